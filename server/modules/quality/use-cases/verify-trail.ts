import type { Application, Context } from '../../../kernel/context.ts';
import { FIRST_HASH, walkChain } from '../domain/chain.ts';
import type { Anchor, AnchorStore, TimeStampStore } from '../ports.ts';
import * as seals from '../store/seal.store.ts';
import { listStamps } from '../store/time-stamp.store.ts';

const BATCH = 10_000;
const OVERDUE_MS = 15 * 60_000;

export type TrailVerdict = {
  readonly holds: boolean;
  readonly sealed: number;
  /** Number after which the walk began: 0 for the whole journal. */
  readonly since: number;
  readonly anchors: number;
  /** Heads that an authority stamped and whose proof holds. */
  readonly timeStamps: number;
  /** What is wrong, in words a person can act on; empty when the trail holds. */
  readonly faults: readonly string[];
};

/**
 * Verifies the whole journal: each line against its seal, each seal against the one before, the head against the anchors.
 *
 * Finds a line edited, removed or added behind its seal, and a journal whose end was cut. Reads in pieces of 10,000 lines.
 * Time stamps are verified offline, those of the files and those of the database. With `latest`, a journal that is longer
 * is walked from the last outside anchor before that many lines, which vouches for what comes before.
 */
export async function verifyTrail(
  app: Application,
  anchors: AnchorStore,
  timeStamps: TimeStampStore | null = null,
  latest: number = Number.POSITIVE_INFINITY,
): Promise<TrailVerdict> {
  const kept = await anchors.read();
  const stamped = (await timeStamps?.read()) ?? { anchors: [], forged: 0 };
  return app.transaction({ actor: { kind: 'system', name: 'verify-trail' }, readOnly: true }, async (ctx) => {
    const inDatabase = timeStamps ? await readStamps(ctx, timeStamps) : { anchors: [], forged: 0 };
    const all = [...kept.anchors, ...stamped.anchors, ...inDatabase.anchors];
    const start = await startOf(ctx, kept.anchors, latest);
    const walked = await walkAll(ctx, all, start);
    const faults = [...walked.faults];
    const last = all.reduce<Anchor | null>((best, one) => (best && best.seq >= one.seq ? best : one), null);
    if (last && last.seq > walked.seq && faults.length === 0)
      faults.push(
        `Le journal a été coupé : il s’arrête au n° ${walked.seq}, un ancrage du ${last.at} atteste le n° ${last.seq}.`,
      );
    if (kept.forged > 0) faults.push(`${kept.forged} ancrage(s) du fichier ne portent pas notre signature.`);
    const unproven = stamped.forged + inDatabase.forged;
    if (unproven > 0)
      faults.push(`${unproven} horodatage(s) ne tiennent pas : jeton modifié, ou signé par une autorité inconnue.`);
    const overdue = await seals.countOverdue(ctx, new Date(ctx.now.getTime() - OVERDUE_MS));
    if (overdue > 0)
      faults.push(
        `${overdue} ligne(s) attendent leur scellement depuis plus de 15 minutes : les travaux de fond tournent-ils ?`,
      );
    const stampedHeads = new Set([...stamped.anchors, ...inDatabase.anchors].map(({ seq }) => seq)).size;
    return {
      holds: faults.length === 0,
      sealed: walked.seq,
      since: start.seq,
      anchors: kept.anchors.length,
      timeStamps: stampedHeads,
      faults,
    };
  });
}

async function readStamps(ctx: Context, timeStamps: TimeStampStore): Promise<{ anchors: Anchor[]; forged: number }> {
  const rows = await listStamps(ctx);
  const anchors = rows.map(({ seq, proof }) => timeStamps.judge(seq, proof)).filter((one) => one !== null);
  return { anchors, forged: rows.length - anchors.length };
}

const SENTENCES = {
  GAP: 'le sceau a disparu',
  LINE_REMOVED: 'la ligne a été supprimée',
  LINE_CHANGED: 'la ligne a été modifiée',
} as const;

type Head = { readonly seq: number; readonly hash: string };

/** Where the walk begins: at the first line, or at an anchor of the signed file when only the latest lines are walked. */
async function startOf(ctx: Context, anchors: readonly Anchor[], latest: number): Promise<Head> {
  const last = (await seals.findHead(ctx))?.seq ?? 0;
  const before = anchors.filter(({ seq }) => seq <= last - latest);
  return before.reduce<Head>((best, one) => (one.seq > best.seq ? one : best), { seq: 0, hash: FIRST_HASH });
}

async function walkAll(
  ctx: Context,
  anchors: readonly Anchor[],
  start: Head,
): Promise<{ seq: number; faults: string[] }> {
  const anchored = Map.groupBy(anchors, ({ seq }) => seq);
  let head: Head = { seq: start.seq, hash: start.hash };
  for (;;) {
    const piece = await seals.listSealed(ctx, head.seq, BATCH);
    if (piece.length === 0) return { seq: head.seq, faults: [] };
    const swapped = piece.find(({ seq, hash }) => anchored.get(seq)?.some((other) => other.hash !== hash));
    if (swapped)
      return {
        seq: head.seq,
        faults: [`N° ${swapped.seq} : le journal a été réécrit, l’ancrage extérieur dit autre chose.`],
      };
    const walked = walkChain(head, piece);
    if ('fault' in walked) return { seq: head.seq, faults: [`N° ${walked.seq} : ${SENTENCES[walked.fault]}.`] };
    head = walked;
  }
}
