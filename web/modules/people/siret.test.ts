import { expect, test } from 'vitest';
import { siretProblem, siretText } from './siret.ts';

test('a SIRET is judged as it is typed, spaces apart', () => {
  expect(
    ['', '732 829 320 00074', '732 829 320 0007', '732829320000741', '7328293200007O'].map((typed) =>
      siretProblem(typed),
    ),
  ).toEqual([null, null, { kind: 'short', digits: 1 }, { kind: 'long', digits: 1 }, { kind: 'letters' }]);
});

test('a SIRET is shown as the administration writes it', () => {
  expect(siretText('73282932000074')).toBe('732\u00a0829\u00a0320\u00a000074');
  expect(siretText(null)).toBe('');
});
