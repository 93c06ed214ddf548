import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { openTable } from '../../domain/rollout/routing-table.ts';
import { mayStart } from '../../domain/rollout/start-rule.ts';
import type { PopulationSource } from '../../ports.ts';
import { listFrozen } from '../../store/rollout/frozen.store.ts';
import { listInstances } from '../../store/rollout/instance.store.ts';
import { findLatest, findRollout, holdRollouts, insertRollout } from '../../store/rollout/rollout.store.ts';
import { findCurrentTable } from '../../store/rollout/table.store.ts';
import { decide } from './decide.ts';
import { enterStep, readPopulation } from './enter-step.ts';
import { ALIVE_MS, edgeKeys, publishTable } from './publish-table.ts';
import { type RolloutSources, standingOf } from './start-standing.ts';

const SALT_BYTES = 16;

/**
 * Starts a rollout at its first step: trainers and the pilot companies. One at a time.
 *
 * Keeps INV-PRO-04: only a build that PROD took, or that lacks but its drill, is given to companies.
 */
export async function startRollout(
  ctx: Context,
  source: RolloutSources,
  { canaryVersion, pilots }: { canaryVersion: string; pilots: readonly string[] },
): Promise<{ rolloutId: string }> {
  await holdRollouts(ctx);
  const latest = await findLatest(ctx);
  if (latest && latest.endedAt === null) throw new Refusal('ROLLOUT_UNDER_WAY', { version: latest.canaryVersion });
  const stableVersion = await stableVersionNow(ctx);
  if (!stableVersion) throw new Refusal('STABLE_UNKNOWN');
  const alive = await listInstances(ctx, new Date(ctx.now.getTime() - ALIVE_MS));
  if (canaryVersion === stableVersion || !alive.some(({ version }) => version === canaryVersion))
    throw new Refusal('VERSION_NOT_SERVED', { version: canaryVersion });
  const standing = await standingOf(ctx, source.calendars, canaryVersion);
  if (standing.standing === 'unknown') throw new Refusal('VERSION_NOT_BUILT', { version: canaryVersion });
  if (!mayStart(standing)) throw new Refusal('ROLLOUT_NOT_PROMOTED', { version: canaryVersion });
  await checkPilots(ctx, source, pilots);

  const rolloutId = ctx.newId();
  await insertRollout(ctx, {
    id: rolloutId,
    stableVersion,
    canaryVersion,
    salt: ctx.randomBytes(SALT_BYTES).toString('hex'),
  });
  const rollout = await findRollout(ctx, rolloutId);
  if (!rollout) throw new Error('a rollout that was just written is not there');
  await enterStep(ctx, source, { rollout, step: 1, pilots: [...new Set(pilots)] });
  const generation = await publishTable(ctx, rollout);
  await decide(ctx, rolloutId, {
    kind: 'start',
    reason: '',
    facts: { step: 1, stableVersion, canaryVersion, pilots: [...new Set(pilots)].sort(), generation },
  });
  return { rolloutId };
}

/** The version everybody is on: what the last table says or, before the first, the one that has been served longest. */
export async function stableVersionNow(ctx: Context): Promise<string | null> {
  const current = await findCurrentTable(ctx);
  const table = current ? openTable(current, edgeKeys(ctx.app.secrets).publicKey) : null;
  if (table) return table.stable.version;
  const alive = await listInstances(ctx, new Date(ctx.now.getTime() - ALIVE_MS));
  return alive.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())[0]?.version ?? null;
}

async function checkPilots(ctx: Context, source: PopulationSource, pilots: readonly string[]): Promise<void> {
  const { companies } = await readPopulation(ctx, source);
  const frozen = await listFrozen(ctx, parisDay(ctx.now));
  for (const pilot of pilots) {
    const company = companies.find(({ companyId }) => companyId === pilot);
    if (!company) throw new Refusal('PILOT_UNKNOWN');
    const waits = frozen.find(({ companyId }) => companyId === pilot);
    if (waits) throw new Refusal('PILOT_FROZEN', { company: company.name, until: waits.untilDay });
  }
}
