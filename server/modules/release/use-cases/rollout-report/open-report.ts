import type { Application, Context } from '../../../../kernel/context.ts';
import { findFile } from '../../../../kernel/files.ts';
import type { PdfMaker } from '../../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { FileToSend, HttpFacts } from '../../../../kernel/route.ts';
import { countTry } from '../../../../kernel/throttle.ts';
import type { PopulationSource } from '../../ports.ts';
import { findRolloutReport, findRolloutReportByCode } from '../../store/rollout/report.read.ts';
import { findRollout } from '../../store/rollout/rollout.store.ts';
import { factsHash, reportFileName } from './keep-reports.ts';
import { makeReportPages } from './make-report-pages.ts';
import { rolloutFacts } from './rollout-facts.ts';

/** The report as it was written once the rollout was over; before that, a provisional one of this instant. */
export async function openRolloutReport(
  ctx: Context,
  { rolloutId, source, pdfs }: { rolloutId: string; source: PopulationSource; pdfs: PdfMaker },
): Promise<FileToSend> {
  const rollout = await findRollout(ctx, rolloutId);
  if (!rollout) throw new Refusal('NOT_FOUND');
  const report = await findRolloutReport(ctx, rolloutId);
  if (report) {
    const file = await findFile(ctx, report.fileId);
    return { bytes: await ctx.app.files.read(file.id), mediaType: file.mediaType, name: file.name, inline: true };
  }
  const facts = await rolloutFacts(ctx, source, rollout);
  const bytes = await makeReportPages(ctx, pdfs, { facts, factsSha256: factsHash(facts), inForce: null });
  return { bytes, mediaType: 'application/pdf', name: reportFileName(rollout, 'provisoire'), inline: true };
}

/** Whether a printed report is one of this installation. Sixty tries per address in ten minutes. */
export async function verifyRolloutReport(app: Application, { code, http }: { code: string; http: HttpFacts }) {
  await countTry(app, { door: 'rollout-report-verification', subject: http.address, limit: 60, windowMn: 10 });
  const reader = { actor: { kind: 'system', name: 'report-verification' }, readOnly: true } as const;
  const report = await app.transaction(reader, (ctx) => findRolloutReportByCode(ctx, code.toUpperCase()));
  if (!report) return { isKnown: false, number: null, version: null, outcome: null, factsSha256: null };
  const { number, version, outcome, factsSha256 } = report;
  return { isKnown: true, number, version, outcome, factsSha256 };
}
