import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const FILES = join(import.meta.dirname, 'files');
// A fixed date, so that the same files always make the same bytes.
const MADE_AT = new Date('2026-01-05T08:00:00Z');

/** The demonstration's own course as a SCORM 1.2 package: three parts of a few screens each. */
export async function packDemoCourse(): Promise<Buffer> {
  const zip = new ZipFile();
  for (const name of (await readdir(FILES)).sort()) zip.addFile(join(FILES, name), name, { mtime: MADE_AT });
  zip.end();
  return buffer(zip.outputStream);
}
