import type { Application } from '../../../../kernel/context.ts';
import { noteProcessSeen } from '../../store/environments/process.store.ts';
import { forgetInstance, type Instance, noteInstance } from '../../store/rollout/instance.store.ts';

const BEAT_MS = 10_000;
const SYSTEM = { actor: { kind: 'system', name: 'instance' } } as const;

/** Says every ten seconds that this process serves its version, until it stops, and then that it has. */
export async function announceInstance(
  app: Application,
  {
    id,
    address,
    contentAddress,
    schemaMax,
  }: { id: string; address: string; contentAddress: string; schemaMax: string },
  onTrouble: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const instance: Instance = { id, version: app.settings.version, app: address, content: contentAddress, schemaMax };
  const beat = () => app.transaction(SYSTEM, (ctx) => noteInstance(ctx, instance));
  await beat();
  const timer = setInterval(() => void beat().catch(onTrouble), BEAT_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await app.transaction(SYSTEM, (ctx) => forgetInstance(ctx, id)).catch(onTrouble);
  };
}

/** Says the same of a process that serves nobody: jobs and the control plane use the database as well. */
export async function announceProcess(
  app: Application,
  schemaMax: string,
  onTrouble: (error: unknown) => void,
): Promise<() => void> {
  const { version } = app.settings;
  const beat = () => app.transaction(SYSTEM, (ctx) => noteProcessSeen(ctx, { version, schemaMax }));
  await beat();
  const timer = setInterval(() => void beat().catch(onTrouble), BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}
