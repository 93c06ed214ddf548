import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { asOrganisation } from '../../../../kernel/transaction.ts';
import { runBy } from '../../domain/recette/run-by.ts';
import { findCampaign } from '../../store/recette/campaign.read.ts';
import { countExecutions, listExecutions } from '../../store/recette/execution.read.ts';
import { findItem, type ItemRow, listItemsOf, listReachableItems } from '../../store/recette/item.read.ts';
import { listToSign } from '../../store/recette/report.read.ts';
import { shownItem, shownIteration } from './shown.ts';
import { statusOf } from './standing-now.ts';
import { iterationUnderTest } from './under-test.ts';

const OWN_CASES = 'the query names the caller as the tester; of other people’s runs it tells the outcome and no more';

/** A case that the caller reaches: any for the office, their own for a tester. */
export async function existingItem(ctx: Context, itemId: string): Promise<ItemRow> {
  const item = await asOrganisation(ctx, OWN_CASES, () => findItem(ctx, itemId));
  if (!item) throw new Refusal('NOT_FOUND');
  return item;
}

export async function readMyCases(ctx: Context) {
  const { personId } = personOf(ctx);
  const rows = await asOrganisation(ctx, OWN_CASES, () => listItemsOf(ctx, personId));
  const toSign = await asOrganisation(ctx, 'reports of campaigns that the caller tests', () =>
    listToSign(ctx, personId),
  );
  return {
    rows: rows.map((row) => {
      const { exclusion, ...item } = shownItem(row);
      return { ...item, version: row.release, environment: row.environment };
    }),
    toSign,
  };
}

/** The next case to run after this one: the caller's own, or any for the office. */
export async function nextItem(ctx: Context, item: ItemRow): Promise<string | null> {
  const items = await asOrganisation(ctx, OWN_CASES, () => listReachableItems(ctx, item.campaignId));
  const waiting = items.filter((one) => statusOf(one) === 'toRun' && one.itemId !== item.itemId);
  const mine = waiting.filter(({ tester }) => tester?.personId === personOf(ctx).personId);
  const [next] = (mine.length > 0 ? mine : waiting).sort((a, b) => a.priority.localeCompare(b.priority));
  return next?.itemId ?? null;
}

export async function readItem(ctx: Context, itemId: string) {
  const item = await existingItem(ctx, itemId);
  const iteration = await iterationUnderTest(ctx, item.campaignId);
  const campaign = await findCampaign(ctx, item.campaignId);
  if (!campaign) throw new Refusal('NOT_FOUND');
  const { code, domain, title, actor, preconditions, steps, expected, priority, isBlocking, indicators } = item;
  const { requirements, isAutomatable, automation, environment, version, framework } = item;
  const text = { code, domain, title, actor, preconditions, steps, expected, priority, isBlocking, indicators };
  const executions = await listExecutions(ctx, itemId);
  return {
    itemId,
    campaign,
    iteration: shownIteration(iteration),
    case: { ...text, requirements, isAutomatable, automation, environment, version, framework },
    status: statusOf(item),
    runBy: runBy(item),
    tester: item.tester,
    seen: await runsSoFar(ctx, { itemId, iterationId: iteration.iterationId }),
    next: await nextItem(ctx, item),
    executions: executions.map((one) => ({ ...one, endedAt: one.endedAt.toISOString() })),
    openAnomalies: item.openAnomalies,
  };
}

/** How many runs the build has of this case, whoever made them: the next one takes the number after. */
export async function runsSoFar(ctx: Context, one: { itemId: string; iterationId: string }): Promise<number> {
  return asOrganisation(ctx, 'a number of runs; who made them stays unread', () => countExecutions(ctx, one));
}
