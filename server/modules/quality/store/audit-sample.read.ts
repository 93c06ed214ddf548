import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type SampledSession = {
  sessionId: string;
  code: string;
  title: string;
  startsOn: string;
  endsOn: string;
  halfDays: number;
  sealed: number;
  learners: number;
  certificates: number;
};

/**
 * So many of the sessions held since `since`, in an order that the seed alone decides: whoever draws with the same seed
 * has the same sessions, and nobody in the office chooses them.
 */
export async function drawSessions(
  ctx: Context,
  { since, seed, size }: { since: string; seed: string; size: number },
): Promise<{ among: number; sessions: SampledSession[] }> {
  const held = sql`session.state in ('DELIVERED', 'CLOSED') and session.ends_on >= ${since}`;
  const [counted] = await ctx.query(
    sql<{ among: number }>`select count(*)::int as among from sessions.session where ${held}`,
  );
  const sessions = await ctx.query(sql<SampledSession>`
    select session.id as "sessionId", session.code, session.title, session.starts_on as "startsOn", session.ends_on as "endsOn",
           (select count(*)::int from sessions.session_slot as slot where slot.session_id = session.id) as "halfDays",
           (select count(*)::int from attendance.sheet
             where sheet.session_id = session.id and sheet.state in ('FINALIZED', 'AMENDED')) as sealed,
           (select count(*)::int from enrolment.enrolment
             where enrolment.session_id = session.id and enrolment.status not in ('CANCELLED', 'REPLACED')) as learners,
           (select count(*)::int from documents.document
             where document.session_id = session.id and document.kind = 'certificateOfCompletion'
               and document.state = 'issued') as certificates
      from sessions.session
     where ${held}
     order by md5(session.id || ${seed}), session.id
     limit ${size}
  `);
  return { among: counted?.among ?? 0, sessions };
}
