import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { openArchive } from './archive.ts';
import { type CraftedEntry, craftZip } from './crafted-zip.ts';
import { PACKAGE_LIMITS } from './limits.ts';

const good: CraftedEntry = { name: 'imsmanifest.xml', content: '<manifest/>' };
const limits = { ...PACKAGE_LIMITS, maxFiles: 50, maxTotalBytes: 30_000_000, maxFileBytes: 20_000_000 };

/** What the gate says: the code of its refusal, or what it kept. Every kept entry is read to its end. */
async function verdict(bytes: Buffer): Promise<string | string[]> {
  try {
    const archive = await openArchive({ bytes }, limits);
    for (const { path } of archive.entries) await archive.read(path);
    archive.close();
    return archive.entries.map(({ path }) => path);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const zeros = Buffer.alloc(10_000_000);

const hostile: [string, Buffer, string][] = [
  ['a parent path', craftZip([good, { name: '../evil.txt' }]), 'ARCHIVE_ESCAPE'],
  ['a parent path in the middle', craftZip([good, { name: 'a/../../evil.txt' }]), 'ARCHIVE_ESCAPE'],
  ['an absolute path', craftZip([good, { name: '/etc/cron.d/evil' }]), 'ARCHIVE_ESCAPE'],
  ['a Windows drive', craftZip([good, { name: 'C:/evil.txt' }]), 'ARCHIVE_ESCAPE'],
  ['a backslash', craftZip([good, { name: 'a\\..\\evil.txt' }]), 'ARCHIVE_ESCAPE'],
  ['an escape hidden as litter', craftZip([good, { name: '../__MACOSX/x' }]), 'ARCHIVE_ESCAPE'],
  ['a symbolic link', craftZip([good, { name: 'link', content: '/etc/passwd', unixMode: 0o120777 }]), 'ARCHIVE_LINK'],
  ['a device', craftZip([good, { name: 'dev', unixMode: 0o060644 }]), 'ARCHIVE_LINK'],
  ['a pipe', craftZip([good, { name: 'pipe', unixMode: 0o010644 }]), 'ARCHIVE_LINK'],
  ['a program that takes its owner’s rights', craftZip([good, { name: 'suid', unixMode: 0o104755 }]), 'ARCHIVE_LINK'],
  ['a password', craftZip([good, { name: 'secret.txt', encrypted: true }]), 'ARCHIVE_ENCRYPTED'],
  ['an unknown compression', craftZip([good, { name: 'x.txt', method: 12 }]), 'ARCHIVE_METHOD'],
  [
    'too many files',
    craftZip(Array.from({ length: 60 }, (_, index) => ({ name: `f${index}.txt` }))),
    'ARCHIVE_TOO_MANY_FILES',
  ],
  ['a bomb', craftZip([good, { name: 'bomb.txt', content: zeros }]), 'ARCHIVE_RATIO'],
  [
    'a file larger than allowed',
    craftZip([good, { name: 'big.bin', method: 0, content: 'x', declaredSize: 25_000_000 }]),
    'ARCHIVE_BROKEN',
  ],
  [
    'a size that lies small',
    craftZip([good, { name: 'lie.txt', content: Buffer.alloc(100_000, 1), declaredSize: 10 }]),
    'ARCHIVE_MISMATCH',
  ],
  [
    'a size that lies large',
    craftZip([good, { name: 'lie.txt', content: 'abc', declaredSize: 300 }]),
    'ARCHIVE_MISMATCH',
  ],
  ['the same name twice', craftZip([good, { name: 'a.html' }, { name: 'a.html' }]), 'ARCHIVE_DUPLICATE'],
  ['the same name but for case', craftZip([good, { name: 'A.html' }, { name: 'a.HTML' }]), 'ARCHIVE_DUPLICATE'],
  [
    'the same name but for Unicode form',
    craftZip([good, { name: 'é.html' }, { name: 'e\u0301.html' }]),
    'ARCHIVE_DUPLICATE',
  ],
  ['a file where a folder stands', craftZip([good, { name: 'a' }, { name: 'a/b.html' }]), 'ARCHIVE_DUPLICATE'],
  ['a folder where a file comes', craftZip([good, { name: 'a/b.html' }, { name: 'a' }]), 'ARCHIVE_DUPLICATE'],
  ['a local name that differs', craftZip([good, { name: 'ok.html', localName: 'no.html' }]), 'ARCHIVE_MISMATCH'],
  [
    'two entries on the same bytes',
    craftZip([{ name: 'a.txt' }, { name: 'a.txt2', localName: 'a.txt', sameOffsetAsFirst: true }]),
    'ARCHIVE_MISMATCH',
  ],
  ['bytes before', craftZip([good], { before: '#!/bin/sh\n' }), 'ARCHIVE_MISMATCH'],
  ['bytes after', craftZip([good], { after: 'extra' }), 'ARCHIVE_BROKEN'],
  ['a nested archive', craftZip([good, { name: 'inner.zip' }]), 'ARCHIVE_ACTIVE_FILE'],
  ['a server script', craftZip([good, { name: 'shell.PHP' }]), 'ARCHIVE_ACTIVE_FILE'],
  ['a script behind a second extension', craftZip([good, { name: 'image.jpg.phtml' }]), 'ARCHIVE_ACTIVE_FILE'],
  ['a control character', craftZip([good, { name: 'a\u0007.html' }]), 'ARCHIVE_NAME'],
  ['a name that reads backwards', craftZip([good, { name: 'a\u202Egpj.html' }]), 'ARCHIVE_NAME'],
  ['a name without end', craftZip([good, { name: `${'a'.repeat(600)}.html` }]), 'ARCHIVE_NAME'],
  ['a folder without bottom', craftZip([good, { name: `${'d/'.repeat(30)}x.html` }]), 'ARCHIVE_NAME'],
  ['a text that is no archive', Buffer.from('this is not a zip archive at all, sorry'), 'ARCHIVE_BROKEN'],
  ['an archive cut short', craftZip([good]).subarray(0, 60), 'ARCHIVE_BROKEN'],
];

test.each(hostile)('%s is refused by its name', async (_, bytes, code) => {
  expect(await verdict(bytes)).toBe(code);
});

test('litter of the machine that made it is left out and said, the rest is kept', async () => {
  const bytes = craftZip([
    good,
    { name: '__MACOSX/._x' },
    { name: 'img/.DS_Store' },
    { name: 'img/Été.png' },
    { name: '.vite/deps.json' },
  ]);
  const archive = await openArchive({ bytes }, limits);
  expect([archive.entries.map(({ path }) => path), archive.dropped]).toEqual([
    ['imsmanifest.xml', 'img/Été.png'],
    ['__MACOSX/._x', 'img/.DS_Store', '.vite/deps.json'],
  ]);
});

test('an ordinary archive is read whole', async () => {
  const archive = await openArchive({ bytes: craftZip([good, { name: 'a/b.txt', content: 'bonjour' }]) }, limits);
  expect((await archive.read('a/b.txt')).toString()).toBe('bonjour');
});
