import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { heldByOthers, holdServer } from './hold.ts';
import { dropForeignLock } from './lock-file.ts';
import { clusterBase, type Places, placesOf, preparePlaces } from './places.ts';
import { answers, ensureDatabase, launch, stopServer } from './server-process.ts';
import { serviceAccount } from './service-account.ts';

export type EmbeddedPostgres = {
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  /** True when a server of this data folder was already running. */
  readonly adopted: boolean;
  /** Stops the server, unless another living FormaPro process works with it: the last one to leave turns off the light. */
  stop(): Promise<void>;
};

const PATIENCE_MS = 20_000;

/** The folders that make up the database and the data of one data folder: one, or two when the cluster stands apart. */
export async function dataFolders(
  dataDir: string,
): Promise<{ readonly dataDir: string; readonly clusterBase: string }> {
  const folder = resolve(dataDir);
  return { dataDir: folder, clusterBase: await clusterBase(folder, await serviceAccount()) };
}

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that is running (after the death of its parent).
 *
 * Works as root (through a service account) and as an ordinary user; after `kill -9` it waits for dying processes to let
 * go of the folder, up to 20 s. Errors are French sentences that say what to do.
 *
 * @param settings PostgreSQL settings that override ours; tests use fsync=off.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log = () => undefined,
  settings = {},
}: {
  dataDir: string;
  log?: (sentence: string) => void;
  settings?: Readonly<Record<string, string>>;
}): Promise<EmbeddedPostgres> {
  const account = await serviceAccount();
  const binaries = await findBinaries(account);
  const places = await preparePlaces(resolve(dataDir), binaries.major, account);
  await ensureCluster(places.cluster, binaries, account);
  const adopted = await answers(places);
  if (!adopted) {
    await dropForeignLock(places);
    await launchPatiently(() => launch({ binaries, places, account, settings }), places, log);
  }
  const letGo = await holdServer(places);
  await ensureDatabase(places, 'formapro');
  return {
    connection: { host: places.socketFolder, user: 'formapro', database: 'formapro' },
    adopted,
    stop: async () => {
      await letGo();
      if (!(await heldByOthers(places))) await stopServer(places);
    },
  };
}

/** After a kill, children of the dead server may still hold its memory or its lock: try again until they are gone. */
async function launchPatiently(
  attempt: () => Promise<string | null>,
  places: Places,
  log: (sentence: string) => void,
): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (let tries = 1; ; tries++) {
    const trouble = await attempt();
    if (trouble === null) return;
    if (await answers(places)) return;
    if (Date.now() > end) throw new Error(`PostgreSQL ne démarre pas : ${trouble} Voyez ${places.logFile}`);
    if (tries === 1) log('L’ancienne base de données finit de s’arrêter, un instant…');
    await new Promise((wake) => setTimeout(wake, 500));
  }
}

/** Whether a live FormaPro process works on the database of a data folder. Starts and makes nothing. */
export async function isServerOwned(dataDir: string): Promise<boolean> {
  const folder = resolve(dataDir);
  const places = placesOf(folder, await clusterBase(folder, await serviceAccount()));
  return heldByOthers(places);
}

/** Stops the server that a killed process left behind in a data folder, if any. */
export async function stopLeftServer(dataDir: string): Promise<void> {
  const { clusterBase: base } = await dataFolders(dataDir);
  for (const name of await readdir(base).catch(() => []))
    if (/^pg\d+$/.test(name)) {
      const cluster = join(base, name);
      await dropForeignLock({ cluster });
      await stopServer({ cluster });
    }
}
