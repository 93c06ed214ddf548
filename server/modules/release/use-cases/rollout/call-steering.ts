import type { Context } from '../../../../kernel/context.ts';
import { queueMessage } from '../../../messaging/index.ts';
import { findOrganisationName } from '../../store/recette/organisation.read.ts';
import type { RolloutRow } from '../../store/rollout/rollout.store.ts';
import { listSteering } from '../../store/rollout/steering.read.ts';

/**
 * Writes to everybody who may decide, when FormaPro held or took back a version by itself: nobody watches the screen at
 * night. The letters leave if and only if the decision holds; a decision calls each person once.
 */
export async function callSteering(
  ctx: Context,
  { id, canaryVersion, stableVersion }: RolloutRow,
  letter: 'rolloutPaused' | 'rolloutTakenBack',
): Promise<void> {
  const organisation = await findOrganisationName(ctx);
  for (const { personId, firstName, email, language } of await listSteering(ctx)) {
    await queueMessage(ctx, {
      key: `${letter} ${id} ${ctx.now.toISOString()} ${personId}`,
      letter,
      to: { personId, email, language },
      values: { firstName, organisation, version: canaryVersion, stable: stableVersion },
      link: `${ctx.app.settings.appOrigin}/mise-en-production`,
    });
  }
}
