import { expect, test } from 'vitest';
import { matches } from './match.ts';

test('an action is found by the beginning of its words, in any order, without accents', () => {
  const label = 'Importer un module e-learning scorm déposer';
  expect(['import', 'mod IMP', 'deposer', 'learning', ''].map((typed) => matches(typed, label))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['odule', 'import session'].map((typed) => matches(typed, label))).toEqual([false, false]);
});
