import type { Application, TransactionScope } from '../../../kernel/context.ts';
import { countTry } from '../../../kernel/throttle.ts';
import type { AnchorStore, TimeStampStore } from '../ports.ts';
import { type TrailVerdict, verifyTrail } from './verify-trail.ts';

/** Lines that one walk asked from a screen may read; the command line walks the whole journal. */
const LATEST_LINES = 500_000;
const WALKS = { limit: 20, windowMn: 15 };

export type VerifyNow = (
  app: Application,
  scope: TransactionScope,
) => Promise<Omit<TrailVerdict, 'faults'> & { faults: string[]; verifiedAt: string }>;

/**
 * Verifies the journal for somebody who doubts it, now, and writes down that it was: when, for whom, and whether it held.
 *
 * Whoever asks while a walk is under way is given its answer: many readers at once cost one walk and leave one line.
 * FormaPro writes that line, because an auditor writes nothing.
 */
export function verifier(stores: { anchors: AnchorStore; timeStamps: TimeStampStore }): VerifyNow {
  const underWay = new WeakMap<Application, ReturnType<VerifyNow>>();
  return async (app, { actor }) => {
    const askedBy = actor.kind === 'person' ? actor.personId : null;
    if (askedBy) await countTry(app, { door: 'trail-verification', subject: askedBy, ...WALKS });
    const walk =
      underWay.get(app) ??
      walkNow(app, stores, askedBy).finally(() => {
        underWay.delete(app);
      });
    underWay.set(app, walk);
    return walk;
  };
}

async function walkNow(
  app: Application,
  { anchors, timeStamps }: { anchors: AnchorStore; timeStamps: TimeStampStore },
  askedBy: string | null,
): ReturnType<VerifyNow> {
  const verdict = await verifyTrail(app, anchors, timeStamps, LATEST_LINES);
  const { holds, sealed, since } = verdict;
  return app.transaction({ actor: { kind: 'system', name: 'verify-trail' } }, async (ctx) => {
    await ctx.record({
      action: 'quality.journal-verified',
      subject: { kind: 'journal', id: ctx.newId() },
      links: { person: askedBy },
      facts: { holds, sealed, since, faults: verdict.faults.length },
    });
    return { ...verdict, faults: [...verdict.faults], verifiedAt: ctx.now.toISOString() };
  });
}
