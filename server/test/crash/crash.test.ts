import { expect, test } from 'vitest';
import { crashRounds } from '../../../tools/crash/rounds.ts';

// The long version is `npm run crash`: twenty rounds.
test('server and database killed while people write: nothing acknowledged is lost and the journal holds', {
  timeout: 120_000,
}, async () => {
  const { rounds, writes, lost, trail } = await crashRounds(2, () => undefined);
  expect({ rounds, lost, trail, wrote: Object.values(writes).every((count) => count > 0) }).toEqual({
    rounds: 2,
    lost: [],
    trail: 'holds',
    wrote: true,
  });
});
