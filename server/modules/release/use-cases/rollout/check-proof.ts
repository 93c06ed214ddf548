import type { Application } from '../../../../kernel/context.ts';
import type { ProofCheck } from '../../ports.ts';
import { findLatest } from '../../store/rollout/rollout.store.ts';
import { noteGraveFact } from './note-health.ts';

const SYSTEM = { actor: { kind: 'system', name: 'check-proof' } } as const;

/** While a version is being rolled out, a journal that no longer holds is a grave fact: one is enough to take it back. */
export async function checkProof(app: Application, proof: ProofCheck): Promise<void> {
  const rollout = await app.transaction({ ...SYSTEM, readOnly: true }, findLatest);
  if (!rollout || rollout.endedAt || (await proof.trailHolds(app))) return;
  const fact = { version: rollout.canaryVersion, kind: 'broken-trail', detail: '' } as const;
  await app.transaction(SYSTEM, (ctx) => noteGraveFact(ctx, fact));
}
