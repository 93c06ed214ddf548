import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { AnomalyState, Severity } from '../../domain/recette/anomaly-moves.ts';

export type NewAnomaly = {
  readonly anomalyId: string;
  readonly campaignId: string;
  readonly iterationId: string;
  readonly itemId: string | null;
  readonly executionId: string | null;
  readonly title: string;
  readonly severity: Severity;
  readonly openedBy: string;
};

/** Opens an anomaly under the next number; a rollback gives the number back. */
export async function insertAnomaly(ctx: Context, one: NewAnomaly): Promise<number> {
  const [counted] = await ctx.query(sql<{ last: number }>`
    insert into release.anomaly_counter as counter (last) values (1)
        on conflict (only_one) do update set last = counter.last + 1
    returning last
  `);
  if (!counted) throw new Error('the counter gives a number');
  await ctx.query(sql`
    insert into release.anomaly (id, number, campaign_id, iteration_id, item_id, execution_id, title, severity, state, opened_at, opened_by)
    values (${one.anomalyId}, ${counted.last}, ${one.campaignId}, ${one.iterationId}, ${one.itemId}, ${one.executionId},
            ${one.title.slice(0, 200)}, ${one.severity}, 'open', ${ctx.now}, ${one.openedBy})
  `);
  return counted.last;
}

export type AnomalyStep = {
  readonly anomalyId: string;
  readonly iterationId: string;
  readonly state: AnomalyState;
  readonly severity: Severity;
  readonly comment: string;
};

export async function insertEvent(ctx: Context, one: AnomalyStep): Promise<void> {
  await ctx.query(sql`
    insert into release.anomaly_event (anomaly_id, iteration_id, at, person_id, state, severity, comment)
    values (${one.anomalyId}, ${one.iterationId}, ${ctx.now}, ${ctx.actor.kind === 'person' ? ctx.actor.personId : null}, ${one.state},
            ${one.severity}, ${one.comment})
  `);
}

/** False when somebody moved it meanwhile. */
export async function moveAnomaly(ctx: Context, one: AnomalyStep & { from: AnomalyState }): Promise<boolean> {
  const rows = await ctx.query(sql`
    update release.anomaly set state = ${one.state}, severity = ${one.severity} where id = ${one.anomalyId} and state = ${one.from} returning id
  `);
  return rows.length > 0;
}
