import { rm } from 'node:fs/promises';
import {
  type BackupMade,
  type BackupSource,
  countsOf,
  listBackups,
  makeBackup,
  type Progress,
  silentProgress,
} from '../adapters/backup-folder/index.ts';
import type { Configuration } from '../configuration.ts';
import type { Clock } from '../kernel/clock.ts';
import type { DatabaseAddress } from '../kernel/database.ts';
import type { Backups } from '../modules/release/ports.ts';
import { VERSION } from '../version.ts';
import { dataPlaces } from './data-places.ts';
import { drill } from './drill.ts';
import { configuredSecret, neededSecret } from './secret.ts';

/** Backs this configuration up into its backup folder, or another. */
export async function backUp(
  configuration: Configuration,
  {
    address,
    to,
    clock,
    progress,
  }: { address: DatabaseAddress; to?: string | undefined; clock: Clock; progress: Progress },
): Promise<BackupMade> {
  const source: BackupSource = { address, ...dataPlaces(configuration.dataDir) };
  return makeBackup({
    source,
    to: to ?? configuration.backupDir,
    secret: await neededSecret(configuration),
    at: clock.now(),
    productVersion: VERSION,
    progress,
  });
}

/** Backups and drills as the release module schedules them, or null when this machine has no key. */
export async function scheduledBackups(
  configuration: Configuration,
  { address, clock }: { address: DatabaseAddress; clock: Clock },
): Promise<Backups | null> {
  if (!(await configuredSecret(configuration))) return null;
  return {
    async backUp() {
      const made = await backUp(configuration, { address, clock, progress: silentProgress });
      await removeOldBackups(configuration.backupDir);
      return factsOf(made);
    },
    drill: () => drill(configuration, { clock, progress: silentProgress }),
  };
}

/** A backup as the release module keeps it. */
export function factsOf({ folder, manifest, sizeBytes }: BackupMade) {
  const { rows, files } = countsOf(manifest);
  return {
    id: manifest.id,
    madeAt: new Date(manifest.madeAt),
    folder,
    productVersion: manifest.productVersion,
    sizeBytes,
    rows,
    files,
    missingFiles: manifest.files.missing.length,
  };
}

/** Nights that scheduled backups are kept. Those made by hand elsewhere (`--to`) are never removed. */
const NIGHTS_KEPT = 14;

async function removeOldBackups(backupDir: string): Promise<void> {
  for (const { folder } of (await listBackups(backupDir)).slice(NIGHTS_KEPT)) await rm(folder, { recursive: true });
}
