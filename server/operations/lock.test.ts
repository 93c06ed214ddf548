import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../test/demo-runtime.ts';
import { holdLock } from './lock.ts';

const NOBODY = 2 ** 22 + 1;
const pathIn = async () => join(await testFolder(), 'work.lock');

test('of twenty that want it at the same instant one holds it, the others are told who', async () => {
  const path = await pathIn();
  const all = await Promise.all(Array.from({ length: 20 }, () => holdLock(path)));
  expect(all.filter((one) => typeof one === 'function')).toHaveLength(1);
  expect(all.filter((one) => one === process.pid)).toHaveLength(19);
});

test('what is let go of is held again; a lock of a process that is gone is taken over', async () => {
  const path = await pathIn();
  const first = await holdLock(path);
  if (typeof first === 'function') await first();
  const second = await holdLock(path);
  if (typeof second === 'function') await second();
  await writeFile(path, String(NOBODY));
  const third = await holdLock(path);
  expect([typeof first, typeof second, typeof third, await holdLock(path)]).toEqual([
    'function',
    'function',
    'function',
    process.pid,
  ]);
});

test('an empty lock, cut by a crash of an earlier version, holds nobody back', async () => {
  const path = await pathIn();
  await writeFile(path, '');
  expect(typeof (await holdLock(path))).toBe('function');
});
