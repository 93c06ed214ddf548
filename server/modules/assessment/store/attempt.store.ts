import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { Answers, Paper } from '../domain/question.ts';
import type { KeptResult } from '../domain/reveal.ts';
import type { AttemptPlace } from './attempt.read.ts';

/** One start or submission at a time on a learner's step; given back with the transaction. */
export async function lockStep(ctx: Context, { enrolmentId, stepId }: AttemptPlace): Promise<void> {
  await ctx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`attempt ${enrolmentId} ${stepId}`}, 0))`);
}

export type NewAttempt = AttemptPlace & {
  readonly versionId: string;
  readonly companyId: string | null;
  readonly number: number;
  readonly seed: number;
  readonly paper: Paper;
  readonly maxPoints: number;
};

/** Opens an attempt; null when one is already open on the step or the number is taken. */
export async function insertAttempt(ctx: Context, one: NewAttempt): Promise<string | null> {
  const [row] = await ctx.query(sql<{ id: string }>`
    insert into assessment.attempt (id, quiz_version_id, enrolment_id, learner_id, company_id, step_id, number, seed, paper, started_at,
                                    max_points)
    values (${ctx.newId()}, ${one.versionId}, ${one.enrolmentId}, ${one.learnerId}, ${one.companyId}, ${one.stepId}, ${one.number},
            ${one.seed}, ${json(one.paper)}::jsonb, ${ctx.now}, ${one.maxPoints})
        on conflict do nothing
    returning id
  `);
  return row?.id ?? null;
}

/** Keeps answers question by question, the last one wins, null takes one back; false once the attempt is submitted. */
export async function mergeAnswers(ctx: Context, attemptId: string, answers: Answers): Promise<boolean> {
  const changed = await ctx.query(sql`
    update assessment.attempt set answers = jsonb_strip_nulls(answers || ${json(answers)}::jsonb), saved_at = ${ctx.now}
     where id = ${attemptId} and submitted_at is null
    returning id
  `);
  return changed.length > 0;
}

/** Closes an open attempt with its result; false when it is closed already. */
export async function moveToSubmitted(ctx: Context, attemptId: string, result: KeptResult): Promise<boolean> {
  const moved = await ctx.query(sql`
    update assessment.attempt
       set submitted_at = ${ctx.now}, points = ${result.points}, percent_bp = ${result.percentBp}, passed = ${result.passed},
           result = ${json(result)}::jsonb
     where id = ${attemptId} and submitted_at is null
    returning id
  `);
  return moved.length > 0;
}
