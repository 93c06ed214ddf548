import type { Context } from '../../../kernel/context.ts';
import { readLearnerPaths } from '../../learning/index.ts';
import { listPersonTrainings } from '../store/card.read.ts';

export { listCompanySessions as readCompanySessions } from '../store/card.read.ts';

/** Trainings of one person, each with how much of its remote path is done. */
export async function readPersonTrainings(ctx: Context, personId: string) {
  const rows = await listPersonTrainings(ctx, personId);
  const paths = await readLearnerPaths(
    ctx,
    rows.map(({ enrolmentId }) => enrolmentId),
  );
  return rows.map((row) => {
    const remote = (paths.get(row.enrolmentId) ?? []).filter(({ slot }) => slot === null);
    return { ...row, steps: remote.length, stepsDone: remote.filter(({ state }) => state === 'completed').length };
  });
}
