import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrows } from '../../../tools/architecture/arrows.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const read = (pattern: string) =>
  globSync(pattern, { cwd: ROOT })
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n');

const glossary = readFileSync(join(ROOT, 'docs', 'glossary.md'), 'utf8');
const rows = glossary
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| French'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, french = '', code = '', meaning = '']) => ({
    french,
    meaning,
    words: [...code.matchAll(/`(\w+)`/g)].map(([, word = '']) => word),
  }));

/** `session_slot`, `sessionSlot` and `SessionSlot` are one word. */
const plain = (word: string) =>
  word
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase();
const known = new Set(rows.flatMap(({ words }) => words.map(plain)));

const migrations = read('server/db/migrations/*.sql');
const contract = read('contract/*.ts');
const modules = read('server/modules/**/*.ts');
const found = (source: string, pattern: RegExp) => [...source.matchAll(pattern)].map(([, word = '']) => word);

/** What the product speaks of. The kernel's tables hold nothing of the trade; a module with only an arrow is not built yet. */
const nouns = {
  module: Object.keys(arrows).filter((name) => globSync(`server/modules/${name}/index.ts`, { cwd: ROOT }).length > 0),
  schema: found(migrations, /^create schema (\w+)/gm).filter((name) => name !== 'kernel'),
  table: found(migrations, /^create (?:unlogged )?table (?!kernel\.)\w+\.(\w+)/gm),
  'contract entity': found(contract, /^export const ([A-Z]\w*?)(?:Row|Body) =/gm),
  'subject of the trail': found(modules, /subject: \{ kind: '(\w+)'/g),
};

test.each(Object.entries(nouns))('every %s has its line in docs/glossary.md', (_, words) => {
  expect([words.length > 5, [...new Set(words)].filter((word) => !known.has(plain(word)))]).toEqual([true, []]);
});

test('every word of docs/glossary.md is used by the code, and explained in one sentence', () => {
  const code = plain(`${migrations}${contract}${modules}${read('server/kernel/*.ts')}`);
  const isUsed = (word: string) => new RegExp(`(?<![a-z])${plain(word)}s?(?![a-z])`).test(code);
  const unused = rows.flatMap(({ words }) => words).filter((word) => !isUsed(word));
  const unclear = rows.filter(
    ({ french, words, meaning }) => !french || words.length === 0 || !/^[A-Z].*[^.]\.$/.test(meaning),
  );
  expect([unused, unclear.map(({ french }) => french)]).toEqual([[], []]);
});
