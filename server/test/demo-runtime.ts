import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createDemo } from '../../tools/demo/create.ts';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { openRuntime, type Runtime } from '../runtime.ts';

export const TEST_PASSPHRASE = 'une phrase de test assez longue';

/** A folder of this test file alone, which the database's account may enter; removed at the end. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'formapro-ops-'));
  await chmod(folder, 0o755);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A configuration that stands in a folder, with words that encrypt its backups. */
export function configurationIn(folder: string, more: NodeJS.ProcessEnv = {}): Configuration {
  return readConfiguration({ DATA_DIR: join(folder, 'data'), BACKUP_PASSPHRASE: TEST_PASSPHRASE, ...more });
}

/** The product with its demonstration on its own embedded database: files, keys, journal, jobs, as a customer has them. */
export async function demoRuntime(folder: string): Promise<Runtime> {
  const runtime = await openRuntime(configurationIn(folder), () => undefined);
  afterAll(() => runtime.close());
  await createDemo(runtime, () => undefined);
  return runtime;
}
