import type { Application } from '../../../../kernel/context.ts';
import type { ProofCheck } from '../../ports.ts';
import { findLatest } from '../../store/rollout/rollout.store.ts';
import { noteGraveFact } from './note-health.ts';

const SYSTEM = { actor: { kind: 'system', name: 'check-proof' } } as const;

/**
 * While a version is being rolled out, a journal that no longer holds, a signature that is gone or a wall that is down is a
 * grave fact: one is enough to take it back.
 */
export async function checkProof(app: Application, proof: ProofCheck): Promise<void> {
  const rollout = await app.transaction({ ...SYSTEM, readOnly: true }, findLatest);
  if (!rollout || rollout.endedAt) return;
  for (const fact of await proof.findGraveFacts(app, rollout.startedAt))
    await app.transaction(SYSTEM, (ctx) => noteGraveFact(ctx, { ...fact, version: rollout.canaryVersion }));
}
