import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { FileToSend } from '../../../../kernel/route.ts';
import { neutralCsv } from '../../../../kernel/spreadsheet/csv-out.ts';
import { neutralXlsx } from '../../../../kernel/spreadsheet/xlsx-out.ts';
import { coverageOf } from '../../domain/recette/standing.ts';
import { listRequirements } from '../../store/recette/book.read.ts';
import { findCampaign } from '../../store/recette/campaign.read.ts';
import { listItems } from '../../store/recette/item.read.ts';
import { SHOWN } from './report-words.ts';
import { statusOf } from './standing-now.ts';

/** Every requirement with the cases that cover it and where they stand on the build under test. */
export async function readMatrix(ctx: Context, campaignId: string) {
  if (!(await findCampaign(ctx, campaignId))) throw new Refusal('NOT_FOUND');
  const items = await listItems(ctx, campaignId);
  const lines = (await listRequirements(ctx)).map(({ code, title }) => {
    const cases = items.filter(({ requirements }) => requirements.includes(code));
    return {
      requirement: code,
      requirementTitle: title,
      status: coverageOf(cases.map(statusOf)),
      cases: cases.map((item) => ({
        itemId: item.itemId,
        code: item.code,
        title: item.title,
        priority: item.priority,
        status: statusOf(item),
        endedAt: item.endedAt?.toISOString() ?? null,
        indicators: item.indicators,
      })),
    };
  });
  const of = (status: (typeof lines)[number]['status']) => lines.filter((line) => line.status === status).length;
  return {
    framework: items[0]?.framework ?? '',
    lines,
    counts: { ok: of('ok'), nok: of('nok'), notRun: of('notRun'), uncovered: of('uncovered') },
  };
}

const COLUMNS = [
  'Exigence',
  'Intitulé',
  'Couverture',
  'Cas',
  'Intitulé du cas',
  'Priorité',
  'Résultat',
  'Exécuté le',
  'Indicateurs Qualiopi',
];
const WIDTHS = [14, 38, 14, 12, 52, 9, 14, 18, 18];
const COVERAGE = { ok: 'OK', nok: 'NOK', notRun: 'Non exécuté', uncovered: 'Non couvert' } as const;
const AT = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });

/** The matrix as a spreadsheet, one line per requirement and case; a requirement without a case keeps its line. */
export async function exportMatrix(ctx: Context, campaignId: string, format: 'xlsx' | 'csv'): Promise<FileToSend> {
  const { lines } = await readMatrix(ctx, campaignId);
  const rows = lines.flatMap(({ requirement, requirementTitle, status, cases }) => {
    const head = [requirement, requirementTitle, COVERAGE[status]];
    if (cases.length === 0) return [[...head, '', '', '', '', '', '']];
    return cases.map((one) => [
      ...head,
      one.code,
      one.title,
      one.priority,
      SHOWN.status[one.status],
      one.endedAt ? AT.format(new Date(one.endedAt)) : '',
      one.indicators.join(', '),
    ]);
  });
  if (format === 'csv')
    return { bytes: neutralCsv(COLUMNS, rows), mediaType: 'text/csv', name: 'matrice-de-tracabilite.csv' };
  const sheet = { columns: COLUMNS, rows, widths: WIDTHS };
  return {
    bytes: await neutralXlsx(sheet, { sheet: 'Traçabilité', madeAt: ctx.now }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: 'matrice-de-tracabilite.xlsx',
  };
}
