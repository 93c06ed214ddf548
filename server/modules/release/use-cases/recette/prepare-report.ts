import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Standing } from '../../domain/recette/standing.ts';
import { findReport } from '../../store/recette/report.read.ts';
import { insertReport, moveToWithdrawnReport } from '../../store/recette/report.store.ts';
import { factsHash, reportFacts } from './report-facts.ts';
import { missingSentence } from './shown.ts';
import { holdUnderTest } from './under-test.ts';
import { existingIteration } from './waive-criterion.ts';

export type Decision = {
  readonly verdict: 'go' | 'goWithReserves' | 'noGo';
  readonly reserves: readonly { text: string; owner: string; due: string }[];
  readonly comment: string;
};

/** Prepares the procès-verbal with the facts of the moment. It decides nothing until it is signed. */
export async function prepareReport(
  ctx: Context,
  iterationId: string,
  { verdict, reserves, comment }: Decision,
): Promise<{ reportId: string }> {
  if (verdict === 'goWithReserves' && reserves.length === 0) throw new Refusal('RESERVES_MISSING');
  if (verdict === 'go' && reserves.length > 0) throw new Refusal('RESERVES_NOT_FOR_GO');
  const iteration = await existingIteration(ctx, iterationId, { alone: true });
  const facts = await reportFacts(ctx, iteration);
  refuseAgainstRule(ctx, verdict, facts.standing);
  const reportId = ctx.newId();
  const factsSha256 = factsHash(facts);
  if (!(await insertReport(ctx, { reportId, iterationId, verdict, reserves, comment, facts, factsSha256 })))
    throw new Refusal('REPORT_EXISTS');
  await ctx.record({
    action: 'recette.report-prepared',
    subject: { kind: 'report', id: reportId },
    links: { campaign: iteration.campaignId },
    facts: { verdict, digest: iteration.digest, factsSha256 },
  });
  return { reportId };
}

/** INV-REC-05: nobody decides GO when the rule says NO-GO, unless two people waived what it misses. */
export function refuseAgainstRule(ctx: Context, verdict: Decision['verdict'], standing: Standing): void {
  if (verdict !== 'noGo' && standing.verdict === 'noGo')
    throw new Refusal('GO_AGAINST_THE_RULE', { missing: missingSentence(standing.criteria, ctx.language) });
}

/** Withdraws a procès-verbal that is not in force: another may be prepared. */
export async function withdrawReport(ctx: Context, reportId: string): Promise<void> {
  const report = await findReport(ctx, reportId);
  if (!report) throw new Refusal('NOT_FOUND');
  if (report.signedAt || report.withdrawnAt) throw new Refusal('REPORT_NOT_OPEN');
  await holdUnderTest(ctx, report.campaignId, { alone: true });
  if (!(await moveToWithdrawnReport(ctx, reportId))) throw new Refusal('REPORT_NOT_OPEN');
  await ctx.record({
    action: 'recette.report-withdrawn',
    subject: { kind: 'report', id: reportId },
    links: { campaign: report.campaignId },
    facts: { digest: report.digest },
  });
}
