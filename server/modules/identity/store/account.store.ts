import type { Role } from '../../../kernel/access.ts';
import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { join, type Sql, sql } from '../../../kernel/sql.ts';

const HAS_FACTOR = sql`(account.totp_confirmed_at is not null
  or exists (select from identity.passkey where passkey.person_id = account.person_id))`;

export type Account = {
  readonly personId: string;
  readonly passwordHash: string | null;
  readonly suspendedAt: Date | null;
  readonly hasSecondFactor: boolean;
  readonly roles: Role[];
};

/** The account behind an address, with the roles that have not expired; null when there is none. */
export async function findAccountByEmail(ctx: Context, email: string): Promise<Account | null> {
  const [account] = await ctx.query(sql<Account>`
    select account.person_id     as "personId",
           account.password_hash as "passwordHash",
           account.suspended_at  as "suspendedAt",
           ${HAS_FACTOR} as "hasSecondFactor",
           array(select role
                   from identity.role_grant
                  where role_grant.person_id = account.person_id
                    and (expires_at is null or expires_at > ${ctx.now})) as roles
      from identity.account
      join identity.person on person.id = account.person_id
     where person.email = ${email}
  `);
  return account ?? null;
}

/** Who a person is, as `GET /me` shows it. */
export async function findMe(ctx: Context, personId: string, role: Role) {
  const [me] = await ctx.query(sql<{
    firstName: string;
    lastName: string;
    email: string | null;
    language: 'fr' | 'en';
    roles: Role[];
    accessEndsAt: Date | null;
  }>`
    select person.first_name as "firstName",
           person.last_name  as "lastName",
           person.email::text as email,
           person.language,
           array(select held.role
                   from identity.role_grant as held
                  where held.person_id = person.id
                    and (held.expires_at is null or held.expires_at > ${ctx.now})) as roles,
           (select expires_at from identity.role_grant as held
             where held.person_id = person.id and held.role = ${role}) as "accessEndsAt"
      from identity.person
     where person.id = ${personId}
  `);
  return me ?? null;
}

/** The person who stands for a role in a demonstration: the first who was given it. */
export async function findDemoPerson(ctx: Context, role: Role): Promise<string | null> {
  const [person] = await ctx.query(sql<{ id: string }>`
    select held.person_id as id
      from identity.role_grant as held
      join identity.account on account.person_id = held.person_id and account.suspended_at is null
     where held.role = ${role} and (held.expires_at is null or held.expires_at > ${ctx.now})
     order by held.granted_at, held.person_id
     limit 1
  `);
  return person?.id ?? null;
}

export type AccountOwner = {
  personId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  language: 'fr' | 'en';
  passwordHash: string | null;
  suspendedAt: Date | null;
  hasSecondFactor: boolean;
  roles: Role[];
};

/** An account with its person, by id. */
export async function findOwner(ctx: Context, personId: string): Promise<AccountOwner | null> {
  const [row] = await ctx.query(sql<AccountOwner>`
    select person.id as "personId", person.first_name as "firstName", person.last_name as "lastName", person.email::text as email,
           person.language, account.password_hash as "passwordHash", account.suspended_at as "suspendedAt",
           ${HAS_FACTOR} as "hasSecondFactor",
           array(select role from identity.role_grant as held
                  where held.person_id = person.id and (held.expires_at is null or held.expires_at > ${ctx.now})) as roles
      from identity.account
      join identity.person on person.id = account.person_id
     where person.id = ${personId}
  `);
  return row ?? null;
}

/** The person behind an address, account or not. */
export async function findPersonByEmail(ctx: Context, email: string): Promise<string | null> {
  const [row] = await ctx.query(sql<{ id: string }>`select id from identity.person where email = ${email}`);
  return row?.id ?? null;
}

export async function holdAccount(ctx: Context, personId: string): Promise<void> {
  await ctx.query(sql`
    insert into identity.account (person_id, created_at) values (${personId}, ${ctx.now}) on conflict (person_id) do nothing
  `);
}

export async function grantRole(
  ctx: Context,
  grant: { personId: string; role: Role; companyId: string | null; expiresAt: Date | null },
): Promise<void> {
  await ctx.query(sql`
    insert into identity.role_grant (person_id, role, company_id, granted_at, expires_at)
    values (${grant.personId}, ${grant.role}, ${grant.companyId}, ${ctx.now}, ${grant.expiresAt})
        on conflict (person_id, role) do update set company_id = excluded.company_id, expires_at = excluded.expires_at
  `);
}

export async function setPassword(ctx: Context, personId: string, passwordHash: string): Promise<void> {
  await ctx.query(sql`
    update identity.account set password_hash = ${passwordHash}, password_changed_at = ${ctx.now} where person_id = ${personId}
  `);
}

export async function setLanguage(ctx: Context, personId: string, language: 'fr' | 'en'): Promise<void> {
  await ctx.query(sql`update identity.person set language = ${language} where id = ${personId}`);
}

/** Suspends or opens an account again; false when it was so already. */
export async function setSuspended(ctx: Context, personId: string, isSuspended: boolean): Promise<boolean> {
  const rows = await ctx.query(sql`
    update identity.account set suspended_at = ${isSuspended ? ctx.now : null}
     where person_id = ${personId} and (suspended_at is null) = ${isSuspended}::boolean returning person_id
  `);
  return rows.length > 0;
}

export type AccountRow = {
  personId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  roles: Role[];
  state: 'active' | 'invited' | 'suspended';
  hasSecondFactor: boolean;
  lastSeenAt: Date | null;
};

const STATE = sql`
  case when account.suspended_at is not null then 'suspended' when account.password_hash is null then 'invited' else 'active' end`;

/** People who may sign in. Learners are many, so the list is read through the index of their names. */
export async function listAccounts(
  ctx: Context,
  asked: PageAsked & {
    readonly role?: Role | undefined;
    readonly state?: AccountRow['state'] | undefined;
    readonly personId?: string | undefined;
  },
): Promise<{ rows: AccountRow[]; total: number }> {
  const filters: Sql[] = [sql`true`];
  const pattern = likePattern(asked.search);
  if (pattern) filters.push(sql`person.search like kernel.fold(${pattern})`);
  if (asked.role)
    filters.push(
      sql`exists (select from identity.role_grant as held where held.person_id = person.id and held.role = ${asked.role})`,
    );
  if (asked.state) filters.push(sql`${STATE} = ${asked.state}`);
  if (asked.personId) filters.push(sql`person.id = ${asked.personId}`);
  const where = join(filters, ' and ');
  const columns = { name: 'kernel.fold(person.last_name)', lastSeenAt: 'seen.at' };
  const rows = await ctx.query(sql<AccountRow>`
    select person.id as "personId", person.first_name as "firstName", person.last_name as "lastName", person.email::text as email,
           array(select role from identity.role_grant as held where held.person_id = person.id) as roles,
           ${STATE} as state, ${HAS_FACTOR} as "hasSecondFactor", seen.at as "lastSeenAt"
      from identity.account
      join identity.person on person.id = account.person_id
      left join lateral (select max(last_seen_at) as at from identity.login where login.person_id = person.id) as seen on true
     where ${where} ${pageOrder(asked, columns, 'name', 'person.id')}
  `);
  const [count] = await ctx.query(sql<{ total: number }>`
    select count(*)::int as total from identity.account join identity.person on person.id = account.person_id where ${where}
  `);
  return { rows, total: count?.total ?? 0 };
}
