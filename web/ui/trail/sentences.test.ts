import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foldSignIns } from './fold.ts';
import { sentenceOf, whoOf } from './sentences.ts';

/** Those who steer releases and their acceptance read these under their short name. */
const WITHOUT_SENTENCE = /^(release|recette)\./;
const actions = [...readFileSync('docs/actions.md', 'utf8').matchAll(/^\| `([^`]+)`/gm)].map(
  ([, action = '']) => action,
);

test('each act of the trade is told in French and in English', () => {
  const untold = actions.filter(
    (action) =>
      !WITHOUT_SENTENCE.test(action) &&
      !(sentenceOf({ action, facts: {} }, 'fr') && sentenceOf({ action, facts: {} }, 'en')),
  );
  expect([actions.length > 60, untold]).toEqual([true, []]);
});

test('a mark says what was recorded, a file how many', () => {
  expect(sentenceOf({ action: 'attendance.marked', facts: { status: 'LATE' } }, 'fr')).toBe('a noté un retard');
  expect(sentenceOf({ action: 'enrolment.roster-enrolled', facts: { enrolled: 12 } }, 'fr')).toBe(
    'a inscrit 12\u00a0personnes à partir d’un fichier',
  );
  expect(sentenceOf({ action: 'recette.case-run', facts: {} }, 'fr')).toBe(null);
});

test('whoever comes in is the one who acts, though nobody was signed in yet', () => {
  const camille = { name: 'Camille Roy' };
  const line = { actorKind: 'system', actorName: null, concerns: camille } as const;
  expect(whoOf({ ...line, action: 'identity.signed-in' })).toEqual({ who: 'Camille Roy', other: null });
  expect(whoOf({ ...line, action: 'messaging.sent' })).toEqual({ who: null, other: camille });
  expect(whoOf({ ...line, actorKind: 'person', actorName: 'Nadia Benhamou', action: 'attendance.signed' })).toEqual({
    who: 'Nadia Benhamou',
    other: camille,
  });
});

test('sign-ins that follow each other in one day fold into one line; nothing else moves', () => {
  const line = (id: number, action: string, day: string) => ({ id, action: `identity.${action}`, day });
  const lines = [
    line(6, 'signed-in', '10'),
    line(5, 'signed-out', '10'),
    line(4, 'invited', '10'),
    line(3, 'signed-in', '10'),
    line(2, 'signed-in', '09'),
    line(1, 'factor-given', '09'),
  ];
  const read = foldSignIns(lines, ({ day }) => day).map((fold) =>
    fold.kind === 'line' ? fold.line.id : fold.lines.map(({ id }) => id),
  );
  expect(read).toEqual([[6, 5], 4, 3, [2, 1]]);
});
