import type { Application, Context } from '../../../kernel/context.ts';
import { FIRST_HASH, sealHash } from '../domain/chain.ts';
import type { AnchorStore } from '../ports.ts';
import * as seals from '../store/seal.store.ts';

const BATCH = 5_000;

/**
 * Seals every line written so far, then anchors the head outside the database.
 *
 * A line committed late by a slow transaction is simply sealed later: the chain's order is that of the seals.
 */
export async function sealTrail(app: Application, anchors: AnchorStore): Promise<{ sealed: number }> {
  const actor = { kind: 'system', name: 'quality.seal-trail' } as const;
  let sealed = 0;
  for (let count = BATCH; count === BATCH; sealed += count) count = await app.transaction({ actor }, sealBatch);
  const head = await app.transaction({ actor, readOnly: true }, async (ctx) => ({
    found: await seals.findHead(ctx),
    at: ctx.now.toISOString(),
  }));
  if (head.found && sealed > 0) {
    const anchor = { ...head.found, at: head.at };
    const proof = await anchors.add(anchor);
    await app.transaction({ actor }, (ctx) => seals.insertAnchor(ctx, { ...anchor, kind: anchors.kind, proof }));
  }
  return { sealed };
}

async function sealBatch(ctx: Context): Promise<number> {
  await seals.holdChain(ctx);
  const lines = await seals.listUnsealed(ctx, BATCH);
  if (lines.length === 0) return 0;
  let head = (await seals.findHead(ctx)) ?? { seq: 0, hash: FIRST_HASH };
  const made = lines.map((line) => {
    head = { seq: head.seq + 1, hash: sealHash(head.hash, line) };
    return { ...head, lineId: line.id };
  });
  await seals.insertSeals(ctx, made);
  return lines.length;
}
