import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { Context } from '../../../../kernel/context.ts';
import { type DecisionKind, findLastDecision, insertDecision } from '../../store/rollout/decision.store.ts';

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
  const hash = createHash('sha256')
    .update(canonicalJson({ ...decision, at: ctx.now }))
    .digest('hex');
  await insertDecision(ctx, { ...decision, hash });
  await ctx.record({
    action: `release.${ACTIONS[kind]}`,
    subject: { kind: 'rollout', id: rolloutId },
    facts: { ...facts, decision: decision.number, hash },
    ...(reason ? { personal: { reason } } : {}),
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
