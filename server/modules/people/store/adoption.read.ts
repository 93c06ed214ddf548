import type { Context } from '../../../kernel/context.ts';
import { type Sql, sql } from '../../../kernel/sql.ts';

export type Counts = { people: number; opened: number; active7: number; active30: number };
export type Since = { readonly days7: Date; readonly days30: Date };

/** An account is open once its password is chosen or somebody came in by it. */
const OPENED = sql`account.suspended_at is null and (account.password_hash is not null
  or exists (select from identity.login where login.person_id = account.person_id))`;

/** People of a set with their account and the last time that they were seen within thirty days. */
const joined = (belongs: Sql, { days30 }: Since): Sql => sql`
  (${belongs}) as belongs
    left join identity.account on account.person_id = belongs.person_id
    left join lateral (select max(last_seen_at) as at from identity.login
                        where login.person_id = belongs.person_id and login.last_seen_at >= ${days30}) as seen on true`;

const counts = ({ days7 }: Since): Sql => sql`count(*)::int as people, count(*) filter (where ${OPENED})::int as opened,
  count(*) filter (where seen.at >= ${days7})::int as active7, count(seen.at)::int as active30`;

const NOBODY: Counts = { people: 0, opened: 0, active7: 0, active30: 0 };

export async function countAudience(ctx: Context, audience: 'learner' | 'trainer', since: Since): Promise<Counts> {
  const belongs =
    audience === 'learner' ? sql`select person_id from people.learner` : sql`select person_id from people.trainer`;
  const [row] = await ctx.query(sql<Counts>`select ${counts(since)} from ${joined(belongs, since)}`);
  return row ?? NOBODY;
}

export type CompanyCounts = Counts & { companyId: string; lastSeenAt: Date | null };

/** By company: its learners, or its training managers. */
export async function countByCompany(
  ctx: Context,
  audience: 'learner' | 'companyManager',
  since: Since,
): Promise<CompanyCounts[]> {
  const belongs =
    audience === 'learner'
      ? sql`select person_id, company_id from people.learner where company_id is not null`
      : sql`select person_id, company_id from people.company_contact`;
  return ctx.query(sql<CompanyCounts>`
    select belongs.company_id as "companyId", ${counts(since)}, max(seen.at) as "lastSeenAt"
      from ${joined(belongs, since)}
     group by belongs.company_id
  `);
}

export async function listCompanies(ctx: Context) {
  return ctx.query(sql<{ companyId: string; name: string; phone: string }>`
    select id as "companyId", name, phone from people.client_company where archived_at is null order by id
  `);
}
