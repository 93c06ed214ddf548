import { parisDay } from '../../../kernel/clock.ts';
import { type Context, personOf } from '../../../kernel/context.ts';
import { presentStep, readLearnerPaths } from '../../learning/index.ts';
import { FAMILY_OF, kindsOf, type WorkFamily, type WorkKind } from '../domain/work.ts';
import * as homes from '../store/my-training.read.ts';
import * as queue from '../store/work-queue.read.ts';

/** The office's home: what waits, in the order of its deadline, how much of each, mail and the half-days of today. */
export async function readWorkQueue(ctx: Context, family?: WorkFamily | undefined) {
  const work = await queue.listWork(ctx, family ? kindsOf(family) : (Object.keys(FAMILY_OF) as WorkKind[]));
  const counts = await queue.countWork(ctx);
  const slots = await queue.listToday(ctx, parisDay(ctx.now));
  return {
    items: work.map((item) => ({ ...item, at: item.at.toISOString() })),
    counts: counts.map((one) => ({ ...one, family: FAMILY_OF[one.kind] })),
    mail: await queue.countMail(ctx),
    today: slots.map((slot) => ({ ...slot, startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() })),
  };
}

export async function countWorkQueue(ctx: Context): Promise<{ count: number }> {
  const counts = await queue.countWork(ctx);
  return { count: counts.reduce((sum, { count }) => sum + count, 0) };
}

/** The learner's home: each training with its path, step by step. */
export async function readMyTraining(ctx: Context) {
  const today = parisDay(ctx.now);
  const enrolments = await homes.listMyEnrolments(ctx, personOf(ctx).personId);
  const paths = await readLearnerPaths(
    ctx,
    enrolments.map(({ enrolmentId }) => enrolmentId),
  );
  return {
    enrolments: enrolments.map((enrolment) => {
      const steps = paths.get(enrolment.enrolmentId) ?? [];
      const done = steps.filter(({ state, slot }) => state === 'completed' && slot === null);
      const remoteMn = done.reduce((sum, { plannedMn }) => sum + plannedMn, 0);
      return { ...enrolment, isOver: enrolment.endsOn < today, remoteMn, steps: steps.map(presentStep) };
    }),
  };
}
