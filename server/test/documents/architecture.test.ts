import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const BUILT = ['node_modules', 'dist', 'var'];
const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');

const folders = (place: string) =>
  readdirSync(join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !BUILT.includes(entry.name))
    .map(({ name }) => name);

test.each(['', 'server', 'web'])('ARCHITECTURE.md says what every folder of /%s is for', (place) => {
  const tree = page.split('```')[1] ?? '';
  expect(folders(place).filter((name) => !tree.includes(`${name}/`))).toEqual([]);
});

test('every file and folder that the documents for strangers point at is there', () => {
  const missing = ['README.md', 'README.fr.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'].flatMap(
    (document) => {
      const text = readFileSync(join(ROOT, document), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#]+)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !/^https?:/.test(link));
      const isThere = (link: string) => readdirSync(join(ROOT, link, '..')).includes(link.split('/').at(-1) ?? '');
      return links.filter((link) => !isThere(link)).map((link) => `${document}: ${link}`);
    },
  );
  expect(missing).toEqual([]);
});

test('every command that CONTRIBUTING.md names is one of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').matchAll(
    /npm (?:run )?(?!view|ci|install)([a-z][a-z:-]*)`?/g,
  );
  const unknown = [...named].map(([, name = '']) => name).filter((name) => !(name in scripts));
  expect(unknown).toEqual([]);
});
