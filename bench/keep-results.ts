import { readFile, rename, writeFile } from 'node:fs/promises';

type Results = Readonly<Record<string, unknown>>;

/**
 * Keeps what was measured now and leaves the parts that were not: each says when it was measured.
 *
 * @param path of a JSON file, made when it is not there.
 */
export async function keepResults(path: string, { at, ...measured }: Results & { at: string }): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const { measuredAt, ...before } = JSON.parse(text) as { measuredAt?: Results };
  const now = Object.fromEntries(Object.keys(measured).map((part) => [part, at]));
  const kept = { ...before, at, ...measured, measuredAt: { ...measuredAt, ...now } };
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, `${JSON.stringify(kept, null, 2)}\n`);
  await rename(aside, path);
}
