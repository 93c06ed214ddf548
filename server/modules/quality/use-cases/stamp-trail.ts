import type { Application } from '../../../kernel/context.ts';
import { TimeStampRefused, type TimeStampStore } from '../ports.ts';
import * as seals from '../store/seal.store.ts';
import * as stamps from '../store/time-stamp.store.ts';

/** A head is stamped at most once an hour: authorities count, and the signed file has every minute. */
const STAMP_EVERY_MS = 60 * 60_000;
const SEALER = { actor: { kind: 'system', name: 'quality.stamp-trail' } } as const;

/**
 * Has the head of the chain stamped by the authority, when an hour has passed and there is something new.
 *
 * The authority is asked outside any transaction. When it says no or nothing, that is noted for the screens and the next
 * run tries again; a crash after the token was kept leaves its file, which is an anchor like the others.
 */
export async function stampTrail(app: Application, timeStamps: TimeStampStore): Promise<{ stamped: boolean }> {
  if (!timeStamps.isOn) return { stamped: false };
  const due = await app.transaction({ ...SEALER, readOnly: true }, async (ctx) => {
    const [head, last] = [await seals.findHead(ctx), await stamps.findLastStamp(ctx)];
    const isNew = head && head.seq > (last?.seq ?? 0);
    const isTime = !last || ctx.now.getTime() - last.at.getTime() >= STAMP_EVERY_MS;
    return isNew && isTime ? { ...head, at: ctx.now.toISOString() } : null;
  });
  if (!due) return { stamped: false };
  try {
    const proof = await timeStamps.add(due);
    await app.transaction(SEALER, async (ctx) => {
      await seals.insertAnchor(ctx, { ...due, kind: timeStamps.kind, proof });
      await stamps.forgetFailure(ctx);
    });
    return { stamped: true };
  } catch (error) {
    if (!(error instanceof TimeStampRefused)) throw error;
    await app.transaction(SEALER, (ctx) => stamps.noteFailure(ctx, error.reason));
    return { stamped: false };
  }
}
