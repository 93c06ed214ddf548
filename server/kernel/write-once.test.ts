import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeOnce } from './write-once.ts';

const folder = () => mkdtemp(join(tmpdir(), 'formapro-once-'));

test('of twenty that write the same file at the same instant one does, and each then reads the whole of it', async () => {
  const where = await folder();
  const path = join(where, 'key');
  const texts = Array.from({ length: 20 }, (_, index) => String(index % 10).repeat(100_000));
  const all = await Promise.all(
    texts.map(async (text) => ({ text, isMine: await writeOnce(path, text), read: await readFile(path, 'utf8') })),
  );
  const [mine, ...others] = all.filter(({ isMine }) => isMine);
  expect([others, new Set(all.map(({ read }) => read)), await readdir(where)]).toEqual([
    [],
    new Set([mine?.text]),
    ['key'],
  ]);
});

test('what is there stays as it was', async () => {
  const path = join(await folder(), 'key');
  expect([await writeOnce(path, 'un'), await writeOnce(path, 'deux'), await readFile(path, 'utf8')]).toEqual([
    true,
    false,
    'un',
  ]);
});
