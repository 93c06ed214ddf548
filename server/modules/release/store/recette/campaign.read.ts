import type { Context } from '../../../../kernel/context.ts';
import { type Sql, sql } from '../../../../kernel/sql.ts';
import type { TesterKind } from '../../domain/recette/plan-testers.ts';
import type { PersonName } from './names.ts';

export type Campaign = {
  campaignId: string;
  version: string;
  environment: 'RECETTE' | 'PRÉ-PROD';
  startsOn: string;
  endsOn: string;
};
export type Iteration = {
  iterationId: string;
  campaignId: string;
  number: number;
  digest: string;
  openedAt: Date;
  decidedAt: Date | null;
};

const FACTS = sql`campaign.id as "campaignId", campaign.version, campaign.environment, campaign.starts_on as "startsOn", campaign.ends_on as "endsOn"`;
const ITERATION = sql`iteration.id as "iterationId", iteration.campaign_id as "campaignId", iteration.number, iteration.digest,
  iteration.opened_at as "openedAt", iteration.decided_at as "decidedAt"`;

export async function listCampaigns(ctx: Context): Promise<Campaign[]> {
  return ctx.query(sql<Campaign>`select ${FACTS} from release.campaign order by opened_at desc, id limit 200`);
}

export async function findCampaign(ctx: Context, campaignId: string): Promise<Campaign | null> {
  const [row] = await ctx.query(sql<Campaign>`select ${FACTS} from release.campaign where id = ${campaignId}`);
  return row ?? null;
}

/** Builds of a campaign, the one under test first. */
export async function listIterations(ctx: Context, campaignId: string): Promise<Iteration[]> {
  return ctx.query(sql<Iteration>`
    select ${ITERATION} from release.iteration where campaign_id = ${campaignId} order by number desc
  `);
}

export async function findIteration(ctx: Context, iterationId: string): Promise<Iteration | null> {
  const [row] = await ctx.query(sql<Iteration>`select ${ITERATION} from release.iteration where id = ${iterationId}`);
  return row ?? null;
}

export type Tester = PersonName & { kind: TesterKind };

export async function listTesters(ctx: Context, campaignId: string): Promise<Tester[]> {
  return ctx.query(sql<Tester>`
    select tester.person_id as "personId", person.first_name as "firstName", person.last_name as "lastName", tester.kind
      from release.tester
      join identity.person on person.id = tester.person_id
     where tester.campaign_id = ${campaignId}
     order by tester.kind, kernel.fold(person.last_name), person.id
  `);
}

export type Candidate = Tester & { of: string };

/**
 * People whose account is open and who may be testers, once each; somebody with several roles is what the first says.
 *
 * `of` is the role that makes them one: the screen names it.
 */
export async function listCandidates(ctx: Context, among: readonly string[] | null = null): Promise<Candidate[]> {
  const filter: Sql = among ? sql`and person.id = any(${[...among]}::uuid[])` : sql``;
  return ctx.query(sql<Candidate>`
    select * from (
      select distinct on (person.id) person.id as "personId", person.first_name as "firstName", person.last_name as "lastName",
             case held.role when 'trainer' then 'trainer' when 'companyManager' then 'company' else 'staff' end as kind, held.role as of
        from identity.role_grant as held
        join identity.account on account.person_id = held.person_id and account.suspended_at is null
        join identity.person on person.id = held.person_id
       where held.role in ('trainer', 'companyManager', 'trainingAdministrator', 'qualityManager', 'director', 'systemAdministrator')
         and (held.expires_at is null or held.expires_at > ${ctx.now}) ${filter}
       order by person.id, array_position(array['trainingAdministrator', 'qualityManager', 'director', 'systemAdministrator', 'trainer', 'companyManager'], held.role)
    ) as candidate
     order by kind, kernel.fold("lastName"), "personId"
     limit 500
  `);
}
