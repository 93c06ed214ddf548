import { parisDay } from '../../../kernel/clock.ts';
import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { presentStep, readLearnerPaths } from '../../learning/index.ts';
import * as homes from '../store/people-home.read.ts';
import { listToday, listWork, type WorkRow } from '../store/work-queue.read.ts';

/** The office's home: what waits, in the order of its deadline, and the half-days of today. */
export async function readWorkQueue(ctx: Context) {
  const today = parisDay(ctx.now);
  const [work, slots] = [await listWork(ctx), await listToday(ctx, today)];
  return {
    items: work.map((item) => ({ ...item, at: item.at.toISOString(), bucket: bucketOf(item, ctx.now) })),
    today: slots.map((slot) => ({ ...slot, startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() })),
  };
}

/** Late when its moment is over, today when it falls today in France, else this week and next. */
function bucketOf({ at, kind }: WorkRow, now: Date): 'late' | 'today' | 'week' {
  if (parisDay(at) === parisDay(now)) return 'today';
  return at < now && kind !== 'SESSION_TO_CLOSE' ? 'late' : at < now ? 'today' : 'week';
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

/** The home of a company's training manager. */
export async function readCompanyHome(ctx: Context) {
  const { companyId } = personOf(ctx);
  const companyName = companyId ? await homes.findCompanyName(ctx, companyId) : null;
  if (!companyId || !companyName) throw new Refusal('NOT_FOUND');
  const rows = await homes.listCompanyPeople(ctx, companyId);
  return { companyName, rows: rows.map((row) => ({ ...row, nextAt: row.nextAt?.toISOString() ?? null })) };
}
