import type { Application } from '../../../../kernel/context.ts';
import { forgetInstance, type Instance, noteInstance } from '../../store/rollout/instance.store.ts';

const BEAT_MS = 10_000;
const SYSTEM = { actor: { kind: 'system', name: 'instance' } } as const;

/** Says every ten seconds that this process serves its version, until it stops, and then that it has. */
export async function announceInstance(
  app: Application,
  { id, address, contentAddress }: { id: string; address: string; contentAddress: string },
  onTrouble: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const instance: Instance = { id, version: app.settings.version, app: address, content: contentAddress };
  const beat = () => app.transaction(SYSTEM, (ctx) => noteInstance(ctx, instance));
  await beat();
  const timer = setInterval(() => void beat().catch(onTrouble), BEAT_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await app.transaction(SYSTEM, (ctx) => forgetInstance(ctx, id)).catch(onTrouble);
  };
}
