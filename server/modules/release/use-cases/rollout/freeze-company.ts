import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { PopulationSource } from '../../ports.ts';
import { freeze, thaw } from '../../store/rollout/frozen.store.ts';
import { findLatest, holdRollouts, listMembers } from '../../store/rollout/rollout.store.ts';
import { readPopulation } from './enter-step.ts';
import { publishTable } from './publish-table.ts';

/** Keeps a company on stable until a day. One that has moved already stays where it is: nobody goes to and fro. */
export async function freezeCompany(
  ctx: Context,
  source: PopulationSource,
  wanted: { companyId: string; untilDay: string; reason: string },
): Promise<void> {
  await holdRollouts(ctx);
  if (wanted.untilDay < parisDay(ctx.now)) throw new Refusal('FREEZE_IN_THE_PAST');
  const { companies } = await readPopulation(ctx, source);
  if (!companies.some(({ companyId }) => companyId === wanted.companyId)) throw new Refusal('NOT_FOUND');
  const rollout = await findLatest(ctx);
  if (rollout && !rollout.endedAt) {
    const members = await listMembers(ctx, rollout.id);
    if (members.some(({ kind, key }) => kind === 'company' && key === wanted.companyId))
      throw new Refusal('COMPANY_ALREADY_MOVED');
  }
  await freeze(ctx, wanted);
  await ctx.record({
    action: 'release.company-frozen',
    subject: { kind: 'company', id: wanted.companyId },
    links: { company: wanted.companyId },
    facts: { untilDay: wanted.untilDay },
    personal: { reason: wanted.reason },
  });
  if (rollout && !rollout.endedAt) await publishTable(ctx, rollout);
}

/** Lets a company follow the others again. At the last step it is moved at once. */
export async function thawCompany(ctx: Context, companyId: string): Promise<void> {
  await holdRollouts(ctx);
  if (!(await thaw(ctx, companyId))) throw new Refusal('NOT_FOUND');
  await ctx.record({
    action: 'release.company-thawed',
    subject: { kind: 'company', id: companyId },
    links: { company: companyId },
  });
  const rollout = await findLatest(ctx);
  if (rollout && !rollout.endedAt) await publishTable(ctx, rollout);
}
