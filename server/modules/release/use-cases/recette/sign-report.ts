import { type Context, personOf } from '../../../../kernel/context.ts';
import { storeFile } from '../../../../kernel/files.ts';
import type { PdfMaker } from '../../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { VERIFY_CODE_BYTES, verifyCode } from '../../domain/recette/verify-code.ts';
import { closeIteration } from '../../store/recette/campaign.store.ts';
import { findReport, isTrainerTester, type ReportRow } from '../../store/recette/report.read.ts';
import { insertSignature, moveToSigned, takeReportNumber } from '../../store/recette/report.store.ts';
import { makeReportPages } from './make-report-pages.ts';
import { refuseAgainstRule } from './prepare-report.ts';
import { factsHash, reportFacts } from './report-facts.ts';
import { holdUnderTest } from './under-test.ts';

const YEAR = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Europe/Paris' });

/**
 * Signs the procès-verbal for oneself. With the director and one more person it is in force: numbered, printed, and its
 * build takes no result any more.
 *
 * Keeps INV-REC-06: what is signed is what holds at that instant, or the signature is refused; one signature per person.
 */
export async function signReport(ctx: Context, pdfs: PdfMaker, reportId: string) {
  const report = await existingReport(ctx, reportId);
  if (report.signedAt || report.withdrawnAt || report.isOverrun) throw new Refusal('REPORT_NOT_OPEN');
  const iteration = await holdUnderTest(ctx, report.campaignId, { alone: true });
  if (iteration.iterationId !== report.iterationId) throw new Refusal('REPORT_NOT_OPEN');
  const facts = await reportFacts(ctx, iteration);
  refuseAgainstRule(ctx, report.verdict, facts.standing);
  if (factsHash(facts) !== report.factsSha256) throw new Refusal('REPORT_OUTDATED');
  if (!(await insertSignature(ctx, reportId))) throw new Refusal('ALREADY_SIGNED');
  await ctx.record({
    action: 'recette.report-signed',
    subject: { kind: 'report', id: reportId },
    links: { campaign: report.campaignId },
    facts: { verdict: report.verdict, digest: report.digest, factsSha256: report.factsSha256 },
  });
  const signed = await existingReport(ctx, reportId);
  const isDecided = signed.signatures.length >= 2 && signed.signatures.some(({ role }) => role === 'director');
  const number = isDecided ? await putInForce(ctx, pdfs, { report: signed, facts }) : null;
  return { signatures: signed.signatures.length, number };
}

/** The office finds any report; a trainer those of the campaigns they test. */
export async function existingReport(ctx: Context, reportId: string): Promise<ReportRow> {
  const report = await findReport(ctx, reportId);
  const isOpen =
    report && (ctx.reach === 'all' || (await isTrainerTester(ctx, { ...report, personId: personOf(ctx).personId })));
  if (!report || !isOpen) throw new Refusal('NOT_FOUND');
  return report;
}

type Signed = { report: ReportRow; facts: Awaited<ReturnType<typeof reportFacts>> };

async function putInForce(ctx: Context, pdfs: PdfMaker, { report, facts }: Signed): Promise<string> {
  const year = Number(YEAR.format(ctx.now));
  const number = `PVR-${year}-${String(await takeReportNumber(ctx, year)).padStart(3, '0')}`;
  const code = verifyCode(ctx.randomBytes(VERIFY_CODE_BYTES));
  const bytes = await makeReportPages(ctx, pdfs, { report, facts, number, verifyCode: code });
  const name = `pv-de-recette-${report.version}-${number}.pdf`;
  const file = await storeFile(ctx, { bytes, mediaType: 'application/pdf', name });
  await moveToSigned(ctx, { reportId: report.reportId, number, verifyCode: code, fileId: file.id });
  await closeIteration(ctx, report.iterationId);
  await ctx.record({
    action: 'recette.report-in-force',
    subject: { kind: 'report', id: report.reportId },
    links: { campaign: report.campaignId },
    facts: {
      number,
      verdict: report.verdict,
      digest: report.digest,
      factsSha256: report.factsSha256,
      fileSha256: file.sha256,
    },
  });
  return number;
}
