import { expect, test } from 'vitest';
import { readMarkdown } from './markdown.ts';

const plain = (text: string) => [{ text, as: 'plain' }];

test('titles, paragraphs over several lines, strong words and code are read; a link keeps its words', () => {
  expect(readMarkdown('# Titre\n\nUne **chose** à\nfaire : `npm test`, [là](../x.md).\n')).toEqual([
    { kind: 'heading', level: 1, words: plain('Titre') },
    {
      kind: 'paragraph',
      words: [
        { text: 'Une ', as: 'plain' },
        { text: 'chose', as: 'strong' },
        { text: ' à faire\u00a0: ', as: 'plain' },
        { text: 'npm test', as: 'code' },
        { text: ', là.', as: 'plain' },
      ],
    },
  ]);
});

test('a list goes on over lines and keeps its first number; it may follow a sentence', () => {
  expect(readMarkdown('Ensuite :\n5. Sous « Répartiteurs »,\n   regardez.\n6. Appelez.')).toEqual([
    { kind: 'paragraph', words: plain('Ensuite\u00a0:') },
    {
      kind: 'list',
      isOrdered: true,
      start: 5,
      items: [plain('Sous «\u00a0Répartiteurs\u00a0», regardez.'), plain('Appelez.')],
    },
  ]);
});

test('tables, pictures and code with empty lines are read whole', () => {
  expect(
    readMarkdown('| A | B |\n|---|---|\n| 1 | 2 |\n\n![Vue](../../pictures/guides/x.png)\n\n```sh\nun\n\ndeux\n```'),
  ).toEqual([
    { kind: 'table', head: [plain('A'), plain('B')], rows: [[plain('1'), plain('2')]] },
    { kind: 'picture', file: 'guides/x.png', alt: 'Vue' },
    { kind: 'code', text: 'un\n\ndeux' },
  ]);
});

test('an address that leaves the pictures is no picture', () => {
  expect(readMarkdown('![x](../pictures/../../secret.png)')[0]?.kind).toBe('paragraph');
});
