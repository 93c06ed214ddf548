import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';

export type Outcome = 'acquired' | 'inProgress' | 'notAcquired';
export type OutcomeRecord = { enrolmentId: string; number: number; outcomes: Outcome[]; method: string };

/** What holds for each of these enrolments; one without a line was not assessed yet. */
export async function listOutcomes(ctx: Context, enrolmentIds: readonly string[]): Promise<OutcomeRecord[]> {
  return ctx.query(sql<OutcomeRecord>`
    select distinct on (enrolment_id) enrolment_id as "enrolmentId", number, outcomes, method
      from assessment.outcome_record where enrolment_id = any(${[...enrolmentIds]}::uuid[])
     order by enrolment_id, number desc
  `);
}

/** False when somebody noted something since the number that was read. */
export async function insertOutcomes(
  ctx: Context,
  one: OutcomeRecord & { id: string; learnerId: string; notedBy: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into assessment.outcome_record (id, enrolment_id, learner_id, number, outcomes, method, noted_at, noted_by)
    values (${one.id}, ${one.enrolmentId}, ${one.learnerId}, ${one.number}, ${json(one.outcomes)}::jsonb, ${one.method}, ${ctx.now}, ${one.notedBy})
        on conflict on constraint one_outcome_record_at_a_time do nothing
    returning id
  `);
  return rows.length > 0;
}

export type Assessed = { enrolmentId: string; learnerId: string; name: string };

/** Who holds a seat in a session, by name. */
export async function listAssessed(ctx: Context, sessionId: string): Promise<Assessed[]> {
  return ctx.query(sql<Assessed>`
    select enrolment.id as "enrolmentId", enrolment.learner_id as "learnerId", person.first_name || ' ' || person.last_name as name
      from enrolment.enrolment
      join identity.person on person.id = enrolment.learner_id
     where enrolment.session_id = ${sessionId} and enrolment.status not in ('CANCELLED', 'REPLACED', 'PROSPECTIVE')
     order by kernel.fold(person.last_name), kernel.fold(person.first_name), enrolment.id
  `);
}
