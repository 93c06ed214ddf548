import { readMyReports, reportProblem } from '../../modules/release/use-cases/support/report-problem.ts';
import { person, type World } from '../world.ts';

/** A problem that this learner reported. */
export async function givenProblem(w: World, learnerId: string, text: string): Promise<string> {
  const by = person('learner', learnerId);
  await w.as(by, (ctx) => reportProblem(ctx, { text, page: '/' }), 'own');
  const { rows } = await w.as(by, readMyReports, 'own');
  return rows[0]?.problemId ?? '';
}
