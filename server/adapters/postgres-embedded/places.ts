import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isReachable, type ServiceAccount } from './service-account.ts';

/** Where one data folder keeps its cluster, its socket and its log. */
export type Places = {
  readonly cluster: string;
  readonly socketFolder: string;
  readonly logFile: string;
};

// A Unix socket path holds 104 bytes on the shortest system; `/.s.PGSQL.5432` takes 14 of them.
const LONGEST_SOCKET_FOLDER = 88;

/**
 * Chooses and prepares the places. As root with a checkout that others cannot enter (under /root), the cluster goes to
 * /var/lib/formapro, always the same for the same data folder.
 */
export async function preparePlaces(dataDir: string, major: string, account: ServiceAccount | null): Promise<Places> {
  await mkdir(dataDir, { recursive: true });
  const base = await clusterBase(dataDir, account);
  const isClosed = base !== dataDir;
  await mkdir(base, { recursive: true, mode: 0o755 });
  if (isClosed) for (const folder of [base, dirname(base)]) await chmod(folder, 0o755);
  await refuseOtherMajor(base, major);
  const places = { ...placesOf(dataDir, base), cluster: join(base, `pg${major}`) };
  for (const folder of [dirname(places.logFile), places.socketFolder]) await ownFolder(folder, account);
  return places;
}

/** Where the server of a data folder is spoken to, whatever its version. */
export function placesOf(dataDir: string, base: string): Omit<Places, 'cluster'> {
  const state = join(base, 'postgres');
  const near = join(state, 'run');
  const far = join(tmpdir(), `formapro-${markOf(dataDir)}`);
  return {
    socketFolder: Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : far,
    logFile: join(state, 'postgres.log'),
  };
}

/** The folder that holds the cluster of a data folder: itself, or one that the database's account can enter. */
export async function clusterBase(dataDir: string, account: ServiceAccount | null): Promise<string> {
  const isClosed = account !== null && !(await isReachable(dataDir));
  return isClosed ? join('/var/lib/formapro', markOf(dataDir)) : dataDir;
}

const markOf = (dataDir: string) => createHash('sha256').update(dataDir).digest('hex').slice(0, 12);

/** A cluster of another major version is never touched: its data must be carried over first. */
async function refuseOtherMajor(base: string, major: string): Promise<void> {
  const names = await readdir(base);
  if (names.includes(`pg${major}`)) return;
  const other = names.find((name) => /^pg\d+$/.test(name));
  if (!other) return;
  const old = basename(other).slice(2);
  throw new Error(
    `Les données de ${join(base, other)} viennent de PostgreSQL ${old} ; cette version de FormaPro utilise PostgreSQL ${major}. ` +
      `Rien n’a été modifié. Relancez l’ancienne version de FormaPro, faites « npx formapro backup », mettez le dossier ${other} de côté, ` +
      'puis faites « npx formapro restore » avec cette version. Ou donnez DATABASE_URL.',
  );
}

/**
 * A folder that only the database's account may enter: this is what makes `trust` on the socket safe. One that somebody
 * else made beforehand (in a shared temporary folder) is refused.
 */
async function ownFolder(folder: string, account: ServiceAccount | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await stat(folder);
  const uid = account?.uid ?? process.getuid?.() ?? found.uid;
  if (found.uid !== uid && found.uid !== 0)
    throw new Error(`Le dossier ${folder} appartient à un autre utilisateur. Supprimez-le ou changez DATA_DIR.`);
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
}
