import type { Context } from '../../../kernel/context.ts';
import { neutralCsv } from '../../../kernel/spreadsheet/csv-out.ts';
import { knownActions } from '../../../kernel/trail.ts';
import { listTrail, type TrailFilter } from '../store/trail.read.ts';

/** Lines of one spreadsheet: what people still scroll; a larger part is asked day by day. */
const MAX_LINES = 20_000;

/** The part of the journal that is asked, for a spreadsheet, the latest first. */
export async function exportTrail(ctx: Context, asked: TrailFilter): Promise<Uint8Array> {
  const lines = await listTrail(ctx, { ...asked, size: MAX_LINES });
  const words = knownActions();
  return neutralCsv(
    ['N° scellé', 'Date', 'Action', 'Par', 'Rôle', 'Concerne', 'Session', 'Objet', 'Faits'],
    lines.map((line) => [
      line.seq ?? '',
      line.at.toISOString(),
      words[line.action]?.fr ?? line.action,
      line.actorName ?? (line.actorKind === 'system' ? 'FormaPro' : ''),
      line.actorRole ?? '',
      line.concerns?.name ?? '',
      line.session?.code ?? '',
      line.thing?.name ?? '',
      JSON.stringify(line.facts),
    ]),
  );
}
