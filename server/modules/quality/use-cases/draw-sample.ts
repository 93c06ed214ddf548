import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { drawSessions } from '../store/audit-sample.read.ts';

/** Sessions of one draw: what is read through in an hour. */
const SIZE = 5;

/**
 * Draws sessions of the last twelve months for whoever checks, with how complete the proof of each is.
 *
 * A draw depends on the person and its number alone: it stays the same until another is asked.
 */
export async function drawSample(ctx: Context, draw: number) {
  if (ctx.actor.kind !== 'person') throw new Refusal('NOT_ALLOWED');
  const since = new Date(ctx.now);
  since.setUTCFullYear(since.getUTCFullYear() - 1);
  const seed = `${ctx.actor.personId}:${draw}`;
  return { draw, ...(await drawSessions(ctx, { since: since.toISOString().slice(0, 10), seed, size: SIZE })) };
}
