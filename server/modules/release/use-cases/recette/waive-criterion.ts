import { parisDay } from '../../../../kernel/clock.ts';
import { type Context, personOf } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Criterion } from '../../domain/recette/standing.ts';
import { findIteration } from '../../store/recette/campaign.read.ts';
import { findWaiver, insertWaiver, moveWaiverToApproved } from '../../store/recette/waiver.store.ts';
import { readSituation } from './standing-now.ts';
import { holdUnderTest } from './under-test.ts';

/** The iteration of this id, which must be the one under test and undecided. */
export async function existingIteration(ctx: Context, iterationId: string, { alone = false } = {}) {
  const asked = await findIteration(ctx, iterationId);
  if (!asked) throw new Refusal('NOT_FOUND');
  const iteration = await holdUnderTest(ctx, asked.campaignId, { alone });
  if (iteration.iterationId !== iterationId) throw new Refusal('ITERATION_DECIDED');
  return iteration;
}

/** Asks that a criterion that does not hold be waived, until a day. It changes nothing until a second person accepts. */
export async function askWaiver(
  ctx: Context,
  {
    iterationId,
    criterion,
    reason,
    expiresOn,
  }: { iterationId: string; criterion: Criterion; reason: string; expiresOn: string },
): Promise<void> {
  const iteration = await existingIteration(ctx, iterationId);
  if (expiresOn < parisDay(ctx.now)) throw new Refusal('WAIVER_EXPIRED');
  const { standing } = await readSituation(ctx, iteration);
  if (standing.criteria.some((one) => one.criterion === criterion && one.holds)) throw new Refusal('WAIVER_NOT_NEEDED');
  const waiverId = ctx.newId();
  if (!(await insertWaiver(ctx, { waiverId, iterationId, criterion, reason, expiresOn })))
    throw new Refusal('WAIVER_EXISTS');
  await ctx.record({
    action: 'recette.waiver-asked',
    subject: { kind: 'waiver', id: waiverId },
    links: { campaign: iteration.campaignId },
    facts: { criterion, expiresOn, digest: iteration.digest },
    personal: { reason },
  });
}

/** Keeps INV-REC-03: the person who asked is not the one who accepts. */
export async function approveWaiver(ctx: Context, waiverId: string): Promise<void> {
  const waiver = await findWaiver(ctx, waiverId);
  if (!waiver) throw new Refusal('NOT_FOUND');
  const iteration = await existingIteration(ctx, waiver.iterationId);
  if (waiver.approvedBy) throw new Refusal('WAIVER_SETTLED');
  if (waiver.askedById === personOf(ctx).personId) throw new Refusal('SECOND_PERSON_NEEDED');
  if (waiver.expiresOn < parisDay(ctx.now)) throw new Refusal('WAIVER_EXPIRED');
  if (!(await moveWaiverToApproved(ctx, waiverId))) throw new Refusal('WAIVER_SETTLED');
  await ctx.record({
    action: 'recette.waiver-approved',
    subject: { kind: 'waiver', id: waiverId },
    links: { campaign: iteration.campaignId },
    facts: { criterion: waiver.criterion, expiresOn: waiver.expiresOn, digest: iteration.digest },
  });
}
