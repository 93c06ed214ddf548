import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { PLAN_STARTS_ON, type PlannedStage, stagesFrom } from '../../domain/steering/plan-template.ts';
import { isWorked } from '../../domain/working-days.ts';
import { insertBaseline } from '../../store/steering/plan.store.ts';
import { PROJECT } from './project.ts';

/** The five stages as they would be from a day; with the plan's own dates when none is given. */
export function readTemplate(startsOn: string = PLAN_STARTS_ON): PlannedStage[] {
  if (!isWorked(startsOn)) throw new Refusal('PLAN_START_NOT_WORKED');
  return stagesFrom(startsOn);
}

/** Makes the planning of the project: the first baseline. */
export async function makePlan(ctx: Context, startsOn: string): Promise<{ baseline: number }> {
  const stages = readTemplate(startsOn);
  const id = ctx.newId();
  if (!(await insertBaseline(ctx, { id, number: 1, reason: '', stages }))) throw new Refusal('PLAN_EXISTS');
  await ctx.record({
    action: 'steering.plan-made',
    subject: { kind: 'planBaseline', id },
    links: PROJECT,
    facts: { startsOn, endsOn: stages.at(-1)?.endsOn },
  });
  return { baseline: 1 };
}
