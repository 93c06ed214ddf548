import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  countsOf,
  listBackups,
  openBackup,
  type Progress,
  restoreDatabase,
  restoreFolders,
} from '../adapters/backup-folder/index.ts';
import { dataFolders, startEmbeddedPostgres, stopLeftServer } from '../adapters/postgres-embedded/index.ts';
import type { Configuration } from '../configuration.ts';
import type { Clock } from '../kernel/clock.ts';
import type { DatabaseAddress } from '../kernel/database.ts';
import { isRunning } from '../kernel/running.ts';
import type { DrillOutcome } from '../modules/release/ports.ts';
import { refuseBrokenData, verifyRestoredTrail } from './check-restored.ts';
import { dataPlaces } from './data-places.ts';
import { emptyFolder } from './restore.ts';
import { neededSecret } from './secret.ts';

/** What is tried on the restored database before it is thrown away; what it throws is a fault. */
type AfterRestore = (address: DatabaseAddress) => Promise<void>;

/**
 * Restores the newest backup into an empty place that is thrown away: its own PostgreSQL, its own folders. Every sum, count,
 * reference, invariant, file and link of the journal is checked on the way. A failure is an outcome, not an error.
 */
export async function drill(
  configuration: Configuration,
  { clock, progress, afterwards }: { clock: Clock; progress: Progress; afterwards?: AfterRestore },
): Promise<DrillOutcome> {
  const [found] = await listBackups(configuration.backupDir);
  if (!found)
    throw new Error(
      `Il n’y a pas de sauvegarde dans ${configuration.backupDir}. Faites d’abord « npx formapro backup ».`,
    );
  const secret = await neededSecret(configuration);
  const startedAt = clock.now();
  const began = performance.now();
  const place = join(configuration.dataDir, `drill-${process.pid}`);
  await removeAbandonedDrills(configuration.dataDir);
  const { backupId, madeAt, rows, files } = countsOf(found.manifest);
  const outcome = { backupId, backupAt: new Date(madeAt), startedAt, rows, files };
  const elapsedMs = () => Math.round(performance.now() - began);
  try {
    const backup = await openBackup(found.folder, secret, progress);
    await emptyFolder(place);
    await restoreFolders(backup, dataPlaces(place));
    const server = await startEmbeddedPostgres({ dataDir: place, settings: { shared_buffers: '64MB' } });
    try {
      await restoreDatabase(backup, server.connection, {
        replace: false,
        progress,
        check: (client) =>
          refuseBrokenData(client, { filesFolder: dataPlaces(place).filesFolder, manifest: found.manifest }),
      });
      const { sealed, faults } = await verifyRestoredTrail(server.connection, place, clock);
      if (faults.length === 0) await afterwards?.(server.connection);
      return { ...outcome, sealed, faults, durationMs: elapsedMs() };
    } finally {
      await server.stop();
    }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { ...outcome, sealed: 0, faults: [fault], durationMs: elapsedMs() };
  } finally {
    await removePlace(place);
  }
}

async function removePlace(place: string): Promise<void> {
  await stopLeftServer(place);
  const { clusterBase } = await dataFolders(place);
  await rm(clusterBase, { recursive: true, force: true });
  await rm(place, { recursive: true, force: true });
}

/** Places of drills that were killed; one whose process lives is left alone. */
async function removeAbandonedDrills(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(/^drill-(\d+)$/.exec(name)?.[1] ?? 0);
    if (pid === 0 || (pid !== process.pid && isRunning(pid))) continue;
    await removePlace(join(dataDir, name));
  }
}
