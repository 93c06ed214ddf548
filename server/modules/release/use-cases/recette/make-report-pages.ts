import QRCode from 'qrcode';
import type { Context } from '../../../../kernel/context.ts';
import type { PdfMaker } from '../../../../kernel/pdf/pdf-maker.ts';
import { frenchDay, frenchInstant } from '../../domain/french.ts';
import { GO_PERCENT } from '../../domain/recette/standing.ts';
import { findOrganisationName } from '../../store/recette/organisation.read.ts';
import type { ReportRow } from '../../store/recette/report.read.ts';
import type { ReportFacts } from './report-facts.ts';
import { SHOWN } from './report-words.ts';

type Given = { report: ReportRow; facts: ReportFacts; number: string; verifyCode: string };

/** The pages of a procès-verbal in force: what it decided, on what, who signed, and how to verify it. */
export async function makeReportPages(
  ctx: Context,
  pdfs: PdfMaker,
  { report, facts, number, verifyCode }: Given,
): Promise<Buffer> {
  const address = `${ctx.app.settings.appOrigin}/pv/${verifyCode}`;
  const { standing } = facts;
  const data = {
    ...facts,
    organisation: { name: await findOrganisationName(ctx) },
    number,
    version: report.version,
    verdict: SHOWN.verdict[report.verdict],
    isGo: report.verdict !== 'noGo',
    comment: report.comment,
    issuedOn: frenchDay(ctx.now),
    period: `du ${frenchDay(facts.campaign.startsOn)} au ${frenchDay(facts.campaign.endsOn)}`,
    share:
      standing.shareBp === null ? '' : `${(Math.floor(standing.shareBp / 10) / 10).toLocaleString('fr-FR')}\u00a0%`,
    threshold: GO_PERCENT,
    sum: `100 × ${standing.ok} = ${100 * standing.ok} ${100 * standing.ok >= GO_PERCENT * (standing.planned - standing.excluded) ? '≥' : '<'} ${GO_PERCENT} × ${standing.planned - standing.excluded} = ${GO_PERCENT * (standing.planned - standing.excluded)}`,
    criteria: standing.criteria.map((one) => ({ ...one, name: SHOWN.criterion[one.criterion] })),
    notConforming: facts.notConforming.map((one) => ({ ...one, status: SHOWN.status[one.status] })),
    anomalies: facts.anomalies.map((one) => ({
      ...one,
      severity: SHOWN.severity[one.severity],
      state: SHOWN.state[one.state],
    })),
    waivers: facts.waivers.map((one) => ({
      ...one,
      criterion: SHOWN.criterion[one.criterion],
      expiresOn: frenchDay(one.expiresOn),
    })),
    reserves: report.reserves.map((one) => ({ ...one, due: frenchDay(one.due) })),
    testers: facts.testers.map((one) => ({ ...one, kind: SHOWN.tester[one.kind] })),
    signatures: report.signatures.map(({ person, role, signedAt }) => ({
      name: `${person.firstName} ${person.lastName}`,
      role: SHOWN.role[role] ?? role,
      at: frenchInstant(signedAt),
    })),
    factsSha256: report.factsSha256,
    verifyAddressShown: `${new URL(address).host}/pv/ ${verifyCode.replace(/(.{5})(?=.)/g, '$1 ')}`,
    qrCode: await QRCode.toString(address, {
      type: 'svg',
      margin: 0,
      errorCorrectionLevel: 'M',
      color: { dark: '#054957', light: '#ffffff' },
    }),
  };
  return pdfs.make('release/recette-report', data, ctx.now);
}
