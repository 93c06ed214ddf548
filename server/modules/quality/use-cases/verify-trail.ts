import type { Application, Context } from '../../../kernel/context.ts';
import { FIRST_HASH, walkChain } from '../domain/chain.ts';
import type { AnchorStore } from '../ports.ts';
import * as seals from '../store/seal.store.ts';

const BATCH = 10_000;
const OVERDUE_MS = 15 * 60_000;

export type TrailVerdict = {
  readonly holds: boolean;
  readonly sealed: number;
  readonly anchors: number;
  /** What is wrong, in words a person can act on; empty when the trail holds. */
  readonly faults: readonly string[];
};

/**
 * Verifies the whole journal: each line against its seal, each seal against the one before, the head against the anchors.
 *
 * Finds a line edited, removed or added behind its seal, and a journal whose end was cut. Reads in pieces of 10,000 lines.
 */
export async function verifyTrail(app: Application, anchors: AnchorStore): Promise<TrailVerdict> {
  const kept = await anchors.read();
  return app.transaction({ actor: { kind: 'system', name: 'verify-trail' }, readOnly: true }, async (ctx) => {
    const walked = await walkAll(ctx, new Map(kept.anchors.map((anchor) => [anchor.seq, anchor.hash])));
    const faults = [...walked.faults];
    const last = kept.anchors.at(-1);
    if (last && last.seq > walked.seq && faults.length === 0)
      faults.push(
        `Le journal a été coupé : il s’arrête au n° ${walked.seq}, un ancrage du ${last.at} atteste le n° ${last.seq}.`,
      );
    if (kept.forged > 0) faults.push(`${kept.forged} ancrage(s) du fichier ne portent pas notre signature.`);
    const overdue = await seals.countOverdue(ctx, new Date(ctx.now.getTime() - OVERDUE_MS));
    if (overdue > 0)
      faults.push(
        `${overdue} ligne(s) attendent leur scellement depuis plus de 15 minutes : les travaux de fond tournent-ils ?`,
      );
    return { holds: faults.length === 0, sealed: walked.seq, anchors: kept.anchors.length, faults };
  });
}

const SENTENCES = {
  GAP: 'le sceau a disparu',
  LINE_REMOVED: 'la ligne a été supprimée',
  LINE_CHANGED: 'la ligne a été modifiée',
} as const;

async function walkAll(
  ctx: Context,
  anchored: ReadonlyMap<number, string>,
): Promise<{ seq: number; faults: string[] }> {
  let head = { seq: 0, hash: FIRST_HASH };
  for (;;) {
    const piece = await seals.listSealed(ctx, head.seq, BATCH);
    if (piece.length === 0) return { seq: head.seq, faults: [] };
    const swapped = piece.find(({ seq, hash }) => anchored.has(seq) && anchored.get(seq) !== hash);
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
