import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildName, environmentRule } from '../../modules/release/index.ts';
import { buildFolder, type Environment, saveEnvironment } from '../environments/places.ts';
import { runState } from '../environments/run.ts';
import { readTar } from './tar.ts';

/**
 * Puts a build, unchanged, into an environment of this machine: its next start runs those bytes and no others.
 *
 * The sum of the archive is computed again, and only what was promoted to this environment is taken. Unpacked beside then
 * renamed: killed at any moment, the environment runs what it ran.
 *
 * @param root sources of this machine: their dependencies serve a build that asks for the same.
 */
export async function installBuild(
  environment: Environment,
  {
    name,
    buildsDir,
    root,
    wasPromoted,
  }: { name: string; buildsDir: string; root: string; wasPromoted: (digest: string) => Promise<boolean> },
): Promise<Environment> {
  const rule = environmentRule(environment.key);
  const archive = await readFile(join(buildsDir, `formapro-${name}.tar`)).catch(() => {
    throw new Error(
      `Il n’y a pas d’archive formapro-${name}.tar dans ${buildsDir}. Copiez-la, ou construisez cette version.`,
    );
  });
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
  if (buildName({ version: name.slice(0, name.lastIndexOf('+')), digest }) !== name)
    throw new Error(
      `L’archive formapro-${name}.tar n’est plus celle qui a été construite : son empreinte est ${digest}.`,
    );
  if (!(await wasPromoted(digest)))
    throw new Error(`La version ${name} n’est pas entrée en ${rule.name}. Cela se décide à l’écran « Promotions ».`);
  if ((await runState(environment)).state !== 'asleep')
    throw new Error(`${rule.name} est ouvert. Arrêtez-le d’abord : npx formapro env stop ${environment.key}`);
  const folder = buildFolder(environment, name);
  if (!existsSync(folder)) await unpack(archive, { folder, root });
  const installed = { ...environment, build: name };
  await saveEnvironment(installed);
  return installed;
}

async function unpack(archive: Buffer, { folder, root }: { folder: string; root: string }): Promise<void> {
  const aside = `${folder}.${randomUUID()}.part`;
  try {
    for (const { path, bytes, isExecutable } of readTar(archive)) {
      const target = join(aside, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
      if (isExecutable) await chmod(target, 0o755);
    }
    await giveDependencies(aside, root);
    await rename(aside, folder).catch((error: NodeJS.ErrnoException) => {
      // Another command unpacked the same bytes meanwhile.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Those of this machine when the lock file is the same to the byte; otherwise its own are installed. */
async function giveDependencies(folder: string, root: string): Promise<void> {
  const lock = (place: string) => readFile(join(place, 'package-lock.json'));
  const own = join(root, 'node_modules');
  if (existsSync(join(own, '.formapro-installed')) && (await lock(root)).equals(await lock(folder)))
    await symlink(own, join(folder, 'node_modules'), 'dir');
  // The launcher of the build installs what is missing before it says anything.
  else await promisify(execFile)(process.execPath, [join(folder, 'tools', 'run', 'formapro.mjs'), '--help']);
}
