import type { z } from 'zod';
import type { Attempt } from '../../../../contract/quiz.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { asOrganisation } from '../../../kernel/transaction.ts';
import { attemptsLeft } from '../domain/attempts-left.ts';
import { shownResult } from '../domain/reveal.ts';
import { type AttemptPlace, type AttemptRow, countAttempts } from '../store/attempt.read.ts';
import { findPublished, findVersion, type QuizVersion } from '../store/quiz.read.ts';

export type AttemptView = z.input<typeof Attempt>;

/**
 * Learners may only act on, and look at, their own attempts; the caller has checked the enrolment and the step. Trainers and
 * the office read; nobody writes in a learner's place.
 */
export function checkLearner(ctx: Context, { learnerId }: AttemptPlace, intent: 'read' | 'write'): void {
  if (ctx.actor.kind !== 'person') return;
  const mustBeMine = intent === 'write' || ctx.actor.role === 'learner';
  if (mustBeMine && ctx.actor.personId !== learnerId) throw new Refusal('NOT_FOUND');
}

/** The version an attempt was made from, right answers included: for grading and for what the attempt is called. */
export async function versionOf(ctx: Context, versionId: string): Promise<QuizVersion> {
  const version = await asOrganisation(ctx, 'questions grade the caller’s own attempt and never leave with it', () =>
    findVersion(ctx, versionId),
  );
  if (!version) throw new Error(`attempt of an unknown quiz version ${versionId}`);
  return version;
}

export async function publishedVersionOf(ctx: Context, quizId: string): Promise<QuizVersion | null> {
  return asOrganisation(ctx, 'the paper made from it holds no right answer', () => findPublished(ctx, quizId));
}

/** An attempt as it may be shown now: paper, answers, and the result with what may be revealed. */
export async function showAttempt(ctx: Context, place: AttemptPlace, row: AttemptRow): Promise<AttemptView> {
  const version = await versionOf(ctx, row.versionId);
  const current = version.state === 'published' ? version : await publishedVersionOf(ctx, version.quizId);
  const left = attemptsLeft((current ?? version).maxAttempts, await countAttempts(ctx, place));
  return {
    attemptId: row.attemptId,
    quizId: version.quizId,
    title: version.title,
    number: row.number,
    attemptsLeft: left,
    passMarkBp: version.passMarkBp,
    startedAt: row.startedAt.toISOString(),
    savedAt: row.savedAt?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    paper: row.paper,
    answers: row.answers,
    result: row.result && shownResult(row.result, left),
  };
}
