import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const ROOT = resolve(import.meta.dirname, '..', '..');
const STAMP = join(ROOT, 'dist', 'web', '.built-from');
const SOURCES = ['web', 'contract', 'vite.config.ts', 'package-lock.json'];

/** The player page is built when it is there. */
const MODES = existsSync(join(ROOT, 'web', 'player', 'index.html')) ? ['app', 'player'] : ['app'];

/** Builds the web application and the player when their sources changed since the last build. */
export async function buildWeb(say: (sentence: string) => void): Promise<void> {
  const hash = await sourceHash();
  if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === hash) return;
  say('Préparation des écrans…');
  const { build } = await import('vite');
  const { NODE_ENV } = process.env;
  // A test that builds has another word here, for which the libraries' much heavier development builds would be kept.
  process.env.NODE_ENV = 'production';
  for (const mode of MODES) await build({ configFile: join(ROOT, 'vite.config.ts'), mode, logLevel: 'error' });
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  await compress(join(ROOT, 'dist', 'web'));
  await writeFile(STAMP, hash);
}

const COMPRESSED = /\.(js|css|html|svg)$/;

/** Keeps a Brotli and a gzip copy beside each text file: made once here, sent by the server as they are. */
async function compress(folder: string): Promise<void> {
  for (const path of (await filesUnder(folder)).filter((name) => COMPRESSED.test(name))) {
    const bytes = await readFile(path);
    await writeFile(`${path}.br`, brotliCompressSync(bytes));
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of await filesUnder(join(ROOT, source)))
      hash.update(path.slice(ROOT.length)).update(await readFile(path));
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
