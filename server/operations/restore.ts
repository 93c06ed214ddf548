import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import {
  type BackupCounts,
  countsOf,
  type OpenedBackup,
  openBackup,
  type Progress,
  restoreDatabase,
  restoreFolders,
} from '../adapters/backup-folder/index.ts';
import {
  dataFolders,
  isServerOwned,
  startEmbeddedPostgres,
  stopLeftServer,
} from '../adapters/postgres-embedded/index.ts';
import type { Configuration } from '../configuration.ts';
import type { Clock } from '../kernel/clock.ts';
import { refuseBrokenData, verifyRestoredTrail } from './check-restored.ts';
import { dataPlaces } from './data-places.ts';
import { openServer } from './database-server.ts';
import { carryMark } from './environments/mark.ts';
import { holdLock } from './lock.ts';
import { findReady, markReady, placeRestored, type ReadyMark, restoringFolder } from './place-restored.ts';
import { databaseHolds } from './restored-setting.ts';
import { neededSecret } from './secret.ts';

export type RestoreReport = BackupCounts & {
  readonly sealed: number;
  readonly anchors: number;
  /** What is wrong with the journal; the data were restored all the same. */
  readonly faults: readonly string[];
  /** Where the data that were replaced are kept; null when the place was empty. */
  readonly keptAs: string | null;
};

export type RestoreRequest = {
  readonly configuration: Configuration;
  readonly from: string;
  readonly replace: boolean;
  readonly clock: Clock;
  readonly progress: Progress;
};

/**
 * Restores a backup into the data folder and database of a configuration.
 *
 * Everything is made ready beside (`.restoring`) and checked there, then renamed; with DATABASE_URL the database changes
 * in one transaction. Killed at any moment, what was there is still there, and the same command run again ends the work.
 */
export async function restore(request: RestoreRequest): Promise<RestoreReport> {
  const { configuration } = request;
  const release = await holdLock(`${configuration.dataDir}.restore-lock`);
  if (typeof release === 'number')
    throw new Error(`Une autre restauration de ${configuration.dataDir} est en cours (processus ${release}).`);
  try {
    const left = await findReady(configuration.dataDir);
    const ready = left && (await isDatabaseReady(configuration, left.backupId)) ? left : await makeReady(request);
    await placeRestored(configuration.dataDir, ready);
    return await reportOn(request, ready);
  } finally {
    await release();
  }
}

/** With DATABASE_URL the folder is ready before the database: only the database knows whether its part was done. */
async function isDatabaseReady({ databaseUrl }: Configuration, backupId: string): Promise<boolean> {
  return databaseUrl === null || databaseHolds({ url: databaseUrl }, backupId);
}

async function makeReady(request: RestoreRequest): Promise<ReadyMark> {
  const { configuration, clock } = request;
  const { dataDir, databaseUrl } = configuration;
  const backup = await openBackup(request.from, await neededSecret(configuration), request.progress);
  await refuseOccupiedFolder(dataDir, request.replace);
  const folder = restoringFolder(dataDir);
  await emptyFolder(folder);
  await restoreFolders(backup, dataPlaces(folder));
  await carryMark(dataDir, folder);
  const keptAs = `${dataDir}.before-${clock.now().toISOString().slice(0, 19).replaceAll(':', '')}`;
  const mark = { ...countsOf(backup.manifest), keptAs };
  if (databaseUrl) {
    await markReady(dataDir, mark);
    await fillDatabase(request, backup, { url: databaseUrl });
  } else {
    const server = await startEmbeddedPostgres({ dataDir: folder });
    try {
      await fillDatabase(request, backup, server.connection);
    } finally {
      await server.stop();
    }
    await markReady(dataDir, mark);
  }
  return mark;
}

function fillDatabase(
  { configuration, replace, progress }: RestoreRequest,
  backup: OpenedBackup,
  address: Parameters<typeof restoreDatabase>[1],
): Promise<void> {
  const { filesFolder } = dataPlaces(restoringFolder(configuration.dataDir));
  return restoreDatabase(backup, address, {
    replace,
    progress,
    check: (client) => refuseBrokenData(client, { filesFolder, manifest: backup.manifest }),
  });
}

/** Removes a data folder that nobody uses, with its cluster when it stands apart, and makes it anew. */
export async function emptyFolder(dataDir: string): Promise<void> {
  await stopLeftServer(dataDir);
  const { clusterBase } = await dataFolders(dataDir);
  await rm(clusterBase, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
}

/** What a folder may hold and still be empty of data. */
const OUTSIDE_DATA = new Set(['backups', 'environment.json']);

async function refuseOccupiedFolder(dataDir: string, replace: boolean): Promise<void> {
  if (await isServerOwned(dataDir))
    throw new Error(`FormaPro tourne sur ${dataDir} : arrêtez-le, puis recommencez. Rien n’a été changé.`);
  await stopLeftServer(dataDir);
  const held = (await readdir(dataDir).catch(() => [])).filter((name) => !OUTSIDE_DATA.has(name));
  if (held.length > 0 && !replace)
    throw new Error(
      `${dataDir} contient déjà des données, rien n’a été changé. Donnez un dossier vide avec --into, ou confirmez le remplacement avec --replace (l’ancien dossier sera gardé à côté).`,
    );
}

async function reportOn(
  { configuration, clock }: RestoreRequest,
  { keptAs, ...counts }: ReadyMark,
): Promise<RestoreReport> {
  const { dataDir } = configuration;
  const server = await openServer(configuration, () => undefined);
  try {
    const { sealed, anchors, faults } = await verifyRestoredTrail(server.address, dataDir, clock);
    return { ...counts, sealed, anchors, faults, keptAs: existsSync(keptAs) ? keptAs : null };
  } finally {
    await server.stop();
  }
}
