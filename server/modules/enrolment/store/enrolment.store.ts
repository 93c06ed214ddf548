import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import { CANCELLABLE } from '../domain/enrolment-states.ts';

export type NewEnrolment = {
  readonly sessionId: string;
  readonly learnerId: string;
  readonly companyId: string | null;
  readonly source: 'office' | 'roster' | 'portal';
};

/** Enrols a learner once per session; null when they already are, even by a twin at the same instant. */
export async function insertEnrolment(ctx: Context, one: NewEnrolment): Promise<string | null> {
  const [row] = await ctx.query(sql<{ id: string }>`
    insert into enrolment.enrolment as mine (id, session_id, learner_id, company_id, status, source, created_at, created_by)
    values (${ctx.newId()}, ${one.sessionId}, ${one.learnerId}, ${one.companyId}, 'REGISTERED', ${one.source}, ${ctx.now},
            ${ctx.actor.kind === 'person' ? ctx.actor.personId : null})
        on conflict (session_id, learner_id) do update set status = 'REGISTERED', company_id = excluded.company_id where mine.status = 'CANCELLED'
    returning id
  `);
  return row?.id ?? null;
}

/** Cancels an enrolment that nothing was delivered for; null when it is too late or it is already cancelled. */
export async function moveToCancelled(
  ctx: Context,
  enrolmentId: string,
): Promise<{ sessionId: string; learnerId: string; companyId: string | null } | null> {
  const [row] = await ctx.query(sql<{ sessionId: string; learnerId: string; companyId: string | null }>`
    update enrolment.enrolment set status = 'CANCELLED'
     where id = ${enrolmentId} and status = any(${[...CANCELLABLE]})
    returning session_id as "sessionId", learner_id as "learnerId", company_id as "companyId"
  `);
  return row ?? null;
}
