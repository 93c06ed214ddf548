import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Clock } from '../../kernel/clock.ts';
import { type BuildMade, buildName } from '../../modules/release/index.ts';
import { TAR_END, tarHeader, tarPadding } from './tar.ts';

export type Build = BuildMade & { readonly path: string; readonly name: string };

/** Where the built screens stand, beside the sources that git holds. */
const WEB = join('dist', 'web');

/**
 * Makes the build of a commit: one archive of its sources and of the screens built from them, known by its SHA-256.
 *
 * The same commit gives the same bytes, so making it again is harmless. Work that is not committed is refused: nobody could
 * make that build again.
 */
export async function makeBuild({ root, to, clock }: { root: string; to: string; clock: Clock }): Promise<Build> {
  const revision = await cleanRevision(root);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const paths = [...(await sourcePaths(root)), ...(await webPaths(root))].sort();
  await mkdir(to, { recursive: true });
  const aside = join(to, `.${randomUUID()}.part`);
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const archive = Readable.from(archiveOf(root, paths)).map((block: Buffer) => {
      hash.update(block);
      sizeBytes += block.length;
      return block;
    });
    await pipeline(archive, createWriteStream(aside));
    const digest = `sha256:${hash.digest('hex')}`;
    const name = buildName({ version, digest });
    const path = join(to, `formapro-${name}.tar`);
    await rename(aside, path);
    return { version, digest, revision, sizeBytes, files: paths.length, builtAt: clock.now(), path, name };
  } finally {
    await rm(aside, { force: true });
  }
}

async function* archiveOf(root: string, paths: readonly string[]): AsyncGenerator<Buffer> {
  for (const path of paths) {
    const bytes = await readFile(join(root, path));
    const { mode } = await stat(join(root, path));
    yield tarHeader({ path, sizeBytes: bytes.length, isExecutable: (mode & 0o100) !== 0 });
    yield bytes;
    yield tarPadding(bytes.length);
  }
  yield TAR_END;
}

async function cleanRevision(root: string): Promise<string> {
  const changed = await git(root, ['status', '--porcelain']);
  if (changed !== '')
    throw new Error(
      `Des fichiers ne sont pas enregistrés dans git (${changed.split('\n')[0]?.slice(3)}…). Validez-les, puis recommencez : personne ne pourrait refaire cette version.`,
    );
  return (await git(root, ['rev-parse', 'HEAD'])).trim();
}

async function sourcePaths(root: string): Promise<string[]> {
  return (await git(root, ['ls-files', '-z'])).split('\0').filter(Boolean);
}

async function webPaths(root: string): Promise<string[]> {
  const entries = await readdir(join(root, WEB), { recursive: true, withFileTypes: true }).catch(() => []);
  if (entries.length === 0) throw new Error('Les écrans ne sont pas construits : il n’y a rien dans dist/web.');
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

async function git(root: string, words: readonly string[]): Promise<string> {
  const run = promisify(execFile)('git', ['-C', root, ...words], { maxBuffer: 100_000_000 });
  const { stdout } = await run.catch(() => {
    throw new Error(`${root} n’est pas un dépôt git : une version se construit à partir d’un commit.`);
  });
  return stdout;
}
