import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { sql } from '../../../kernel/sql.ts';
import type { Question } from '../domain/question.ts';
import type { VersionFacts } from './quiz.store.ts';

export type QuizRow = {
  quizId: string;
  title: string;
  questionCount: number;
  passMarkBp: number;
  maxAttempts: number | null;
  publishedNumber: number | null;
  hasDraft: boolean;
  isArchived: boolean;
};

const COLUMNS = { title: 'kernel.fold(title)', created: '"createdAt"' };

/** One line per quiz: facts of its draft, else of its published version. */
export async function listQuizzes(
  ctx: Context,
  asked: PageAsked & { readonly archived: 'yes' | 'no' },
): Promise<{ rows: QuizRow[]; total: number }> {
  const pattern = likePattern(asked.search);
  const rows = await ctx.query(sql<QuizRow & { total: number }>`
    select "quizId", title, "questionCount", "passMarkBp", "maxAttempts", "publishedNumber", "hasDraft", "isArchived",
           count(*) over ()::int as total
      from (select distinct on (quiz.id)
                   quiz.id as "quizId", quiz.title, quiz.created_at as "createdAt", jsonb_array_length(version.questions) as "questionCount",
                   version.pass_mark_bp as "passMarkBp", version.max_attempts as "maxAttempts",
                   (select number from assessment.quiz_version where quiz_id = quiz.id and state = 'published') as "publishedNumber",
                   version.state = 'draft' as "hasDraft", quiz.archived_at is not null as "isArchived"
              from assessment.quiz
              join assessment.quiz_version as version on version.quiz_id = quiz.id and version.state in ('draft', 'published')
             where (quiz.archived_at is not null) = ${asked.archived === 'yes'}
               and ${pattern ? sql`kernel.fold(quiz.title) like kernel.fold(${pattern})` : sql`true`}
             order by quiz.id, version.state) as listed
     ${pageOrder(asked, COLUMNS, 'title', '"quizId"')}
  `);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type QuizVersion = VersionFacts & {
  readonly versionId: string;
  readonly quizId: string;
  readonly title: string;
  readonly number: number;
  readonly state: 'draft' | 'published' | 'retired';
  readonly revision: number;
  readonly isArchived: boolean;
  readonly questions: readonly Question[];
};

const VERSION = sql`
  select version.id as "versionId", version.quiz_id as "quizId", quiz.title, version.number, version.state, version.revision,
         version.pass_mark_bp as "passMarkBp", version.max_attempts as "maxAttempts", version.shuffle, version.questions,
         quiz.archived_at is not null as "isArchived"
    from assessment.quiz_version as version
    join assessment.quiz on quiz.id = version.quiz_id`;

/** The open draft, else the published version. */
export async function findCurrent(ctx: Context, quizId: string): Promise<QuizVersion | null> {
  const [row] = await ctx.query(sql<QuizVersion>`
    ${VERSION} where version.quiz_id = ${quizId} and version.state in ('draft', 'published') order by version.state limit 1
  `);
  return row ?? null;
}

export async function findPublished(ctx: Context, quizId: string): Promise<QuizVersion | null> {
  const [row] = await ctx.query(
    sql<QuizVersion>`${VERSION} where version.quiz_id = ${quizId} and version.state = 'published'`,
  );
  return row ?? null;
}

export async function findVersion(ctx: Context, versionId: string): Promise<QuizVersion | null> {
  const [row] = await ctx.query(sql<QuizVersion>`${VERSION} where version.id = ${versionId}`);
  return row ?? null;
}

export async function listVersions(ctx: Context, quizId: string) {
  return ctx.query(sql<{ number: number; state: QuizVersion['state']; createdAt: Date; questionCount: number }>`
    select number, state, created_at as "createdAt", jsonb_array_length(questions) as "questionCount"
      from assessment.quiz_version where quiz_id = ${quizId} order by number desc limit 100
  `);
}

export async function hasAttempts(ctx: Context, quizId: string): Promise<boolean> {
  const [row] = await ctx.query(sql<{ found: boolean }>`
    select exists (select from assessment.attempt
                     join assessment.quiz_version as version on version.id = attempt.quiz_version_id
                    where version.quiz_id = ${quizId}) as found
  `);
  return row?.found ?? false;
}
