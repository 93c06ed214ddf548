import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildName } from '../../modules/release/index.ts';
import { readTar } from './tar.ts';

export type BuildArchive = { readonly name: string; readonly digest: string; readonly bytes: Buffer };

/** The archive of a build, its sum computed again: bytes that changed since it was made are refused. */
export async function readBuildArchive(buildsDir: string, name: string): Promise<BuildArchive> {
  const bytes = await readFile(join(buildsDir, `formapro-${name}.tar`)).catch(() => {
    throw new Error(
      `Il n’y a pas d’archive formapro-${name}.tar dans ${buildsDir}. Copiez-la, ou construisez cette version.`,
    );
  });
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (buildName({ version: name.slice(0, name.lastIndexOf('+')), digest }) !== name)
    throw new Error(
      `L’archive formapro-${name}.tar n’est plus celle qui a été construite : son empreinte est ${digest}.`,
    );
  return { name, digest, bytes };
}

/**
 * Unpacks a build beside then renames it: killed at any moment, the folder is whole or is not there.
 *
 * @param root sources of this machine: their dependencies serve a build that asks for the same.
 */
export async function unpackBuild(
  { bytes }: BuildArchive,
  { folder, root }: { folder: string; root: string },
): Promise<void> {
  const aside = `${folder}.${randomUUID()}.part`;
  try {
    for (const file of readTar(bytes)) {
      const target = join(aside, file.path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, file.bytes);
      if (file.isExecutable) await chmod(target, 0o755);
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
