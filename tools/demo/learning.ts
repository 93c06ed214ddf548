import { Readable } from 'node:stream';
import type { Context } from '../../server/kernel/context.ts';
import { sql } from '../../server/kernel/sql.ts';
import { createQuiz, publishQuiz } from '../../server/modules/assessment/index.ts';
import { importPackage, publishPackage } from '../../server/modules/learning/index.ts';
import type { Runtime } from '../../server/runtime.ts';
import { packDemoCourse } from './course/pack.ts';
import type { Chance } from './random.ts';
import type { Row } from './world.ts';

export const DEMO_COURSE = 'Donner un retour utile';
const COURSE_MN = 45;
const QUIZ_MN = 15;
const DEMO = { actor: { kind: 'system', name: 'demo' } } as const;

/** The demonstration's course, imported and published through the product's own door; asking twice gives the same one. */
export async function demoPackage({ app }: Runtime): Promise<string> {
  const known = await app.transaction(DEMO, (ctx) =>
    ctx.query(sql<{ id: string }>`
      select version.id from learning.package_version as version
        join learning.package on package.id = version.package_id
       where package.title = ${DEMO_COURSE} and version.state = 'published'
    `),
  );
  if (known[0]) return known[0].id;
  const fileId = crypto.randomUUID();
  const stored = await app.files.put(fileId, Readable.from([await packDemoCourse()]));
  const upload = { fileId, name: 'donner-un-retour-utile.zip', mediaType: 'application/zip', ...stored };
  const { versionId } = await importPackage(app, DEMO, { packageId: null, upload });
  await app.transaction(DEMO, (ctx) => publishPackage(ctx, versionId, DEMO_COURSE));
  return versionId;
}

/** The evaluation at the end of every management path, made and published through the product's own door. */
export async function demoQuiz(ctx: Context): Promise<string> {
  const choice = (id: string, text: string, isRight = false) => ({ id, text, isRight, shareBp: null, feedback: '' });
  const question = { points: 100, feedback: '' };
  const { quizId } = await createQuiz(ctx, {
    title: 'Évaluation\u00a0: donner un retour utile',
    passMarkBp: 7000,
    maxAttempts: 3,
    shuffle: true,
    questions: [
      {
        ...question,
        id: 'fait',
        type: 'singleChoice',
        text: 'Quelle phrase décrit un fait\u202f?',
        choices: [
          choice('a', 'Le dossier est arrivé vendredi au lieu de mercredi.', true),
          choice('b', 'Le dossier était bâclé.'),
          choice('c', 'Tu ne tiens jamais les délais.'),
        ],
      },
      {
        ...question,
        id: 'desc',
        type: 'ordering',
        credit: 'partial',
        text: 'Remettez les temps de la méthode DESC dans l’ordre.',
        items: [
          { id: 'd', text: 'Décrire' },
          { id: 'e', text: 'Exprimer' },
          { id: 's', text: 'Spécifier' },
          { id: 'c', text: 'Conclure' },
        ],
      },
      {
        ...question,
        id: 'delai',
        type: 'number',
        unit: 'jours',
        text: 'Dans quel délai un retour garde-t-il toute son utilité\u202f?',
        accepted: [{ value: 2, tolerance: 0, shareBp: 10_000, feedback: 'Deux jours au plus.' }],
      },
      {
        ...question,
        id: 'groupe',
        type: 'trueFalse',
        text: 'Un retour positif peut se faire devant le groupe.',
        isTrue: true,
        rightFeedback: '',
        wrongFeedback: 'Relisez la première partie du module.',
      },
    ],
  });
  await publishQuiz(ctx, quizId, 1);
  return quizId;
}

export type DemoStep = { stepId: string; programVersionId: string };

/** A blended path per program: the course for those that teach to manage, then the half-days. */
export function demoPaths(
  dice: Chance,
  programs: readonly { versionId: string; code: string; halfDays: number }[],
  { packageVersionId, quizId, now }: { packageVersionId: string; quizId: string; now: Date },
) {
  const paths: Row[] = [];
  const steps: Row[] = [];
  const courses: DemoStep[] = [];
  for (const program of programs) {
    paths.push({ program_version_id: program.versionId, revision: 1, updated_at: now });
    const add = (step: Row) =>
      steps.push({
        id: dice.uuid(),
        program_version_id: program.versionId,
        position: steps.filter((one) => one.program_version_id === program.versionId).length + 1,
        package_version_id: null,
        quiz_id: null,
        unlock: 'free',
        ...step,
      });
    if (isBlended(program.code)) {
      const stepId = dice.uuid();
      courses.push({ stepId, programVersionId: program.versionId });
      add({
        id: stepId,
        kind: 'package',
        title: DEMO_COURSE,
        planned_mn: COURSE_MN,
        package_version_id: packageVersionId,
      });
    }
    for (let half = 1; half <= program.halfDays; half++)
      add({ kind: 'onSite', title: `Demi-journée ${half}`, planned_mn: 210 });
    if (isBlended(program.code))
      add({
        kind: 'quiz',
        title: 'Évaluation finale',
        planned_mn: QUIZ_MN,
        quiz_id: quizId,
        unlock: 'after-first-slot',
      });
  }
  return { paths, steps, courses };
}

export const isBlended = (code: string) => code.startsWith('MAN-');
export const blendedMinutes = (code: string) => (isBlended(code) ? COURSE_MN + QUIZ_MN : 0);

/** Where people stand on the course of their program: done in past sessions, here and there in running ones. */
export function demoProgress(
  ctx: Context,
  dice: Chance,
  {
    enrolments,
    courseOf,
  }: { enrolments: readonly Row[]; courseOf: (sessionId: unknown) => { stepId: string; startsAt: Date } | null },
): Row[] {
  return enrolments.flatMap((enrolment) => {
    const course = courseOf(enrolment.session_id);
    const isPast = enrolment.status === 'COMPLETED';
    if (!course || (!isPast && enrolment.status !== 'IN_TRAINING') || dice.share() < 0.12) return [];
    const isDone = isPast || dice.share() < 0.5;
    const doneAt = new Date(Math.min(course.startsAt.getTime(), ctx.now.getTime()) - dice.between(1, 96) * 3_600_000);
    return [
      {
        enrolment_id: enrolment.id,
        step_id: course.stepId,
        learner_id: enrolment.learner_id,
        company_id: enrolment.company_id,
        state: isDone ? 'completed' : 'opened',
        opened_at: doneAt,
        completed_at: isDone ? doneAt : null,
        score_bp: isDone ? (dice.share() < 0.7 ? 10_000 : 7500) : null,
        passed: null,
        real_seconds: dice.between(22, 58) * 60,
        progress_bp: isDone ? 10_000 : 3333,
        bookmark: isDone ? '' : 'Faits, ressentis, jugements',
        evidence: 'demonstration',
      },
    ];
  });
}
