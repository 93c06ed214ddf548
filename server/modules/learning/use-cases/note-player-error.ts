import type { Application } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { isLaunchToken } from '../store/launch.store.ts';
import { PLAYER_SCOPE } from './commit-state.ts';
import { countWrongToken } from './open-player.ts';

/** The player broke for the learner of this opening. Taking the call is all: health is gathered from the answers. */
export async function notePlayerError(
  app: Application,
  { token, http }: { token: string; http: HttpFacts },
): Promise<void> {
  if (!(await knowsLaunch(app, token))) {
    await countWrongToken(app, http);
    throw new Refusal('LAUNCH_CLOSED');
  }
  await countTry(app, { door: 'client-error', subject: token, limit: 20, windowMn: 60 });
}

/** Whether this token was given to a learner, open still or not: what strangers make up says nothing about a version. */
export function knowsLaunch(app: Application, token: string): Promise<boolean> {
  return app.transaction({ ...PLAYER_SCOPE, readOnly: true }, (ctx) => isLaunchToken(ctx, tokenHash(token)));
}
