import { buildWeb } from '../build/web.ts';
import { crashRounds } from '../crash/rounds.ts';

const ROUNDS = 20;

/** `npm run crash`, or `npm run crash -- 5`: rounds of kill -9; fails when an acknowledged write is gone. */
export async function crash([count]: readonly string[]): Promise<number> {
  await buildWeb(console.log);
  const verdict = await crashRounds(Number(count) || ROUNDS, console.log);
  console.log(JSON.stringify(verdict, null, 2));
  return verdict.lost.length === 0 && verdict.trail === 'holds' ? 0 : 1;
}
