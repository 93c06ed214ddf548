import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { newModule } from '../../../tools/generators/new-module.ts';
import { newTable } from '../../../tools/generators/new-table.ts';
import { newUseCase } from '../../../tools/generators/new-use-case.ts';
import { openTree } from '../../../tools/generators/tree.ts';
import { listMigrations } from '../../db/migrate.ts';
import { sql } from '../../kernel/sql.ts';
import { world } from '../world.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const LEFT_BEHIND = /[\\/](node_modules|var|dist|\.git|bench[\\/]results)$/;

const copy = await mkdtemp(join(tmpdir(), 'formapro-copy-'));
await cp(ROOT, copy, { recursive: true, filter: (path) => !LEFT_BEHIND.test(path) });
await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
afterAll(() => rm(copy, { recursive: true, force: true }));

/** `npm run …` in the copy. @returns its exit code and what it said. */
function dev(...words: string[]): Promise<{ code: number; said: string }> {
  return run(process.execPath, [join(copy, 'tools', 'dev.ts'), ...words], { cwd: copy }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  );
}

test('a module, tables and use cases made by the generators pass every check at once', {
  timeout: 240_000,
}, async () => {
  const tree = openTree(copy);
  newModule(tree, ['complaints']);
  newTable(tree, ['complaints', 'complaint'], new Date());
  newUseCase(tree, ['complaints', 'add-complaint']);
  newUseCase(tree, ['complaints', 'close-complaint', 'COMPLAINT_CLOSED']);
  newUseCase(tree, ['complaints', 'add-improvement-action', 'IMPROVEMENT_ACTION_TWICE']);
  newUseCase(tree, ['quality', 'withdraw-remark', 'REMARK_WITHDRAWN']);
  tree.save();
  const made = [
    await dev('new', 'table', 'complaints', 'improvement-action', 'internal', 'append-only'),
    await dev('new', 'use-case', 'attendance', 'cancel-slot'),
    await dev('format'),
  ];
  const checked = await dev('check');
  expect([made.map(({ code }) => code), checked.said]).toEqual([
    [0, 0, 0],
    expect.stringMatching(/ok {6}types\nok {6}architecture\nok {6}dead code/),
  ]);
});

test('what a generator writes is closed, and its tests fail with what to write', async () => {
  const written = async (path: string) => readFile(join(copy, 'server', 'modules', 'complaints', path), 'utf8');
  expect(await written('http/complaints.routes.ts')).toContain("access: { allow: {}, why: 'closed until");
  expect((await written('use-cases/close-complaint.test.ts')).match(/(?<=test\(').*(?=', \(\))/g)).toEqual([
    'a complaint is closed: one row, one line of the trail',
    'twenty at the same instant: the complaint is closed once and leaves one line of the trail',
    'a stranger learns nothing and changes nothing',
    'COMPLAINT_CLOSED is refused, and nothing is written',
  ]);
});

test('the tables it writes stand behind the wall, and proofs cannot be changed', async () => {
  const w = await world();
  const made = (await listMigrations(join(copy, 'server', 'db', 'migrations'))).slice(-2);
  for (const migration of made) await w.owner.pool.query(migration.sql);
  const [seen] = await w.owner.query(sql<{ walls: number; locks: string[] }>`
    select (select count(*)::int from pg_class join pg_namespace on pg_namespace.oid = relnamespace
             where nspname = 'complaints' and relkind = 'r' and relrowsecurity and relforcerowsecurity) as walls,
           array(select tgrelid::regclass::text from pg_trigger where tgname = 'append_only') as locks
  `);
  expect([
    made.map(({ kind }) => kind),
    seen?.walls,
    seen?.locks.filter((one) => one.startsWith('complaints')),
  ]).toEqual([['expand', 'expand'], 2, ['complaints.improvement_action']]);
});

test('a name that is taken or misspelt is refused with a sentence, and nothing is written', async () => {
  expect(await dev('new', 'module', 'attendance')).toEqual({
    code: 1,
    said: '\nserver/modules/attendance/README.md existe déjà : rien n’a été écrit.\n',
  });
  expect((await dev('new', 'use-case', 'attendance', 'Signer')).said).toContain('en lettres minuscules');
  expect((await dev('new', 'table', 'nothing', 'row')).said).toContain('Il n’y a pas de module nothing.');
});
