import type { Application, Context } from '../../../../kernel/context.ts';
import { findFile } from '../../../../kernel/files.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { FileToSend, HttpFacts } from '../../../../kernel/route.ts';
import { countTry } from '../../../../kernel/throttle.ts';
import { findReportByCode } from '../../store/recette/report.read.ts';
import { existingReport } from './sign-report.ts';

/** The procès-verbal as it was signed, void or not: a document is never rewritten. */
export async function openReport(ctx: Context, reportId: string): Promise<FileToSend> {
  const report = await existingReport(ctx, reportId);
  if (!report.fileId) throw new Refusal('REPORT_NOT_SIGNED');
  const file = await findFile(ctx, report.fileId);
  return { bytes: await ctx.app.files.read(file.id), mediaType: file.mediaType, name: file.name, inline: true };
}

/** Whether a printed procès-verbal is in force. Sixty tries per address in ten minutes. */
export async function verifyReport(app: Application, { code, http }: { code: string; http: HttpFacts }) {
  await countTry(app, { door: 'report-verification', subject: http.address, limit: 60, windowMn: 10 });
  const reader = { actor: { kind: 'system', name: 'report-verification' }, readOnly: true } as const;
  const report = await app.transaction(reader, (ctx) => findReportByCode(ctx, code.toUpperCase()));
  if (!report) return { state: 'unknown' as const, number: null, version: null, verdict: null, factsSha256: null };
  const { number, version, verdict, factsSha256, isOverrun } = report;
  return { state: isOverrun ? ('void' as const) : ('inForce' as const), number, version, verdict, factsSha256 };
}
