import { readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { type Places, preparePlaces } from './places.ts';
import { answers, ensureDatabase, launch, runningPid, stopServer } from './server-process.ts';
import { serviceAccount } from './service-account.ts';

export type EmbeddedPostgres = {
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  /** True when a server of this data folder was already running. */
  readonly adopted: boolean;
  /** Stops the server, unless another live FormaPro process owns it. */
  stop(): Promise<void>;
};

const PATIENCE_MS = 20_000;

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
  if (!adopted) await launchPatiently(() => launch({ binaries, places, account, settings }), places, log);
  const isOwner = !adopted || !(await ownerIsAlive(places));
  if (isOwner) await writeFile(places.ownerFile, String(process.pid));
  await ensureDatabase(places, 'formapro');
  return {
    connection: { host: places.socketFolder, user: 'formapro', database: 'formapro' },
    adopted,
    stop: async () => {
      if (!isOwner) return;
      await stopServer(places);
      await rm(places.ownerFile, { force: true });
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

async function ownerIsAlive({ ownerFile }: Places): Promise<boolean> {
  const pid = Number(await readFile(ownerFile, 'utf8').catch(() => '0'));
  return pid > 0 && pid !== process.pid && runningPid(pid);
}
