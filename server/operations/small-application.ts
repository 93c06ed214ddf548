import { join } from 'node:path';
import { folderFileStore } from '../adapters/files-folder/index.ts';
import { createApplication } from '../application.ts';
import { installationKey } from '../configuration.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Application } from '../kernel/context.ts';
import { type DatabaseAddress, openDatabase } from '../kernel/database.ts';
import { VERSION } from '../version.ts';

/** An application without web, modules or queue, for one piece of an operator's work; nothing is migrated. */
export async function withSmallApplication<T>(
  { address, dataDir, clock }: { address: DatabaseAddress; dataDir: string; clock: Clock },
  run: (app: Application) => Promise<T>,
): Promise<T> {
  const database = openDatabase(address, { as: 'app', max: 2 });
  try {
    const app = createApplication({
      database,
      clock,
      files: folderFileStore(join(dataDir, 'files')),
      jobs: { send: () => Promise.reject(new Error('an operator command sends no job')) },
      installationKey: await installationKey(dataDir),
      settings: { appOrigin: '', contentOrigin: '', demo: false, version: VERSION },
    });
    return await run(app);
  } finally {
    await database.close();
  }
}
