import { expect, test } from 'vitest';
import { fairShare } from './fair-share.ts';
import { readSearch } from './search-query.ts';

test('several words are looked for in any order, the longest first', () => {
  expect(readSearch('  Zoé  Delmas ')).toEqual([['delmas', 'zoé']]);
  expect(readSearch('Jean-Marie d’Aoste')).toEqual([['marie', 'aoste', 'jean', 'd']]);
});

test('a code, a SIRET and a number are one word, however they are typed', () => {
  expect(readSearch('732 829 320')).toEqual([['732829320'], ['732', '829', '320']]);
  expect(readSearch('SES-2026-0123')).toEqual([['ses20260123'], ['2026', '0123', 'ses']]);
  expect(readSearch('0123')).toEqual([['0123']]);
});

test('an address stays whole', () => {
  expect(readSearch('Zoe.Delmas@Vernay.example')).toEqual([['zoe.delmas@vernay.example']]);
});

test('blanks and punctuation look for nothing', () => {
  expect([readSearch('  '), readSearch('%_-’')]).toEqual([[], []]);
});

test('a crowded group leaves places to the others, and takes those they leave', () => {
  const people = ['p1', 'p2', 'p3', 'p4'];
  expect(fairShare([people, ['s1'], []], 3)).toEqual(['p1', 'p2', 's1']);
  expect(fairShare([people, ['s1'], ['c1', 'c2']], 10)).toEqual([...people, 's1', 'c1', 'c2']);
});
