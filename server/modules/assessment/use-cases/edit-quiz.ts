import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Fault, faultsOf } from '../domain/faults.ts';
import { findCurrent, findPublished, type QuizVersion } from '../store/quiz.read.ts';
import * as quizzes from '../store/quiz.store.ts';

type NewQuiz = { readonly title: string } & {
  readonly [K in keyof quizzes.VersionFacts]?: quizzes.VersionFacts[K] | undefined;
};

/** Creates a quiz as a first draft, empty or with questions that were read from a file. */
export async function createQuiz(ctx: Context, { title, ...given }: NewQuiz): Promise<{ quizId: string }> {
  const { passMarkBp = 7_000, maxAttempts = null, shuffle = false, questions = [] } = given;
  const quizId = await quizzes.insertQuiz(ctx, title);
  await quizzes.insertDraft(ctx, quizId, { passMarkBp, maxAttempts, shuffle, questions });
  await recordOn(ctx, 'assessment.quiz-created', { quizId, facts: { questions: questions.length } });
  return { quizId };
}

/** Changes the draft. A published version never changes: attempts rely on the questions that were asked. */
export async function changeDraft(
  ctx: Context,
  quizId: string,
  draft: quizzes.VersionFacts & { title: string; revision: number },
): Promise<{ revision: number; faults: Fault[] }> {
  const revision = await quizzes.updateDraft(ctx, quizId, draft);
  if (revision === null) throw await whyNot(ctx, quizId);
  await recordOn(ctx, 'assessment.draft-changed', { quizId, facts: { revision, questions: draft.questions.length } });
  return { revision, faults: faultsOf(draft.questions) };
}

/** Starts a draft from the published version; asking twice gives the draft that is open. */
export async function startDraft(ctx: Context, quizId: string): Promise<void> {
  const published = await findPublished(ctx, quizId);
  if (!published) {
    if (await findCurrent(ctx, quizId)) return;
    throw new Refusal('NOT_FOUND');
  }
  if (await quizzes.insertDraft(ctx, quizId, published))
    await recordOn(ctx, 'assessment.draft-started', { quizId, facts: { from: published.number } });
}

/** Publishes the draft that was read, when nothing is missing, and retires the version it replaces. */
export async function publishQuiz(ctx: Context, quizId: string, revision: number): Promise<void> {
  await quizzes.lockQuiz(ctx, quizId);
  const draft = await findCurrent(ctx, quizId);
  if (draft?.state !== 'draft' || draft.revision !== revision) throw refusalFor(draft);
  const faults = faultsOf(draft.questions);
  if (faults.length > 0) throw new Refusal('QUIZ_INCOMPLETE', { count: faults.length });
  if (!(await quizzes.moveToPublished(ctx, quizId, revision))) throw await whyNot(ctx, quizId);
  await recordOn(ctx, 'assessment.quiz-published', {
    quizId,
    facts: { versionId: draft.versionId, number: draft.number },
  });
}

/** Takes a quiz out of the list, or puts it back. Paths that use it keep it; doing it twice changes nothing. */
export async function archiveQuiz(ctx: Context, quizId: string, isArchived: boolean): Promise<void> {
  if (!(await findCurrent(ctx, quizId))) throw new Refusal('NOT_FOUND');
  if (await quizzes.setArchived(ctx, quizId, isArchived))
    await recordOn(ctx, isArchived ? 'assessment.quiz-archived' : 'assessment.quiz-restored', { quizId, facts: {} });
}

async function whyNot(ctx: Context, quizId: string): Promise<Refusal> {
  return refusalFor(await findCurrent(ctx, quizId));
}

function refusalFor(current: QuizVersion | null): Refusal {
  if (!current) return new Refusal('NOT_FOUND');
  return new Refusal(current.state === 'draft' ? 'QUIZ_CHANGED_MEANWHILE' : 'QUIZ_NOT_DRAFT');
}

function recordOn(
  ctx: Context,
  action: string,
  { quizId, facts }: { quizId: string; facts: Record<string, unknown> },
): Promise<void> {
  return ctx.record({ action, subject: { kind: 'quiz', id: quizId }, facts });
}
