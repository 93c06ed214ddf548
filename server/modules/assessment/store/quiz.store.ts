import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { Question } from '../domain/question.ts';

/** What a version says; `passMarkBp` in basis points, `maxAttempts` null when there is no limit. */
export type VersionFacts = {
  readonly passMarkBp: number;
  readonly maxAttempts: number | null;
  readonly shuffle: boolean;
  readonly questions: readonly Question[];
};

export async function insertQuiz(ctx: Context, title: string): Promise<string> {
  const id = ctx.newId();
  await ctx.query(sql`insert into assessment.quiz (id, title, created_at) values (${id}, ${title}, ${ctx.now})`);
  return id;
}

/** Adds the next version as a draft; null when a draft is already open. The quiz row is locked: one at a time. */
export async function insertDraft(ctx: Context, quizId: string, facts: VersionFacts): Promise<string | null> {
  await lockQuiz(ctx, quizId);
  const [row] = await ctx.query(sql<{ id: string }>`
    insert into assessment.quiz_version (id, quiz_id, number, state, questions, pass_mark_bp, max_attempts, shuffle, created_at)
    values (${ctx.newId()}, ${quizId},
            (select coalesce(max(number), 0) + 1 from assessment.quiz_version where quiz_id = ${quizId}), 'draft',
            ${json(facts.questions)}::jsonb, ${facts.passMarkBp}, ${facts.maxAttempts}, ${facts.shuffle}, ${ctx.now})
        on conflict (quiz_id) where state = 'draft' do nothing
    returning id
  `);
  return row?.id ?? null;
}

/** Changes the draft that was read at this revision, and the title; the new revision, or null when it is another by now. */
export async function updateDraft(
  ctx: Context,
  quizId: string,
  { title, revision, ...facts }: VersionFacts & { title: string; revision: number },
): Promise<number | null> {
  const [row] = await ctx.query(sql<{ revision: number }>`
    update assessment.quiz_version
       set questions = ${json(facts.questions)}::jsonb, pass_mark_bp = ${facts.passMarkBp}, max_attempts = ${facts.maxAttempts},
           shuffle = ${facts.shuffle}, revision = revision + 1
     where quiz_id = ${quizId} and state = 'draft' and revision = ${revision}
    returning revision
  `);
  if (row) await ctx.query(sql`update assessment.quiz set title = ${title} where id = ${quizId}`);
  return row?.revision ?? null;
}

/** Retires the published version and publishes the draft read at this revision, in this order: only one is published. */
export async function moveToPublished(ctx: Context, quizId: string, revision: number): Promise<boolean> {
  await ctx.query(sql`
    update assessment.quiz_version set state = 'retired'
     where quiz_id = ${quizId} and state = 'published'
       and exists (select from assessment.quiz_version where quiz_id = ${quizId} and state = 'draft' and revision = ${revision})
  `);
  const moved = await ctx.query(sql`
    update assessment.quiz_version set state = 'published'
     where quiz_id = ${quizId} and state = 'draft' and revision = ${revision}
    returning id
  `);
  return moved.length > 0;
}

/** Keeps two publications, or a publication and a new draft, from crossing. */
export async function lockQuiz(ctx: Context, quizId: string): Promise<void> {
  await ctx.query(sql`select from assessment.quiz where id = ${quizId} for update`);
}

/** Archives or restores; false when the quiz already is as asked, or is unknown. */
export async function setArchived(ctx: Context, quizId: string, isArchived: boolean): Promise<boolean> {
  const changed = await ctx.query(sql`
    update assessment.quiz set archived_at = ${isArchived ? ctx.now : null}
     where id = ${quizId} and (archived_at is null) = ${isArchived}
    returning id
  `);
  return changed.length > 0;
}
