import { expect, test } from 'vitest';
import { type Death, publicationRounds } from '../../../tools/crash/publications/rounds.ts';
import { CANARY } from '../../../tools/crash/publications/town.ts';

/** The long version is `npm run crash -- publications`: each write, several times, on moves and on rollbacks. */
const FEW: readonly Death[] = [
  { part: 'cockpit', point: 'row written' },
  { part: 'cockpit', point: 'row kept' },
  { part: 'node', point: 'filled routing-table.json' },
  { part: 'node', point: 'renamed routing-table.json' },
  { part: 'haproxy', point: 'renamed routing-table.json' },
  { part: 'haproxy', point: 'prepare map' },
  { part: 'haproxy', point: 'commit map' },
];

test('killed in the middle of a publication and started again: one table, both edges do it, nobody is sent elsewhere', {
  timeout: 300_000,
}, async () => {
  const rounds = await publicationRounds(FEW, () => undefined);
  const moved = [CANARY, '1.0.0'];
  const back = ['1.0.0', '1.0.0'];
  expect(rounds).toEqual(
    FEW.map((death, index) => ({
      ...death,
      tables: 1,
      agreed: ['haproxy', 'node'],
      versions: { node: index % 2 === 0 ? moved : back, haproxy: index % 2 === 0 ? moved : back },
      misrouted: 0,
      lostElsewhere: 0,
    })),
  );
});
