import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../kernel/clock.ts';
import { openDatabase } from '../../kernel/database.ts';
import { sql } from '../../kernel/sql.ts';
import { FIRST_TEST_PORT } from '../../test/builders/ports.ts';
import { testFolder } from '../../test/demo-runtime.ts';
import { openServer } from '../database-server.ts';
import { createEnvironment, environmentConfiguration, getEnvironment } from '../environments/places.ts';
import { startEnvironment, stopEnvironment } from '../environments/run.ts';
import { installBuild } from './install-build.ts';
import { type Build, makeBuild } from './make-build.ts';

vi.setConfig({ testTimeout: 120_000 });

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const folder = await testFolder();
const buildsDir = join(folder, 'builds');
const dev = await createEnvironment(join(folder, 'environments'), { key: 'dev', firstPort: FIRST_TEST_PORT });

/** The smallest thing that serves under its name: what is tried is which bytes run, not what they do. */
const SERVER = `import { createServer } from 'node:http';
const answer = JSON.stringify({ version: process.env.FORMAPRO_VERSION });
const server = createServer((_, response) => response.end(answer)).listen(Number(process.env.PORT));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
server.on('connection', (socket) => process.on('SIGTERM', () => socket.destroy()));
`;

async function givenBuild(version: string): Promise<Build> {
  const root = join(folder, `sources-${version}`);
  await mkdir(join(root, 'server'), { recursive: true });
  await mkdir(join(root, 'dist', 'web'), { recursive: true });
  await writeFile(join(root, 'package.json'), JSON.stringify({ version, type: 'module' }));
  await copyFile(join(ROOT, 'package-lock.json'), join(root, 'package-lock.json'));
  await writeFile(join(root, '.gitignore'), 'dist/\n');
  await writeFile(join(root, 'server', 'cli.ts'), SERVER);
  await writeFile(join(root, 'dist', 'web', 'index.html'), version);
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=essai', '-c', 'user.email=essai@personne.example', ...words]);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'essai');
  return makeBuild({ root, to: buildsDir, clock: systemClock });
}

const noted: string[] = [];
const install = async (name: string, promoted = true) =>
  installBuild(await getEnvironment(join(folder, 'environments'), 'dev'), {
    name,
    buildsDir,
    root: ROOT,
    wasPromoted: async () => promoted,
    noteInstalled: async (digest) => {
      noted.push(digest);
    },
  });

const one = await givenBuild('1.2.0');
const two = await givenBuild('1.3.0');

test('what was promoted is what runs: the same bytes, under the name of the build, and the next one after it', async () => {
  const [first] = await Promise.all([install(one.name), install(one.name)]);
  const state = await startEnvironment(first);
  expect([state.state, state.version]).toEqual(['open', one.name]);
  await expect(install(two.name)).rejects.toThrow('DEV est ouvert');
  await stopEnvironment(first);
  const second = await install(two.name);
  expect((await startEnvironment(second)).version).toBe(two.name);
  await stopEnvironment(second);
  const unpacked = join(dev.folder, 'builds', one.name, 'server', 'cli.ts');
  expect(await readFile(unpacked, 'utf8')).toBe(SERVER);
  expect((await readdir(join(dev.folder, 'builds'))).sort()).toEqual([one.name, two.name]);
});

/** Writes down that steps have run in the database of DEV. */
async function givenSteps(...names: string[]): Promise<void> {
  const { address, stop } = await openServer(await environmentConfiguration(dev), () => undefined);
  const owner = openDatabase(address, { as: 'owner', max: 1 });
  await owner.query(sql`
    create table if not exists public.formapro_migration (name text primary key, sha256 text not null)
  `);
  for (const name of names) await owner.query(sql`insert into public.formapro_migration values (${name}, 'x')`);
  await owner.close();
  await stop();
}

test('the version before is put back as long as its database lost nothing that it uses, and otherwise is told by which step', async () => {
  await givenSteps('2099-01-01-0001-added.expand.sql');
  noted.length = 0;
  expect((await install(one.name)).build).toBe(one.name);
  expect([(await install(two.name)).build, noted]).toEqual([two.name, [one.digest, two.digest]]);
  await givenSteps('2099-01-02-0001-gone.contract.sql');
  await expect(install(one.name)).rejects.toThrow(
    `DEV garde sa version : la version ${one.name} se sert encore de ce que l’étape 2099-01-02-0001-gone.contract.sql a retiré`,
  );
  expect((await getEnvironment(join(folder, 'environments'), 'dev')).build).toBe(two.name);
});

test('a build that was not promoted, is not there, or whose bytes changed is refused, and nothing changes', async () => {
  await expect(install(one.name, false)).rejects.toThrow('n’est pas entrée en DEV');
  await expect(install('9.9.9+000000000000')).rejects.toThrow('Il n’y a pas d’archive');
  const bytes = await readFile(one.path);
  bytes[bytes.length - 2_000] = 1;
  await writeFile(one.path, bytes);
  await expect(install(one.name)).rejects.toThrow('n’est plus celle qui a été construite');
  expect((await getEnvironment(join(folder, 'environments'), 'dev')).build).toBe(two.name);
});
