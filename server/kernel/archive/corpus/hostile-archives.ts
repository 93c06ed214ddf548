import { type CraftedEntry, craftLocalPart, craftZip } from '../crafted-zip.ts';
import { PACKAGE_LIMITS } from '../limits.ts';

export type HostileArchive = { readonly what: string; readonly code: string; readonly make: () => Buffer };

/** Limits of the corpus: the product's, made small so that a bomb costs nothing to build. */
export const CORPUS_LIMITS = {
  ...PACKAGE_LIMITS,
  maxFiles: 50,
  maxTotalBytes: 30_000_000,
  maxFileBytes: 20_000_000,
};

const good: CraftedEntry = { name: 'imsmanifest.xml', content: '<manifest/>' };
const beside = (entry: CraftedEntry) => () => craftZip([good, entry]);
const named = (name: string) => beside({ name });

function list(code: string, archives: Record<string, () => Buffer>): HostileArchive[] {
  return Object.entries(archives).map(([what, make]) => ({ what, code, make }));
}

const escapes = list('ARCHIVE_ESCAPE', {
  'a parent path': named('../evil.txt'),
  'a parent path in the middle': named('a/../../evil.txt'),
  'a parent path that stays inside': named('a/../evil.txt'),
  'an absolute path': named('/etc/cron.d/evil'),
  'a Windows drive': named('C:/evil.txt'),
  'a Windows drive in small letters': named('c:evil.txt'),
  'a backslash path to the parent': named('a\\..\\evil.txt'),
  'a network share': named('\\\\server\\share\\evil.txt'),
  'a folder that is the parent': named('../'),
  'an escape hidden as litter': named('../__MACOSX/x'),
});

const links = list('ARCHIVE_LINK', {
  'a symbolic link': beside({ name: 'link', content: '/etc/passwd', unixMode: 0o120777 }),
  'a symbolic link said to come from MS-DOS': beside({ name: 'link', content: '..', unixMode: 0o120777, madeOn: 0 }),
  'a symbolic link said to come from a Mac': beside({ name: 'link', content: '..', unixMode: 0o120777, madeOn: 19 }),
  'a device with blocks': beside({ name: 'disk', unixMode: 0o060644 }),
  'a device with characters': beside({ name: 'tty', unixMode: 0o020644 }),
  'a pipe': beside({ name: 'pipe', unixMode: 0o010644 }),
  'a socket': beside({ name: 'socket', unixMode: 0o140644 }),
  'a program that takes its owner’s rights': beside({ name: 'suid', unixMode: 0o104755 }),
  'a program that takes its group’s rights': beside({ name: 'sgid', unixMode: 0o102755 }),
});

const names = list('ARCHIVE_NAME', {
  'a control character': named('a\u0007.html'),
  'a line break': named('a\nb.html'),
  'a null character': named('a.html\u0000.jpg'),
  'a name that reads backwards': named('a\u202Egpj.html'),
  'an alternate stream of Windows': named('shell.html::$DATA'),
  'a name without end': named(`${'a'.repeat(600)}.html`),
  'a folder without bottom': named(`${'d/'.repeat(30)}x.html`),
  'a dot for a folder': named('./imsmanifest.xml'),
  'an empty folder name': named('a//b.html'),
  'a wildcard': named('a*.html'),
});

const duplicates = list('ARCHIVE_DUPLICATE', {
  'the same name twice': () => craftZip([good, { name: 'a.html' }, { name: 'a.html' }]),
  'the same name but for case': () => craftZip([good, { name: 'A.html' }, { name: 'a.HTML' }]),
  'the same name but for Unicode form': () => craftZip([good, { name: 'é.html' }, { name: 'e\u0301.html' }]),
  'the same name but for a trailing dot': () => craftZip([good, { name: 'a.html' }, { name: 'a.html.' }]),
  'the same name but for a backslash': () => craftZip([good, { name: 'a/b.html' }, { name: 'a\\b.html' }]),
  'a file where a folder stands': () => craftZip([good, { name: 'a' }, { name: 'a/b.html' }]),
  'a folder where a file comes': () => craftZip([good, { name: 'a/b.html' }, { name: 'a' }]),
  'a second manifest in capitals': named('IMSMANIFEST.XML'),
});

const active = list('ARCHIVE_ACTIVE_FILE', {
  'a nested archive': named('inner.zip'),
  'a nested archive of another kind': named('inner.tar.gz'),
  'a server script': named('shell.PHP'),
  'a script behind a second extension': named('image.jpg.phtml'),
  'a script behind a trailing dot': named('shell.php.'),
  'a script behind a trailing blank': named('shell.jsp '),
  'a shell script': named('run.sh'),
  'a Windows program': named('setup.exe'),
});

const sizes: HostileArchive[] = [
  ...list('ARCHIVE_TOO_MANY_FILES', {
    'too many files': () => craftZip(Array.from({ length: 60 }, (_, index) => ({ name: `f${index}.txt` }))),
  }),
  ...list('ARCHIVE_RATIO', {
    'a bomb': beside({ name: 'bomb.txt', content: Buffer.alloc(10_000_000) }),
    'a bomb in a folder': beside({ name: 'x/y/bomb.mp4', content: Buffer.alloc(10_000_000) }),
    'a bomb only said': beside({ name: 'bomb.txt', declaredSize: 19_000_000 }),
  }),
  ...list('ARCHIVE_TOO_LARGE', {
    'a file larger than allowed': beside({ name: 'big.bin', declaredSize: 25_000_000 }),
    'many files that fit one by one': () =>
      craftZip([
        good,
        ...Array.from({ length: 7 }, (_, index) => ({ name: `f${index}.txt`, declaredSize: 4_900_000 })),
      ]),
  }),
];

const contradictions = list('ARCHIVE_MISMATCH', {
  'a size that lies small': beside({ name: 'lie.txt', content: Buffer.alloc(100_000, 1), declaredSize: 10 }),
  'a bomb that says ten bytes': beside({ name: 'lie.txt', content: Buffer.alloc(10_000_000), declaredSize: 10 }),
  'a size that lies large': beside({ name: 'lie.txt', content: 'abc', declaredSize: 300 }),
  'a checksum that lies': beside({ name: 'lie.txt', declaredCrc: 1 }),
  'data that is not compressed data': beside({
    name: 'x.bin',
    content: '\u0007\u0007\u0007',
    method: 8,
    localMethod: 0,
  }),
  'a local name that differs': beside({ name: 'ok.html', localName: 'no.html' }),
  'a local size that differs': beside({ name: 'ok.html', localSize: 3 }),
  'a local checksum that differs': beside({ name: 'ok.html', localCrc: 3 }),
  'two entries on the same bytes': () =>
    craftZip([{ name: 'a.txt' }, { name: 'a.txt2', localName: 'a.txt', sameOffsetAsFirst: true }]),
  'an entry inside another': overlapping,
  'an entry the count leaves out': () => craftZip([good, { name: 'hidden.html', uncounted: true }]),
  'bytes before': () => craftZip([good], { before: '#!/bin/sh\n' }),
});

const broken: HostileArchive[] = [
  ...list('ARCHIVE_BROKEN', {
    'bytes after': () => craftZip([good], { after: 'extra' }),
    'a text that is no archive': () => Buffer.from('this is not a zip archive at all, sorry'),
    'an empty file': () => Buffer.alloc(0),
    'an archive cut short': () => craftZip([good]).subarray(0, 60),
    'an archive cut in its middle': () => craftZip([good, { name: 'a.txt' }]).subarray(40),
    'an archive on two disks': () => craftZip([good], { diskNumber: 1 }),
    'a directory that starts elsewhere': () => craftZip([good], { directoryShift: 7 }),
    'an entry that starts past the end': beside({ name: 'far.txt', offset: 9_000_000 }),
    'a stored file of another size': beside({ name: 'x.bin', method: 0, content: 'x', declaredSize: 25 }),
    'a directory under a password': beside({ name: 'x.txt', stronglyEncrypted: true }),
  }),
  ...list('ARCHIVE_ENCRYPTED', { 'a password': beside({ name: 'secret.txt', encrypted: true }) }),
  ...list('ARCHIVE_METHOD', {
    'an unknown compression': beside({ name: 'x.txt', method: 12 }),
    'a compression of the next generation': beside({ name: 'x.txt', method: 93 }),
  }),
];

/** One local part hidden in the stored bytes of another: each reader that walks sees a different archive. */
function overlapping(): Buffer {
  const inner: CraftedEntry = { name: 'inner.html', content: 'inner' };
  const outer: CraftedEntry = { name: 'outer.html', method: 0, content: craftLocalPart(inner) };
  return craftZip([outer, { ...inner, offset: 30 + outer.name.length }]);
}

/** Archives to be refused, each with the code that names its cause. They are made in memory, never stored. */
export const hostileArchives: readonly HostileArchive[] = [
  ...escapes,
  ...links,
  ...names,
  ...duplicates,
  ...active,
  ...sizes,
  ...contradictions,
  ...broken,
];
