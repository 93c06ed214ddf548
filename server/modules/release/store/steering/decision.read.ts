import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

export type DecisionRow = {
  id: number;
  at: Date;
  action: string;
  by: string | null;
  /** Name of what was decided on, when the organisation gave it one. */
  about: string;
  reason: string;
  facts: Record<string, unknown>;
  seq: number | null;
};

const SHOWN = 30;

/** Lines of the journal that concern the project, rollouts and procès-verbaux in force, latest first. */
export async function listProjectDecisions(ctx: Context, link: string): Promise<DecisionRow[]> {
  return ctx.query(sql<DecisionRow>`
    select line.id, line.at, line.action, person.first_name || ' ' || person.last_name as by,
           coalesce(line.personal ->> 'title', '') as about, coalesce(line.personal ->> 'reason', '') as reason, line.facts, seal.seq
      from trail.line
      left join identity.person on person.id = line.actor_id
      left join trail.seal on seal.line_id = line.id
     where line.id in (
             (select id from trail.line where links @> ${[link]} order by id desc limit ${SHOWN})
             union all
             (select id from trail.line where subject_kind = 'rollout' order by id desc limit ${SHOWN})
             union all
             (select id from trail.line where subject_kind = 'report' and action = 'recette.report-in-force' order by id desc limit ${SHOWN}))
     order by line.id desc
     limit ${SHOWN}
  `);
}
