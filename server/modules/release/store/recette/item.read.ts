import type { Context } from '../../../../kernel/context.ts';
import { type Sql, sql } from '../../../../kernel/sql.ts';
import type { Case } from '../../domain/recette/book-sheet.ts';
import type { Outcome } from '../../domain/recette/standing.ts';
import { CASE_TEXT } from './book.read.ts';
import { nameOf, type PersonName } from './names.ts';

export type ItemRow = Case & {
  itemId: string;
  campaignId: string;
  caseId: string;
  version: number;
  framework: string;
  tester: PersonName | null;
  /** Runs on the build under test, and what the last one saw. */
  runs: number;
  last: Outcome | null;
  endedAt: Date | null;
  /** What the last run on the build before saw. */
  before: Outcome | null;
  toRetest: number;
  openAnomalies: number;
  exclusion: ExclusionRow | null;
};
export type ExclusionRow = {
  exclusionId: string;
  reason: string;
  askedBy: PersonName;
  askedAt: string;
  approvedBy: PersonName | null;
};

function reachable(ctx: Context): Sql {
  if (ctx.reach === 'all') return sql`true`;
  return sql`item.tester_id = ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}`;
}

const COLUMNS = sql`
  item.id as "itemId", item.campaign_id as "campaignId", item.case_id as "caseId", item.version, test_case.code, ${CASE_TEXT},
  ${nameOf('tester')} as tester, coalesce(run.runs, 0) as runs, run.outcome as last, run.ended_at as "endedAt", earlier.outcome as before,
  found.waiting as "toRetest", found.live as "openAnomalies",
  case when exclusion.id is not null then jsonb_build_object('exclusionId', exclusion.id, 'reason', exclusion.reason,
         'askedBy', ${nameOf('asker')}, 'askedAt', to_json(exclusion.asked_at), 'approvedBy', ${nameOf('approver')}) end as exclusion`;

const FROM = sql`
      from release.campaign_item as item
      join release.test_case on test_case.id = item.case_id
      join release.test_case_version as text on text.case_id = item.case_id and text.version = item.version
      join lateral (select id, number from release.iteration where campaign_id = item.campaign_id order by number desc limit 1) as build on true
      left join lateral (select outcome, ended_at, number as runs from release.execution
                          where item_id = item.id and iteration_id = build.id order by number desc limit 1) as run on true
      left join lateral (select execution.outcome from release.execution
                           join release.iteration as past on past.id = execution.iteration_id and past.number = build.number - 1
                          where execution.item_id = item.id order by execution.number desc limit 1) as earlier on true
      join lateral (select count(*) filter (where state = 'toRetest')::int as waiting,
                           count(*) filter (where state not in ('closed', 'rejected'))::int as live
                      from release.anomaly where anomaly.item_id = item.id) as found on true
      left join identity.person as tester on tester.id = item.tester_id
      left join release.exclusion on exclusion.item_id = item.id and exclusion.withdrawn_at is null
      left join identity.person as asker on asker.id = exclusion.asked_by
      left join identity.person as approver on approver.id = exclusion.approved_by`;

/** Every case of a campaign with what the build under test showed. */
export async function listItems(ctx: Context, campaignId: string): Promise<ItemRow[]> {
  return ctx.query(sql<ItemRow>`
    select ${COLUMNS} ${FROM} where item.campaign_id = ${campaignId} order by item.position, item.id
  `);
}

/** The same as far as the caller reaches: a tester has their own only. */
export async function listReachableItems(ctx: Context, campaignId: string): Promise<ItemRow[]> {
  return ctx.query(sql<ItemRow>`
    select ${COLUMNS} ${FROM} where item.campaign_id = ${campaignId} and ${reachable(ctx)} order by item.position, item.id
  `);
}

export async function findItem(ctx: Context, itemId: string): Promise<ItemRow | null> {
  const [row] = await ctx.query(
    sql<ItemRow>`select ${COLUMNS} ${FROM} where item.id = ${itemId} and ${reachable(ctx)}`,
  );
  return row ?? null;
}

/** Cases that a person is expected to run, of campaigns whose build is not decided. */
export async function listItemsOf(ctx: Context, personId: string): Promise<(ItemRow & { release: string })[]> {
  return ctx.query(sql<ItemRow & { release: string }>`
    select ${COLUMNS}, campaign.version as release ${FROM}
      join release.campaign on campaign.id = item.campaign_id
      join release.iteration as under_test on under_test.id = build.id and under_test.decided_at is null
     where item.tester_id = ${personId}
     order by campaign.opened_at desc, text.priority, item.position
  `);
}
