import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { Context } from '../../../../kernel/context.ts';
import {
  type DecisionKind,
  findLastDecision,
  insertDecision,
  type NewDecision,
} from '../../store/rollout/decision.store.ts';
import type { ChainRow } from '../../store/rollout/report.read.ts';

const NO_HASH = '0'.repeat(64);

/**
 * Writes a decision at the end of its chain, and its hash in the trail: neither list can be changed without the other
 * telling. Actions are named after the kind, `release.rollout-…`.
 */
export async function decide(
  ctx: Context,
  rolloutId: string,
  { kind, reason, facts }: { kind: DecisionKind; reason: string; facts: Readonly<Record<string, unknown>> },
): Promise<void> {
  const last = await findLastDecision(ctx, rolloutId);
  const actorId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  const decision = {
    rolloutId,
    number: (last?.number ?? 0) + 1,
    kind,
    actorId,
    reason,
    facts,
    previousHash: last?.hash ?? NO_HASH,
  };
  const hash = hashOf(decision, ctx.now);
  await insertDecision(ctx, { ...decision, hash });
  await ctx.record({
    action: `release.${ACTIONS[kind]}`,
    subject: { kind: 'rollout', id: rolloutId },
    facts: { ...facts, decision: decision.number, hash },
    ...(reason ? { personal: { reason } } : {}),
  });
}

/** The hash of a decision, over all of it and the hash of the one before. */
function hashOf(decision: Omit<NewDecision, 'hash'>, at: Date): string {
  return createHash('sha256')
    .update(canonicalJson({ ...decision, at }))
    .digest('hex');
}

/** Whether each decision still holds the hash of the one before and its own: nobody changed the list since. */
export function chainHolds(rolloutId: string, chain: readonly ChainRow[]): boolean {
  return chain.every(({ number, kind, actorId, reason, facts, previousHash, hash, at }, index) => {
    const isLinked = number === index + 1 && previousHash === (chain[index - 1]?.hash ?? NO_HASH);
    return isLinked && hash === hashOf({ rolloutId, number, kind, actorId, reason, facts, previousHash }, at);
  });
}

const ACTIONS: Readonly<Record<DecisionKind, string>> = {
  start: 'rollout-started',
  advance: 'rollout-advanced',
  pause: 'rollout-paused',
  resume: 'rollout-resumed',
  rollback: 'rollout-rolled-back',
  complete: 'rollout-completed',
  'ask-waiver': 'waiver-asked',
  'grant-waiver': 'waiver-granted',
};
