import type { Application, Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { closeLaunch, closeSilentLaunches, touchLaunch } from '../store/launch.store.ts';
import { PLAYER_SCOPE } from './commit-state.ts';
import { countWrongToken } from './open-player.ts';

/** The page says every half minute; four missed and the opening is taken for left. */
const SILENCE_MS = 3 * 60_000;

/** The learner is still there. */
export async function pulse(
  app: Application,
  { token, activeSeconds, http }: { token: string; activeSeconds: number; http: HttpFacts },
): Promise<void> {
  const isAlive = await app.transaction(PLAYER_SCOPE, (ctx) => touchLaunch(ctx, tokenHash(token), activeSeconds));
  if (isAlive) return;
  await countWrongToken(app, http);
  throw new Refusal('LAUNCH_CLOSED');
}

/** The learner left. Saying it twice, or of an opening that is gone, changes nothing. */
export async function leavePlayer(
  app: Application,
  { token, http }: { token: string; http: HttpFacts },
): Promise<void> {
  const wasOpen = await app.transaction(PLAYER_SCOPE, (ctx) => closeLaunch(ctx, tokenHash(token)));
  if (!wasOpen) await countWrongToken(app, http);
}

/**
 * Closes the openings that fell silent: a browser that crashed says nothing.
 *
 * States left running stay so: the next opening resumes them like suspended ones, and nothing is judged in between.
 */
export async function closeSilent(ctx: Context): Promise<{ closed: number }> {
  const closed = await closeSilentLaunches(ctx, new Date(ctx.now.getTime() - SILENCE_MS));
  return { closed: closed.length };
}
