import { expect, test } from 'vitest';
import { pausedWithin, pausesOf } from './pauses.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 9, hour));
const decided = (kind: string, hour: number) => ({ kind, at: at(hour) });

test('a pause ends when somebody resumes, a second one when the version is taken back', () => {
  const chain = [
    decided('start', 8),
    decided('pause', 10),
    decided('resume', 12),
    decided('pause', 13),
    decided('rollback', 14),
  ];
  const pauses = pausesOf(chain, at(20));
  expect(pauses.map(({ held, resumed, endedAt }) => [held.at, resumed?.at ?? null, endedAt])).toEqual([
    [at(10), at(12), at(12)],
    [at(13), null, at(14)],
  ]);
  expect(pausedWithin(pauses, at(8), at(20))).toBe(3 * 3_600_000);
});

test('a pause across two steps counts for each with its own part; one under way counts up to now', () => {
  const pauses = pausesOf([decided('start', 8), decided('pause', 10)], at(16));
  expect(pauses.map(({ endedAt }) => endedAt)).toEqual([at(16)]);
  expect([
    pausedWithin(pauses, at(8), at(11)),
    pausedWithin(pauses, at(11), at(16)),
    pausedWithin(pauses, at(8), at(9)),
  ]).toEqual([3_600_000, 5 * 3_600_000, 0]);
});
