import type { z } from 'zod';
import type { Quiz } from '../../../../contract/assessment.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { faultsOf } from '../domain/faults.ts';
import * as reads from '../store/quiz.read.ts';

export const { listQuizzes } = reads;

/** A quiz with its right answers, what it still lacks, and its versions. */
export async function readQuiz(ctx: Context, quizId: string): Promise<z.input<typeof Quiz>> {
  const current = await reads.findCurrent(ctx, quizId);
  if (!current) throw new Refusal('NOT_FOUND');
  const versions = await reads.listVersions(ctx, quizId);
  const { versionId: _, questions, ...facts } = current;
  return {
    ...facts,
    questions: [...questions],
    hasAttempts: await reads.hasAttempts(ctx, quizId),
    faults: faultsOf(questions),
    versions: versions.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
  };
}
