import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepResults } from '../../bench/keep-results.ts';

test('a part that is measured again replaces itself alone, and each says when it was measured', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'formapro-bench-'));
  const path = join(folder, 'latest.json');
  await keepResults(path, { at: 'monday', machine: 'one', commits: 1, pages: 2 });
  await keepResults(path, { at: 'tuesday', machine: 'two', pages: 3 });
  expect([JSON.parse(await readFile(path, 'utf8')), await readdir(folder)]).toEqual([
    {
      at: 'tuesday',
      machine: 'two',
      commits: 1,
      pages: 3,
      measuredAt: { machine: 'tuesday', commits: 'monday', pages: 'tuesday' },
    },
    ['latest.json'],
  ]);
});
