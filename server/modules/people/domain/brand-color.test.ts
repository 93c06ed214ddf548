import { expect, test } from 'vitest';
import { isReadableOnPaper } from './brand-color.ts';

test('a dark colour is read on white paper, a pale one is not', () => {
  expect(['#054957', '#000000', '#767676', '#777777', '#ffe066', '#ffffff'].map(isReadableOnPaper)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
