import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../kernel/clock.ts';
import { makeBuild } from './make-build.ts';

const folder = await mkdtemp(join(tmpdir(), 'formapro-build-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const root = join(folder, 'sources');
const to = join(folder, 'builds');
const LONG = join('server', 'un-dossier-au-nom-assez-long'.repeat(3), 'un-fichier-au-nom-assez-long'.repeat(2));

const git = (...words: string[]) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=essai', '-c', 'user.email=essai@personne.example', ...words]);
async function put(path: string, text: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), text);
}
async function commit(): Promise<void> {
  git('add', '-A');
  git('commit', '-q', '-m', 'essai');
}
const make = () => makeBuild({ root, to, clock: systemClock });

await mkdir(root);
git('init', '-q');
await put('package.json', '{"version":"1.2.0"}');
await put('.gitignore', 'dist/\nvar/\n');
await put(LONG, 'é'.repeat(700));
await put('run.sh', '#!/bin/sh\n');
await chmod(join(root, 'run.sh'), 0o755);
await put('dist/web/index.html', '<p>écran</p>');
await put('var/secret', 'jamais');
await commit();

test('a commit gives one archive whatever the time it is made, and its name bears its sum', async () => {
  const [one, two] = await Promise.all([make(), make()]);
  const again = await make();
  const sum = createHash('sha256')
    .update(await readFile(again.path))
    .digest('hex');
  expect([one.digest, two.digest, again.digest]).toEqual(Array(3).fill(`sha256:${sum}`));
  expect([await readdir(to), again.files, again.sizeBytes]).toEqual([
    [`formapro-1.2.0+${sum.slice(0, 12)}.tar`],
    5,
    (await stat(again.path)).size,
  ]);
});

test('what is taken out of it is what the commit and the screens were, and nothing else', async () => {
  const { path } = await make();
  const out = join(folder, 'out');
  await mkdir(out);
  execFileSync('tar', ['-xf', path, '-C', out]);
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name).sort()).toEqual(
    ['.gitignore', 'index.html', 'package.json', 'run.sh', LONG.split('/').at(-1)].sort(),
  );
  expect([await readFile(join(out, LONG), 'utf8'), (await stat(join(out, 'run.sh'))).mode & 0o777]).toEqual([
    'é'.repeat(700),
    0o755,
  ]);
});

test('another screen is another build; work that is not committed makes none', async () => {
  const before = await make();
  await put('dist/web/index.html', '<p>autre écran</p>');
  expect((await make()).digest).not.toBe(before.digest);
  await put('run.sh', '#!/bin/sh\necho autre\n');
  await expect(make()).rejects.toThrow('run.sh');
  expect((await readdir(to)).filter((name) => name.endsWith('.part'))).toEqual([]);
});
