import type { Context } from '../../../../kernel/context.ts';
import type { EnvironmentKey } from '../../domain/environments/environment.ts';
import { hasEntered } from '../../store/promotion/promotion.store.ts';

/** Whether these bytes may be installed in an environment: only what was promoted to it. */
export async function wasPromoted(
  ctx: Context,
  promoted: { digest: string; environment: EnvironmentKey },
): Promise<boolean> {
  return hasEntered(ctx, promoted);
}
