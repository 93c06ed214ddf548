import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupManifest, listBackups, type Progress } from '../../adapters/backup-folder/index.ts';
import { dataFolders, startEmbeddedPostgres, stopLeftServer } from '../../adapters/postgres-embedded/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { writeOnce } from '../../kernel/write-once.ts';
import { type EnvironmentKey, environmentRule } from '../../modules/release/index.ts';
import { backUp } from '../back-up.ts';
import { holdLock } from '../lock.ts';
import { type Pseudonymised, pseudonymise } from '../pseudonymise/pseudonymise.ts';
import { restore } from '../restore.ts';
import { neededSecret } from '../secret.ts';
import { writeMark } from './mark.ts';
import { type Environment, environmentConfiguration, getEnvironment } from './places.ts';
import { keepNote, runState } from './run.ts';

export type CloneReport = {
  readonly at: string;
  readonly from: EnvironmentKey;
  readonly to: EnvironmentKey;
  readonly backupId: string;
  readonly backupAt: string;
  readonly rows: number;
  readonly files: number;
  /** Known names that were looked for, everywhere, and found nowhere. */
  readonly identities: number;
  readonly password: string;
  readonly accounts: readonly { readonly role: string; readonly email: string }[];
};

/**
 * Refreshes an environment from the last backup of another, without anybody in it.
 *
 * The backup is restored in an isolated place, which proves it; what names people is replaced there under a key that is
 * then destroyed; every known name is looked for; the result travels to its environment as a backup of its own, so that not
 * one page of the isolated database goes along. Killed at any moment, the same command goes on where it was, and the
 * environment keeps its old data until the last step.
 */
export async function cloneEnvironment({
  root,
  from,
  to,
  clock,
  progress,
}: {
  root: string;
  from: EnvironmentKey;
  to: EnvironmentKey;
  clock: Clock;
  progress: Progress;
}): Promise<CloneReport> {
  const target = await getEnvironment(root, to);
  await refuseTarget(target, from);
  const release = await holdLock(join(target.folder, 'clone.lock'));
  if (typeof release === 'number') throw new Error(`Une copie vers ce lieu est déjà en cours (processus ${release}).`);
  try {
    const source = await environmentConfiguration(await getEnvironment(root, from));
    const [newest] = await listBackups(source.backupDir);
    if (!newest)
      throw new Error(
        `${environmentRule(from).name} n’a pas encore de sauvegarde. Faites-en une : npx formapro backup --env=${from}`,
      );
    await neededSecret(source);
    const isolated = isolatedPlace(target);
    if (!(await isOf(isolated.folder, newest.manifest.id))) await removeIsolated(target);
    const configuration = { ...source, dataDir: isolated.dataDir, databaseUrl: null };
    if (!existsSync(isolated.mark)) {
      // Marked before it holds anything: whoever started these data by mistake would send no mail.
      await mkdir(isolated.dataDir, { recursive: true, mode: 0o755 });
      await writeMark(isolated.dataDir, to);
      await restore({ configuration, from: newest.folder, replace: true, clock, progress });
      await writeFile(isolated.mark, JSON.stringify({ backupId: newest.manifest.id }));
    }
    const found = await transform(target, { expected: newest.manifest, clock, progress });
    const backupDir = join(isolated.folder, 'ready');
    const destination = await environmentConfiguration(target);
    const published = await publish(target, { backupDir, destination, clock, progress });
    const report: CloneReport = {
      at: clock.now().toISOString(),
      from,
      to,
      backupId: newest.manifest.id,
      backupAt: newest.manifest.madeAt,
      ...published,
      ...found,
    };
    await keepNote(target, 'clone', { ...report, password: undefined });
    await removeIsolated(target);
    return report;
  } finally {
    await release();
  }
}

async function refuseTarget(target: Environment, from: EnvironmentKey): Promise<void> {
  const { name } = environmentRule(target.key);
  if (target.key === 'prod')
    throw new Error('PROD ne reçoit jamais une copie : ses données sont celles des personnes.');
  if (target.key === from) throw new Error(`${name} ne peut pas être copié sur lui-même.`);
  if (target.data !== 'anonymised')
    throw new Error(`${name} porte des données inventées. Recréez-le avec --data=anonymised pour recevoir une copie.`);
  if ((await runState(target)).state !== 'asleep')
    throw new Error(`${name} est ouvert. Arrêtez-le d’abord : npx formapro env stop ${target.key}`);
}

/** Where real data are handled: a folder of the target that is destroyed at the end. */
function isolatedPlace({ folder }: Environment) {
  const isolated = join(folder, 'isolated');
  return {
    folder: isolated,
    dataDir: join(isolated, 'data'),
    key: join(isolated, 'pseudonym.key'),
    mark: join(isolated, 'restored-from.json'),
    /** Written when nothing names anybody any more: from here on a new run only publishes. */
    done: join(isolated, 'pseudonymised.json'),
  };
}

async function isOf(folder: string, backupId: string): Promise<boolean> {
  const text = await readFile(join(folder, 'restored-from.json'), 'utf8').catch(() => null);
  return text !== null && (JSON.parse(text) as { backupId: string }).backupId === backupId;
}

async function transform(
  target: Environment,
  { expected, clock, progress }: { expected: BackupManifest; clock: Clock; progress: Progress },
): Promise<Pseudonymised> {
  const { dataDir, key, done } = isolatedPlace(target);
  const before = await readFile(done, 'utf8').catch(() => null);
  if (before) return JSON.parse(before) as Pseudonymised;
  await stopLeftServer(dataDir);
  const server = await startEmbeddedPostgres({ dataDir });
  try {
    await writeOnce(key, randomBytes(32));
    const address = server.connection;
    const found = await pseudonymise({ address, dataDir, key: await readFile(key), expected, clock, progress });
    await writeFile(done, JSON.stringify(found), { mode: 0o600 });
    await rm(key);
    return found;
  } finally {
    await server.stop();
  }
}

/** Makes a backup of the isolated place under the target's own key, and restores it there in place of the old data. */
async function publish(
  target: Environment,
  {
    backupDir,
    destination,
    clock,
    progress,
  }: {
    backupDir: string;
    destination: Awaited<ReturnType<typeof environmentConfiguration>>;
    clock: Clock;
    progress: Progress;
  },
): Promise<{ rows: number; files: number }> {
  const { dataDir } = isolatedPlace(target);
  await rm(backupDir, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({ dataDir });
  const made = await backUp(
    { ...destination, dataDir },
    { address: server.connection, to: backupDir, clock, progress },
  ).finally(() => server.stop());
  const report = await restore({ configuration: destination, from: made.folder, replace: true, clock, progress });
  if (report.faults.length > 0) throw new Error(`Le journal de la copie ne tient pas : ${report.faults.join(' ')}`);
  // The old copy named nobody either, and a copy is made again at will: it is not kept.
  if (report.keptAs) await removeData(report.keptAs);
  return { rows: report.rows, files: report.files };
}

async function removeIsolated(target: Environment): Promise<void> {
  const { folder, dataDir } = isolatedPlace(target);
  await stopLeftServer(dataDir);
  await removeData(dataDir);
  await rm(folder, { recursive: true, force: true });
}

async function removeData(dataDir: string): Promise<void> {
  const { clusterBase } = await dataFolders(dataDir);
  await rm(clusterBase, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
