import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { openTable, type RoutingTable, type SignedTable } from '../../modules/release/ports.ts';

const Signed = z.strictObject({ text: z.string(), checksum: z.string(), signature: z.string() });

/** Writes a file so that it is whole or not there: temporary file, flush, rename, flush of the folder. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

export type KeptTable = { readonly signed: SignedTable; readonly table: RoutingTable };

/** The last table that was kept, or null: none yet, unreadable, or not signed by ours. Null sends everybody to stable. */
export async function readKeptTable(path: string, publicKey: string): Promise<KeptTable | null> {
  try {
    const signed = Signed.parse(JSON.parse(await readFile(path, 'utf8')));
    const table = openTable(signed, publicKey);
    return table ? { signed, table } : null;
  } catch {
    return null;
  }
}
