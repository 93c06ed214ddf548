import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PATIENCE_MS = 600_000;

/**
 * Installs dependencies when they are missing or older than the lock file. Two starts at once: one installs, the other waits.
 * @param {string} root
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  const release = await takeLock(join(root, '.formapro-install.lock'));
  try {
    if (isInstalled(root)) return;
    console.log('Installation des dépendances (une seule fois, une à deux minutes)…');
    await npmInstall(root);
    linkCommand(root);
    writeFileSync(stampOf(root), lockHash(root));
  } finally {
    release();
  }
}

/** Whether node_modules matches the lock file. */
export function isInstalled(root) {
  return existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === lockHash(root);
}

const stampOf = (root) => join(root, 'node_modules', '.formapro-installed');
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/**
 * `npm install --no-save` and not `npm ci`: some optional platform packages of our dependencies were never published, and
 * `npm ci` refuses a lock file that cannot name them. The versions are those of the lock file, which is not rewritten.
 */
function npmInstall(root) {
  return new Promise((resolve, reject) => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    let said = '';
    // Engine warnings speak of the machine's Node; ours comes with the packages being installed.
    const child = spawn(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', () => reject(new Error('npm est introuvable. Installez Node avec npm, puis relancez.')));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `Les dépendances n’ont pas pu être installées. Vérifiez la connexion au registre npm, puis relancez.\n${said.trim().slice(-1500)}`,
          ),
        );
    });
  });
}

/** `npx formapro` must work in the clone: npm links the commands of dependencies, not those of the package itself. */
function linkCommand(root) {
  const link = join(root, 'node_modules', '.bin', 'formapro');
  if (process.platform === 'win32' || existsSync(link)) return;
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  symlinkSync('../../tools/run/formapro.mjs', link);
}

async function takeLock(folder) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'pid'), String(process.pid));
      return () => rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isStale(folder)) rmSync(folder, { recursive: true, force: true });
    else if (Date.now() > end)
      throw new Error(
        `Une autre installation semble en cours depuis longtemps. Si ce n’est pas le cas, supprimez ${folder} puis relancez.`,
      );
    else await new Promise((wake) => setTimeout(wake, 300));
  }
}

/** A lock whose owner is dead, as after a kill -9. */
function isStale(folder) {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
