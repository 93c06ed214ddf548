import type { Context } from './context.ts';
import { Refusal } from './refusal.ts';
import { sql } from './sql.ts';

/** So many tries per subject within so many minutes, on one door. */
export type Throttle = {
  readonly door: string;
  readonly subject: string;
  readonly limit: number;
  readonly windowMn: number;
};

/**
 * Counts one try and refuses past the limit, with the minutes to wait.
 *
 * Runs in its own transaction so that a refused sign-in, whose transaction rolls back, is still counted. The subject
 * (a mail, an address) is stored as a keyed fingerprint.
 */
export async function countTry(app: Context['app'], { door, subject, limit, windowMn }: Throttle): Promise<void> {
  await app
    .transaction({ actor: { kind: 'system', name: 'throttle' } }, async (ctx) => {
      const windowMs = windowMn * 60_000;
      const windowAt = new Date(Math.floor(ctx.now.getTime() / windowMs) * windowMs);
      const hidden = ctx.app.secrets.sign('throttle', subject).toString('base64url');
      const [row] = await ctx.query(sql<{ hits: number }>`
      insert into kernel.throttle as t (door, subject, window_at, hits)
      values (${door}, ${hidden}, ${windowAt}, 1)
          on conflict (door, subject, window_at) do update set hits = t.hits + 1
      returning hits
    `);
      return row?.hits ?? 0;
    })
    .then((hits) => {
      if (hits > limit) throw new Refusal('TOO_MANY_TRIES', { minutes: windowMn });
    });
}
