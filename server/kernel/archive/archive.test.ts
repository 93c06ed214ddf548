import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { openArchive } from './archive.ts';
import { CORPUS_LIMITS, hostileArchives } from './corpus/hostile-archives.ts';
import { type CraftedEntry, craftZip } from './crafted-zip.ts';
import { extractArchive } from './extract.ts';
import { folderSink } from './folder-sink.ts';
import { PACKAGE_LIMITS } from './limits.ts';

const good: CraftedEntry = { name: 'imsmanifest.xml', content: '<manifest/>' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What comes of an archive: the code of its refusal, or the paths that were written. */
async function imported(bytes: Buffer, target: string): Promise<string | string[]> {
  try {
    const archive = await openArchive({ bytes }, CORPUS_LIMITS);
    try {
      return (await extractArchive(archive, folderSink(target))).map(({ path }) => path);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test.each(hostileArchives)('$what is refused as $code and leaves nothing behind', async ({ make, code }) => {
  const outcome = await imported(make(), join(folder, 'package'));
  expect({ outcome, left: await readdir(folder) }).toEqual({ outcome: code, left: [] });
});

test('the corpus holds at least sixty hostile archives with sentences of their own', () => {
  expect(hostileArchives.length).toBeGreaterThanOrEqual(60);
  expect(new Set(hostileArchives.map(({ what }) => what)).size).toBe(hostileArchives.length);
});

test('a bomb that lies about its size is cut before it takes memory', async () => {
  const bomb = craftZip([good, { name: 'lie.txt', content: Buffer.alloc(150_000_000), declaredSize: 10 }]);
  const before = process.memoryUsage().rss;
  expect(await imported(bomb, join(folder, 'bomb'))).toBe('ARCHIVE_MISMATCH');
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
});

test('litter of the machine that made it is left out and said, the rest is kept', async () => {
  const litter = ['__MACOSX/._x', 'img/.DS_Store', 'img/Thumbs.db', '.vite/deps.json'];
  const bytes = craftZip([good, ...litter.map((name) => ({ name })), { name: 'img/Été.png' }]);
  const archive = await openArchive({ bytes }, CORPUS_LIMITS);
  expect([archive.entries.map(({ path }) => path), archive.dropped]).toEqual([
    ['imsmanifest.xml', 'img/Été.png'],
    litter,
  ]);
});

test('names written with backslashes by old Windows tools become folders', async () => {
  const archive = await openArchive({ bytes: craftZip([good, { name: 'img\\fond.png' }]) }, CORPUS_LIMITS);
  expect(archive.entries.map(({ path }) => path)).toEqual(['imsmanifest.xml', 'img/fond.png']);
});

test('an ordinary archive is written whole, under names its author did not choose', async () => {
  const bytes = craftZip([good, { name: 'a/' }, { name: 'a/b.txt', content: 'bonjour' }], { comment: 'fait par nous' });
  const archive = await openArchive({ bytes }, PACKAGE_LIMITS);
  const target = join(folder, 'ordinary');
  const progress: number[] = [];
  const files = await extractArchive(archive, folderSink(target), (bytesDone) => progress.push(bytesDone));
  expect({
    files,
    progress,
    written: await readdir(target),
    second: await readFile(join(target, '1'), 'utf8'),
  }).toEqual({
    files: [
      {
        path: 'imsmanifest.xml',
        sizeBytes: 11,
        sha256: '18af6467c51220070c6b2515b61393e507d67e1cb1a4368a1c758b7a3270f848',
      },
      { path: 'a/b.txt', sizeBytes: 7, sha256: '2cb4b1431b84ec15d35ed83bb927e27e8967d75f4bcd9cc4b25c8d879ae23e18' },
    ],
    progress: [11, 18],
    written: ['0', '1'],
    second: 'bonjour',
  });
  await rm(target, { recursive: true });
});

test('a sink that fails leaves nothing and the failure is said', async () => {
  const archive = await openArchive({ bytes: craftZip([good, { name: 'b.txt' }]) }, CORPUS_LIMITS);
  const sink = folderSink(join(folder, 'full'));
  let written = 0;
  const failing = {
    ...sink,
    write: async (...of: Parameters<typeof sink.write>) => {
      if (written > 0) throw new Error('disk full');
      written += 1;
      await sink.write(...of);
    },
  };
  await expect(extractArchive(archive, failing)).rejects.toThrow('disk full');
  expect(await readdir(folder)).toEqual([]);
});

test('twenty thousand files pass the gate, one more does not', async () => {
  const files = (count: number) => craftZip(Array.from({ length: count }, (_, rank) => ({ name: `f${rank}.txt` })));
  const archive = await openArchive({ bytes: files(20_000) }, PACKAGE_LIMITS);
  expect(archive.entries.length).toBe(20_000);
  await expect(openArchive({ bytes: files(20_001) }, PACKAGE_LIMITS)).rejects.toMatchObject({
    code: 'ARCHIVE_TOO_MANY_FILES',
  });
});
