import type { Context } from '../../../kernel/context.ts';
import { type Sql, sql } from '../../../kernel/sql.ts';
import type { Answer, Paper } from '../domain/question.ts';
import type { KeptResult } from '../domain/reveal.ts';

/** Where an attempt belongs: a step of a learner's enrolment. */
export type AttemptPlace = { readonly enrolmentId: string; readonly stepId: string; readonly learnerId: string };

export type AttemptRow = {
  readonly attemptId: string;
  readonly versionId: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly savedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly paper: Paper;
  readonly answers: Record<string, Answer>;
  readonly result: KeptResult | null;
};

/** The open attempt, the latest one, or one by its id, always loaded through its step and its learner. */
export type WhichAttempt = 'open' | 'latest' | { readonly attemptId: string };

export async function findAttempt(
  ctx: Context,
  place: AttemptPlace,
  which: WhichAttempt,
  { lock = false } = {},
): Promise<AttemptRow | null> {
  const [row] = await ctx.query(sql<AttemptRow>`
    select id as "attemptId", quiz_version_id as "versionId", number, started_at as "startedAt", saved_at as "savedAt",
           submitted_at as "submittedAt", paper, answers, result
      from assessment.attempt
     where enrolment_id = ${place.enrolmentId} and step_id = ${place.stepId} and learner_id = ${place.learnerId}
       and ${conditionOf(which)}
     order by number desc
     limit 1
     ${lock ? sql`for update` : sql``}
  `);
  return row ?? null;
}

function conditionOf(which: WhichAttempt): Sql {
  if (which === 'open') return sql`submitted_at is null`;
  return which === 'latest' ? sql`true` : sql`id = ${which.attemptId}`;
}

/** How many attempts were opened on a step, and whether one of them passed. */
export async function countAttempts(
  ctx: Context,
  { enrolmentId, stepId }: AttemptPlace,
): Promise<{ used: number; hasPassed: boolean }> {
  const [row] = await ctx.query(sql<{ used: number; hasPassed: boolean }>`
    select coalesce(max(number), 0) as used, coalesce(bool_or(passed), false) as "hasPassed"
      from assessment.attempt where enrolment_id = ${enrolmentId} and step_id = ${stepId}
  `);
  return row ?? { used: 0, hasPassed: false };
}

/** The best submitted attempt of a step. Points are hundredths. */
export type BestAttempt = {
  readonly stepId: string;
  readonly attemptId: string;
  readonly number: number;
  readonly points: number;
  readonly maxPoints: number;
  readonly percentBp: number;
  readonly passed: boolean;
  readonly submittedAt: Date;
};

/** The best submitted attempt of each step of an enrolment, or of one step: passed first, then the share, then the earliest. */
export async function listBestAttempts(ctx: Context, enrolmentId: string, stepId?: string): Promise<BestAttempt[]> {
  return ctx.query(sql<BestAttempt>`
    select distinct on (step_id)
           step_id as "stepId", id as "attemptId", number, points, max_points as "maxPoints", percent_bp as "percentBp", passed,
           submitted_at as "submittedAt"
      from assessment.attempt
     where enrolment_id = ${enrolmentId} and submitted_at is not null
       and ${stepId === undefined ? sql`true` : sql`step_id = ${stepId}`}
     order by step_id, passed desc, percent_bp desc, number
  `);
}
