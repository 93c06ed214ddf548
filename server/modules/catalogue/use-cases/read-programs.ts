import type { Context } from '../../../kernel/context.ts';
import type { PageAsked } from '../../../kernel/paging.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { neutralCsv } from '../../../kernel/spreadsheet/csv-out.ts';
import * as reads from '../store/program.read.ts';

export const { listPrograms } = reads;

/** A version as the program page shows it, with the list of its sisters. */
export async function readVersion(ctx: Context, versionId: string) {
  const version = await reads.findVersion(ctx, versionId);
  if (!version) throw new Refusal('NOT_FOUND');
  const versions = await reads.listVersions(ctx, version.programId);
  return {
    ...version,
    publishedAt: version.publishedAt?.toISOString() ?? null,
    versions: versions.map((one) => ({ ...one, publishedAt: one.publishedAt?.toISOString() ?? null })),
  };
}

const STATE_WORDS = { draft: 'Brouillon', published: 'En vigueur', retired: 'Remplacée' } as const;

/** Everything the list shows, without its pages, for a spreadsheet: hours and euros. At most 20,000 lines. */
export async function exportPrograms(ctx: Context, asked: Pick<PageAsked, 'search'>): Promise<Uint8Array> {
  const { rows } = await reads.listPrograms(ctx, { ...asked, page: 1, size: 20_000 });
  return neutralCsv(
    [
      'Code',
      'Formation',
      'Version',
      'État',
      'Heures en salle',
      'Heures en classe virtuelle',
      'Heures à distance',
      'Prix (€)',
    ],
    rows.map((row) => [
      row.code,
      row.title,
      row.versionNumber,
      STATE_WORDS[row.state],
      row.onsiteMn / 60,
      row.virtualMn / 60,
      row.elearningMn / 60,
      row.priceCents / 100,
    ]),
  );
}
