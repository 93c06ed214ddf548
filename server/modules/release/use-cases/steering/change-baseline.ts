import type { Context } from '../../../../kernel/context.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { findBaseline, insertBaseline, listStages } from '../../store/steering/plan.store.ts';
import { PROJECT } from './project.ts';

export type BaselineWanted = {
  readonly after: number;
  readonly reason: string;
  readonly stages: readonly { stage: number; startsOn: string; endsOn: string; weight: number }[];
};

/** Decides other dates and loads for the same stages. The baselines before stay readable; progress is measured on the last. */
export async function changeBaseline(
  ctx: Context,
  { after, reason, stages: wanted }: BaselineWanted,
): Promise<{ baseline: number }> {
  const current = await findBaseline(ctx);
  if (!current) throw new Refusal('NOT_FOUND');
  if (current.number !== after) throw new Refusal('PLAN_MOVED');
  if (wanted.some(({ startsOn, endsOn }) => endsOn < startsOn)) throw new Refusal('STAGE_DATES_WRONG');
  const before = await listStages(ctx, after);
  const stages = before.flatMap((stage) => {
    const change = wanted.find((one) => one.stage === stage.stage);
    return change ? [{ ...stage, ...change }] : [];
  });
  if (stages.length !== before.length || wanted.length !== before.length) throw new Refusal('STAGES_MISSING');

  const id = ctx.newId();
  const number = after + 1;
  if (!(await insertBaseline(ctx, { id, number, reason, stages }))) throw new Refusal('PLAN_MOVED');
  const lastOf = (list: readonly { endsOn: string }[]) =>
    list
      .map(({ endsOn }) => endsOn)
      .toSorted()
      .at(-1);
  await ctx.record({
    action: 'steering.baseline-changed',
    subject: { kind: 'planBaseline', id },
    links: PROJECT,
    facts: { baseline: number, endedOn: lastOf(before), endsOn: lastOf(stages) },
    personal: { reason },
  });
  return { baseline: number };
}
