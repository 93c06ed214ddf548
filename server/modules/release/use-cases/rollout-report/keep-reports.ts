import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { Context } from '../../../../kernel/context.ts';
import { storeFile } from '../../../../kernel/files.ts';
import type { PdfMaker } from '../../../../kernel/pdf/pdf-maker.ts';
import { VERIFY_CODE_BYTES, verifyCode } from '../../domain/recette/verify-code.ts';
import type { PopulationSource } from '../../ports.ts';
import { listUnreported } from '../../store/rollout/report.read.ts';
import { insertRolloutReport, takeRolloutReportNumber } from '../../store/rollout/report.store.ts';
import { findRollout, holdRollouts, type RolloutRow } from '../../store/rollout/rollout.store.ts';
import { edgesAreUpToDate } from '../rollout/edge-state.ts';
import { makeReportPages } from './make-report-pages.ts';
import { type RolloutFacts, rolloutFacts } from './rollout-facts.ts';

/** The report waits for the edges to say that the last move is in force, but not for one that never will. */
const PATIENCE_MS = 10 * 60_000;
const YEAR = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Europe/Paris' });

/**
 * Writes the report of each rollout that is over, once. The way back never waits for it: it comes afterwards, in its own
 * transaction, and a run that was killed starts again.
 */
export async function keepReports(ctx: Context, source: PopulationSource, pdfs: PdfMaker): Promise<void> {
  await holdRollouts(ctx);
  for (const rolloutId of await listUnreported(ctx)) {
    const rollout = await findRollout(ctx, rolloutId);
    if (!rollout?.endedAt) continue;
    const isLate = ctx.now.getTime() - rollout.endedAt.getTime() > PATIENCE_MS;
    if (isLate || (await edgesAreUpToDate(ctx))) await keepReport(ctx, { rollout, source, pdfs });
  }
}

type Given = { rollout: RolloutRow; source: PopulationSource; pdfs: PdfMaker };

async function keepReport(ctx: Context, { rollout, source, pdfs }: Given): Promise<void> {
  const facts = await rolloutFacts(ctx, source, rollout);
  const factsSha256 = factsHash(facts);
  const year = Number(YEAR.format(ctx.now));
  const number = `BMP-${year}-${String(await takeRolloutReportNumber(ctx, year)).padStart(3, '0')}`;
  const code = verifyCode(ctx.randomBytes(VERIFY_CODE_BYTES));
  const bytes = await makeReportPages(ctx, pdfs, { facts, factsSha256, inForce: { number, verifyCode: code } });
  const name = reportFileName(rollout, number);
  const file = await storeFile(ctx, { bytes, mediaType: 'application/pdf', name });
  await insertRolloutReport(ctx, {
    rolloutId: rollout.id,
    number,
    facts,
    factsSha256,
    verifyCode: code,
    fileId: file.id,
  });
  await ctx.record({
    action: 'release.rollout-reported',
    subject: { kind: 'rollout', id: rollout.id },
    facts: { number, version: rollout.canaryVersion, outcome: rollout.state, factsSha256, fileSha256: file.sha256 },
  });
}

export const reportFileName = ({ canaryVersion }: RolloutRow, number: string) =>
  `bilan-mise-en-production-${canaryVersion.replaceAll('+', '-')}-${number}.pdf`;

/** SHA-256 of the facts: the same facts give the same hash, whenever they are read. */
export function factsHash(facts: RolloutFacts): string {
  return createHash('sha256').update(canonicalJson(facts)).digest('hex');
}
