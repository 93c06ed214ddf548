import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeChoices } from './judge-choice.ts';
import { judgeNumber, readNumber } from './judge-number.ts';
import { judgeMatching, judgeOrdering } from './judge-rows.ts';
import { judgeText } from './judge-text.ts';
import type { Choice, QuestionOf } from './question.ts';
import { shownResult } from './reveal.ts';

const choice = (id: string, isRight: boolean, shareBp: number | null = null): Choice => ({
  id,
  text: id.toUpperCase(),
  isRight,
  shareBp,
  feedback: '',
});
const several = (choices: Choice[], credit: 'partial' | 'whole' = 'partial'): QuestionOf<'multipleChoice'> => ({
  id: 'q',
  text: 'Cochez les symboles',
  points: 100,
  feedback: '',
  type: 'multipleChoice',
  choices,
  credit,
});
const four = [choice('a', true), choice('b', true), choice('c', false), choice('d', false)];

test.each([
  [['a', 'b'], 10_000],
  [['a'], 5_000],
  [['a', 'c'], 0],
  [['a', 'b', 'c'], 5_000],
  [['a', 'b', 'c', 'd'], 0],
  [['c', 'd'], 0],
  [[], 0],
])('several choices, %j ticked of two right and two wrong: %d hundredths of a percent', (ticked, share) => {
  expect(judgeChoices(several(four), ticked).shareBp).toBe(share);
});

test('all or nothing takes the exact set only', () => {
  const rule = several(four, 'whole');
  expect([['a', 'b'], ['a'], ['a', 'b', 'c']].map((ticked) => judgeChoices(rule, ticked).shareBp)).toEqual([
    10_000, 0, 0,
  ]);
});

test('three thirds written 33.33 % make a whole, and a wrong one that costs everything leaves nothing', () => {
  const thirds = several([
    choice('a', true, 3_333),
    choice('b', true, 3_333),
    choice('c', true, 3_333),
    choice('d', false, -10_000),
  ]);
  expect([
    judgeChoices(thirds, ['a', 'b', 'c']).shareBp,
    judgeChoices(thirds, ['a', 'b']).shareBp,
    judgeChoices(thirds, ['a', 'b', 'c', 'd']).shareBp,
  ]).toEqual([10_000, 6_666, 0]);
});

const accepted = (...texts: [string, number][]) => texts.map(([text, shareBp]) => ({ text, shareBp, feedback: '' }));
const loose = { matchCase: false, matchAccents: false };

test.each([
  ['vérification d’absence de tension', 10_000],
  ["  VERIFICATION   D'ABSENCE DE TENSION ", 10_000],
  ['verification absence tension', 8_000],
  ['V.A.T.', 5_000],
  ['v.a.t', 5_000],
  ['coeur', 10_000],
  ['Cœur', 10_000],
  ['autre chose', 0],
  ['', 0],
])('“%s” earns %d', (typed, share) => {
  const rule = accepted(
    ["vérification d'absence de tension", 10_000],
    ['verification absence tension', 8_000],
    ['V.A.T*', 5_000],
    ['cœur', 10_000],
  );
  expect(judgeText({ accepted: rule, ...loose }, typed).shareBp).toBe(share);
});

test('accents and capitals count when the author says so', () => {
  const rule = { accepted: accepted(['Été', 10_000]), matchCase: true, matchAccents: true };
  expect(['Été', 'été', 'Ete'].map((typed) => judgeText(rule, typed).shareBp)).toEqual([10_000, 0, 0]);
});

test('an asterisk stands for anything, an escaped one for itself, and a page of them is judged at once', () => {
  const earns = (pattern: string, typed: string) =>
    judgeText({ accepted: accepted([pattern, 10_000]), ...loose }, typed).shareBp;
  const hostile = `${'a*'.repeat(400)}b`;
  expect([
    earns('*tension*', 'une tension nulle'),
    earns('a*b*c', 'axxbyyc'),
    earns('a*b*c', 'axxcyyb'),
    earns('ab*ba', 'aba'),
    earns('5 \\* 3', '5 * 3'),
    earns('5 \\* 3', '5 fois 3'),
    earns(hostile, 'a'.repeat(2_000)),
  ]).toEqual([10_000, 10_000, 0, 0, 10_000, 0, 0]);
});

test.each([
  ['1 234,5', 1234.5],
  ['1\u202f234,5 V', 1234.5],
  ['−3', -3],
  ['+.5', 0.5],
  ['2,5e3', 2500],
  ['50v', 50],
  ['50 A', null],
  ['trois', null],
  ['1,2,3', null],
  ['0x10', null],
  ['', null],
  ['Infinity', null],
  ['1e999', null],
])('a person types “%s”: %s', (typed, value) => {
  expect(readNumber(typed, 'V')).toBe(value);
});

test('both ends of a tolerance count, the next hundredth does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: 0, max: 1e4 }), (hundredths, tolerance) => {
      const rule = {
        accepted: [{ value: hundredths / 100, tolerance: tolerance / 100, shareBp: 10_000, feedback: '' }],
      };
      const earns = (at: number) => judgeNumber(rule, (at / 100).toFixed(2)).shareBp;
      expect([
        earns(hundredths - tolerance),
        earns(hundredths + tolerance),
        earns(hundredths - tolerance - 1),
        earns(hundredths + tolerance + 1),
      ]).toEqual([10_000, 10_000, 0, 0]);
    }),
  );
});

test('an order earns a share per item at its place, or nothing when it must be whole', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }));
  const rule: QuestionOf<'ordering'> = {
    id: 'q',
    text: '',
    points: 100,
    feedback: '',
    type: 'ordering',
    items,
    credit: 'partial',
  };
  expect([
    judgeOrdering(rule, ['a', 'b', 'd', 'c']).shareBp,
    judgeOrdering({ ...rule, credit: 'whole' }, ['a', 'b', 'd', 'c']).shareBp,
    judgeOrdering({ ...rule, credit: 'whole' }, ['a', 'b', 'c', 'd']).shareBp,
  ]).toEqual([5_000, 0, 10_000]);
});

test('two pairs with the same right side are both right with the one option that is shown', () => {
  const question: QuestionOf<'matching'> = {
    id: 'q',
    text: '',
    points: 100,
    feedback: '',
    type: 'matching',
    pairs: [
      { id: 'l1', left: 'BR', rightId: 'r1', right: 'Intervention' },
      { id: 'l2', left: 'BS', rightId: 'r2', right: 'Intervention' },
    ],
    decoys: [],
  };
  const shown = {
    id: 'q',
    text: '',
    points: 100,
    type: 'matching' as const,
    rows: [],
    options: [{ id: 'r1', text: 'Intervention' }],
  };
  expect(judgeMatching(question, shown, { l1: 'r1', l2: 'r1' }).shareBp).toBe(10_000);
});

test('right answers stay veiled while an attempt is left, and the number of missed ones with them', () => {
  const kept = {
    points: 50,
    maxPoints: 100,
    percentBp: 5_000,
    passed: false,
    questions: [
      {
        questionId: 'q',
        points: 50,
        maxPoints: 100,
        outcome: 'partial' as const,
        lines: judgeChoices(several(four), ['a']).lines.map((line) => ({ ...line })),
        feedback: ['Relisez la norme.'],
      },
    ],
  };
  const question = { questionId: 'q', points: 50, maxPoints: 100, outcome: 'partial', feedback: ['Relisez la norme.'] };
  expect(shownResult(kept, 1)).toEqual({
    ...kept,
    revealsAnswers: false,
    questions: [{ ...question, lines: [{ label: '', given: 'A', right: null, isRight: null }] }],
  });
  expect(shownResult(kept, null).revealsAnswers).toBe(false);
  expect(shownResult(kept, 0)).toEqual({
    ...kept,
    revealsAnswers: true,
    questions: [
      {
        ...question,
        lines: [
          { label: '', given: 'A', right: 'A', isRight: true },
          { label: '', given: '', right: 'B', isRight: false },
        ],
      },
    ],
  });
  expect(shownResult({ ...kept, passed: true }, 3).revealsAnswers).toBe(true);
});
