import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { copyRelease } from '../../../tools/stage/release-copy.ts';
import { testFolder } from '../../test/demo-runtime.ts';
import { proveSkew } from './prove-skew.ts';

// Real builds are started here, several at once: on a busy machine it takes a while.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 100_000 });

const folder = await testFolder();

/** One base for all: a version that adds leaves it good for the next proof. */
const scratch = join(folder, 'scratch');
await mkdir(scratch, { mode: 0o755 });

/** A build of these sources, with more steps of the database. */
async function givenBuild(name: string, steps: Readonly<Record<string, string>> = {}) {
  const place = join(folder, name);
  await mkdir(place);
  await copyRelease(place);
  for (const [step, text] of Object.entries(steps))
    await writeFile(join(place, 'server', 'db', 'migrations', `2099-01-01-${step}.expand.sql`), text);
  return { name, folder: place };
}
type Given = Awaited<ReturnType<typeof givenBuild>>;

const prove = (before: Given, after: Given) => proveSkew({ before, after }, { folder: scratch, say: () => undefined });

const before = await givenBuild('1.0.0+aaaaaaaaaaaa');

const ADDS = '-- expand: adds.\nalter table enrolment.enrolment add column planted text;\n';
const ASKS = `-- expand: asks.
alter table enrolment.enrolment add column asked text not null default 'x';
alter table enrolment.enrolment alter column asked drop default;
`;

test('two versions live on one database, each reads the days of the other, and both find every page open', async () => {
  const proof = await prove(before, await givenBuild('1.1.0+bbbbbbbbbbbb', { '0001-adds': ADDS }));
  expect([proof.outcome, proof.faults, proof.writes > 80, proof.pages > 3_000]).toEqual(['pass', [], true, true]);
});

test('a step that asks of every row what the version before does not know is found while it lives its day', async () => {
  const proof = await prove(before, await givenBuild('1.1.0+cccccccccccc', { '0001-adds': ADDS, '0002-asks': ASKS }));
  expect([proof.outcome, proof.faults]).toEqual([
    'fail',
    [expect.stringMatching(/^1\.0\.0\+aaaaaaaaaaaa, « le bureau inscrit deux personnes » : /)],
  ]);
});

test('a version before that ships no day proves nothing', async () => {
  const old = await givenBuild('0.9.0+dddddddddddd');
  await writeFile(
    join(old.folder, 'server', 'cli', 'release-live.ts'),
    `import type { Command } from './command.ts';\nexport const releaseLiveCommand: Command = { verb: 'release old', summary: '', run: async () => 0 };\n`,
  );
  const proof = await prove(old, { ...before, name: '1.1.0+eeeeeeeeeeee' });
  expect([proof.outcome, proof.faults]).toEqual([
    'insufficient',
    ['0.9.0+dddddddddddd ne sait pas encore vivre une journée d’essai (« release live »).'],
  ]);
});
