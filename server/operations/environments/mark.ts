import { existsSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EnvironmentKey, isEnvironmentKey } from '../../modules/release/index.ts';

const FILE = 'environment.json';

/**
 * Which environment a data folder is. It stands in the folder itself, so that whoever starts these data, and however,
 * starts them under the rules of their environment: no mail leaves a copy of the production.
 *
 * @returns null for an installation that is no environment. A mark that does not read is refused, never taken for none.
 */
export async function readMark(dataDir: string): Promise<EnvironmentKey | null> {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) return null;
  const { key } = JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as { key?: string };
  if (key && isEnvironmentKey(key)) return key;
  throw new Error(
    `Le fichier ${path} ne dit pas de quel environnement sont ces données. Rien n’est démarré : remettez-le.`,
  );
}

export async function writeMark(dataDir: string, key: EnvironmentKey): Promise<void> {
  await writeFile(join(dataDir, FILE), `${JSON.stringify({ key })}\n`);
}

/** Carries the mark over to data that will take the place of these. */
export async function carryMark(from: string, to: string): Promise<void> {
  if (existsSync(join(from, FILE))) await copyFile(join(from, FILE), join(to, FILE));
}
