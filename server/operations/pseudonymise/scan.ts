import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { listFiles } from '../../adapters/backup-folder/index.ts';
import type { Identities } from './identities.ts';
import { readRows, type Table } from './tables.ts';

/** A known name that is still somewhere, and where. */
export type Residue = { readonly where: string; readonly name: string };

/** Looks for every known name in every string of every table. A single word is no name where the organisation's own words are. */
export async function scanTables(
  client: pg.ClientBase,
  tables: readonly Table[],
  known: Identities,
  passed: (tables: number) => void,
): Promise<Residue[]> {
  const residues: Residue[] = [];
  for (const { name, columns } of tables) {
    const texts = columns.filter(({ isText, isClosed }) => isText && !isClosed);
    await client.query('begin read only');
    await client.query("set local app.scope = 'internal'");
    for await (const rows of texts.length > 0
      ? readRows(client, { name, columns: texts.map((text) => text.name) })
      : []) {
      for (const row of rows) {
        for (const { name: column, holding } of texts) {
          const found = stringsOf(row[column])
            .flatMap((text) => known.findIn(text))
            .filter((one) => holding !== 'nothing' || /[^\p{L}]/u.test(one));
          residues.push(...found.map((one) => ({ where: `${name}.${column}`, name: one })));
        }
      }
    }
    await client.query('commit');
    passed(1);
  }
  return residues;
}

const BLOCK_BYTES = 1_000_000;
/** Longer than any name: a name across two blocks is found in one of them. */
const OVERLAP_BYTES = 1_000;

/** The same in the bytes of every file, packages too, read as text. */
export async function scanFiles(filesFolder: string, known: Identities): Promise<Residue[]> {
  const residues: Residue[] = [];
  for await (const { path, sizeBytes } of listFiles(filesFolder)) {
    const handle = await open(join(filesFolder, path));
    for (let from = 0; from < sizeBytes; from += BLOCK_BYTES - OVERLAP_BYTES) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(BLOCK_BYTES), 0, BLOCK_BYTES, from);
      const found = known.findIn(buffer.toString('utf8', 0, bytesRead));
      residues.push(...found.map((name) => ({ where: `files/${path}`, name })));
    }
    await handle.close();
  }
  return residues;
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...stringsOf(member)]);
}
