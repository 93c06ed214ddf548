import type { Question } from '../../modules/assessment/domain/question.ts';
import { createQuiz, publishQuiz } from '../../modules/assessment/index.ts';
import { SYSTEM, type World } from '../world.ts';
import { givenCompany, givenEnrolment, givenLearner, givenSession } from './trade.ts';

const choice = (id: string, text: string, isRight: boolean, feedback = '') => ({
  id,
  text,
  isRight,
  shareBp: null,
  feedback,
});

/** Two questions of one point each: the equipment (right: gloves) and the voltage (right: 50). */
export const SAFETY_QUESTIONS: readonly Question[] = [
  {
    id: 'q-gants',
    type: 'singleChoice',
    text: 'Quel équipement porte-t-on toujours ?',
    points: 100,
    feedback: '',
    choices: [
      choice('c-gants', 'Gants isolants', true, 'Exact.'),
      choice('c-jardin', 'Gants de jardin', false, 'Ils n’isolent pas.'),
      choice('c-aucun', 'Aucun', false),
    ],
  },
  {
    id: 'q-seuil',
    type: 'number',
    text: 'Seuil de la très basse tension ?',
    points: 100,
    feedback: 'Norme NF C 18-510.',
    unit: 'V',
    accepted: [{ value: 50, tolerance: 0, shareBp: 10_000, feedback: '' }],
  },
];

type QuizWanted = { questions?: readonly Question[]; passMarkBp?: number; maxAttempts?: number | null };

/** A published quiz, made by the product's own doors. */
export async function givenQuiz(
  w: World,
  { questions = SAFETY_QUESTIONS, passMarkBp = 7_000, maxAttempts = 2 }: QuizWanted = {},
): Promise<string> {
  return w.as(SYSTEM, async (ctx) => {
    const { quizId } = await createQuiz(ctx, { title: 'Habilitation électrique', questions, passMarkBp, maxAttempts });
    await publishQuiz(ctx, quizId, 1);
    return quizId;
  });
}

/** A learner enrolled in a session, before a step of their path: where an attempt belongs. */
export async function givenStep(
  w: World,
): Promise<{ enrolmentId: string; stepId: string; learnerId: string; companyId: string; sessionId: string }> {
  const companyId = await givenCompany(w);
  const learnerId = await givenLearner(w, { companyId });
  const { sessionId } = await givenSession(w);
  const enrolmentId = await givenEnrolment(w, { sessionId, learnerId, companyId });
  return { enrolmentId, stepId: crypto.randomUUID(), learnerId, companyId, sessionId };
}
