import type { Module } from '../../kernel/module.ts';
import { actions } from './actions.ts';
import { assessmentRoutes } from './http/assessment.routes.ts';
import { personalData } from './personal-data.ts';
import { refusals } from './refusals.ts';

export type { AttemptPlace, BestAttempt } from './store/attempt.read.ts';
export { listOutcomes, type OutcomeRecord } from './store/outcome.store.ts';
export { type OneAttempt, saveAnswers, submitAttempt } from './use-cases/answer-attempt.ts';
export { createQuiz, publishQuiz } from './use-cases/edit-quiz.ts';
export { bestAttempt, bestAttempts, readAttempt } from './use-cases/read-attempts.ts';
export type { AttemptView } from './use-cases/show-attempt.ts';
export { startOrResumeAttempt } from './use-cases/start-attempt.ts';

/** Questions and quizzes, and the attempts that learners make at them within a path. */
export const assessmentModule: Module = {
  name: 'assessment',
  routes: assessmentRoutes,
  jobs: [],
  actions,
  refusals,
  personalData,
};
