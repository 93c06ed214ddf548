import { buildWeb } from '../build/web.ts';
import { DEATHS, publicationRounds } from '../crash/publications/rounds.ts';
import { crashRounds } from '../crash/rounds.ts';

const ROUNDS = 20;
const PUBLICATION_TURNS = 4;

/**
 * `npm run crash`, or `npm run crash -- 5`: rounds of kill -9; fails when an acknowledged write is gone.
 * `npm run crash -- publications 2`: kill -9 after each write of a publication; fails when an edge and the database differ.
 */
export async function crash([first, second]: readonly string[]): Promise<number> {
  await buildWeb(console.log);
  if (first === 'publications') return crashPublications(Number(second) || PUBLICATION_TURNS);
  const verdict = await crashRounds(Number(first) || ROUNDS, console.log);
  console.log(JSON.stringify(verdict, null, 2));
  return verdict.lost.length === 0 && verdict.trail === 'holds' ? 0 : 1;
}

/** An odd number of deaths a turn: at the next turn each one meets the other decision, to move or to go back. */
async function crashPublications(turns: number): Promise<number> {
  const rounds = await publicationRounds(Array.from({ length: turns }, () => DEATHS).flat(), console.log);
  const wrong = rounds.filter(
    ({ tables, agreed, misrouted, lostElsewhere }) =>
      tables !== 1 || agreed.length !== 2 || misrouted > 0 || lostElsewhere > 0,
  );
  console.log(JSON.stringify({ publications: rounds.length, wrong }, null, 2));
  return wrong.length === 0 ? 0 : 1;
}
