import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { haproxyPath } from '../../server/adapters/edge-haproxy/process.ts';

const run = promisify(execFile);

/** Makes sure HAProxy is there for the tests, from the system's packages. */
export async function ensureHaproxy(): Promise<void> {
  if (haproxyPath()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installation de HAProxy depuis les paquets du système…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'haproxy'], {
      env,
      maxBuffer: 50_000_000,
    });
  }
  if (!haproxyPath()) {
    throw new Error(
      'Les tests ont besoin de HAProxy. Installez-le avec les paquets de votre système (Debian : sudo apt-get install haproxy), ' +
        'ou donnez son chemin dans HAPROXY_PATH, puis relancez.',
    );
  }
}
