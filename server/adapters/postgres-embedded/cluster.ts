import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, rename, rm } from 'node:fs/promises';
import type { Binaries } from './binaries.ts';
import type { ServiceAccount } from './service-account.ts';

/**
 * Makes a cluster when there is none: beside, then renamed, so that a crash half-way never leaves half a cluster.
 *
 * `trust` is safe because the socket stands in a folder that only this account may enter and there is no TCP.
 */
export async function ensureCluster(
  folder: string,
  { initdb }: Binaries,
  account: ServiceAccount | null,
): Promise<void> {
  if (existsSync(folder)) return;
  const aside = `${folder}.new`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  if (account) await chown(aside, account.uid, account.gid);
  await initialise(initdb, aside, account);
  await rename(aside, folder);
}

function initialise(initdb: string, folder: string, account: ServiceAccount | null): Promise<void> {
  const words = [
    '--pgdata',
    folder,
    '--username',
    'formapro',
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--locale-provider',
    'builtin',
    '--builtin-locale',
    'C.UTF-8',
    '--locale',
    'C',
    '--data-checksums',
  ];
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(initdb, words, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', ...account });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdout.resume();
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`La base de données n’a pas pu être créée dans ${folder} : ${said.trim()}`)),
    );
  });
}
