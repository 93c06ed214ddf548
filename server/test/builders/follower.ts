import { randomUUID } from 'node:crypto';
import type { Actor } from '../../kernel/access.ts';
import { sql } from '../../kernel/sql.ts';
import { launchStep } from '../../modules/learning/use-cases/open-step.ts';
import { readLearnerPaths } from '../../modules/learning/use-cases/read-learner-path.ts';
import { savePath } from '../../modules/learning/use-cases/save-path.ts';
import { person, type World } from '../world.ts';
import { givenEnrolment, givenLearner, givenProgram, givenSession } from './trade.ts';

/** A learner enrolled in a session whose path holds one package. */
export async function givenFollower(
  w: World,
  { office, packageVersionId, ...given }: { office: Actor; packageVersionId: string; learnerId?: string },
) {
  const programVersionId = await givenProgram(w);
  await w.owner.query(
    sql`update catalogue.program_version set state = 'draft', published_at = null where id = ${programVersionId}`,
  );
  const stepId = randomUUID();
  const step = {
    stepId,
    kind: 'package' as const,
    title: 'Donner un retour utile',
    plannedMn: 75,
    packageVersionId,
    quizId: null,
    fileId: null,
    unlock: 'free' as const,
    unlockStepId: null,
  };
  await w.as(office, (ctx) => savePath(ctx, programVersionId, { revision: 0, steps: [step] }));
  const learnerId = given.learnerId ?? (await givenLearner(w));
  const { sessionId } = await givenSession(w, { programVersionId });
  const enrolmentId = await givenEnrolment(w, { sessionId, learnerId });
  const learner = person('learner', learnerId);
  const launch = async () => {
    const { url } = await w.as(learner, (ctx) => launchStep(ctx, { enrolmentId, stepId, userAgent: 'test' }), 'own');
    return new URL(url).hash.slice(1);
  };
  const where = async () => {
    const [path] = (await w.as(learner, (ctx) => readLearnerPaths(ctx, [enrolmentId]))).values();
    const [first] = path ?? [];
    return [first?.state, first?.progress?.progressBp ?? null, first?.progress?.scoreBp ?? null];
  };
  return { learner, learnerId, enrolmentId, stepId, sessionId, launch, where };
}
