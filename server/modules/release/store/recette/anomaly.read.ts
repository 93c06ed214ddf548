import type { Context } from '../../../../kernel/context.ts';
import { type Sql, sql } from '../../../../kernel/sql.ts';
import type { AnomalyState, Severity } from '../../domain/recette/anomaly-moves.ts';
import { nameOf, type PersonName } from './names.ts';

export type AnomalyRow = {
  anomalyId: string;
  campaignId: string;
  number: number;
  title: string;
  severity: Severity;
  state: AnomalyState;
  itemId: string | null;
  caseCode: string | null;
  foundIn: number;
  openedAt: Date;
  openedBy: PersonName;
  events: {
    at: string;
    by: PersonName | null;
    state: AnomalyState;
    severity: Severity;
    comment: string;
    iterationNumber: number;
  }[];
};

const SELECT: Sql = sql`
  select anomaly.id as "anomalyId", anomaly.campaign_id as "campaignId", anomaly.number, anomaly.title, anomaly.severity, anomaly.state,
         anomaly.item_id as "itemId", test_case.code as "caseCode", iteration.number as "foundIn", anomaly.opened_at as "openedAt",
         ${nameOf('opener')} as "openedBy",
         (select coalesce(jsonb_agg(jsonb_build_object('at', to_json(event.at), 'by', ${nameOf('mover')}, 'state', event.state,
                   'severity', event.severity, 'comment', event.comment, 'iterationNumber', moved_in.number) order by event.id), '[]')
            from release.anomaly_event as event
            join release.iteration as moved_in on moved_in.id = event.iteration_id
            left join identity.person as mover on mover.id = event.person_id
           where event.anomaly_id = anomaly.id) as events
    from release.anomaly
    join release.iteration on iteration.id = anomaly.iteration_id
    join identity.person as opener on opener.id = anomaly.opened_by
    left join release.campaign_item as item on item.id = anomaly.item_id
    left join release.test_case on test_case.id = item.case_id`;

/** Anomalies of a campaign: the gravest first, then the oldest. */
export async function listAnomalies(ctx: Context, campaignId: string): Promise<AnomalyRow[]> {
  return ctx.query(sql<AnomalyRow>`
    ${SELECT} where anomaly.campaign_id = ${campaignId}
     order by array_position(array['blocking', 'major', 'minor'], anomaly.severity), anomaly.number
  `);
}

export async function findAnomaly(ctx: Context, anomalyId: string): Promise<AnomalyRow | null> {
  const [row] = await ctx.query(sql<AnomalyRow>`${SELECT} where anomaly.id = ${anomalyId}`);
  return row ?? null;
}

/** Anomalies of a case that still stand, held until the end: two runs judge them one after the other. */
export async function holdLiveAnomalies(
  ctx: Context,
  itemId: string,
): Promise<{ anomalyId: string; number: number; state: AnomalyState; severity: Severity; foundIn: number }[]> {
  return ctx.query(sql<{ anomalyId: string; number: number; state: AnomalyState; severity: Severity; foundIn: number }>`
    select anomaly.id as "anomalyId", anomaly.number, anomaly.state, anomaly.severity, iteration.number as "foundIn"
      from release.anomaly
      join release.iteration on iteration.id = anomaly.iteration_id
     where anomaly.item_id = ${itemId} and anomaly.state not in ('closed', 'rejected')
     order by anomaly.number
       for update of anomaly
  `);
}

/** Live anomalies of a campaign by gravity and state. */
export async function countLive(
  ctx: Context,
  campaignId: string,
): Promise<{ live: number; blocking: number; toCorrect: number }> {
  const [row] = await ctx.query(sql<{ live: number; blocking: number; toCorrect: number }>`
    select count(*)::int as live, (count(*) filter (where severity = 'blocking'))::int as blocking,
           (count(*) filter (where state in ('open', 'inCorrection')))::int as "toCorrect"
      from release.anomaly where campaign_id = ${campaignId} and state not in ('closed', 'rejected')
  `);
  return row ?? { live: 0, blocking: 0, toCorrect: 0 };
}
