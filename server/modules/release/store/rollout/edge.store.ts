import type { Context } from '../../../../kernel/context.ts';
import { json, sql } from '../../../../kernel/sql.ts';
import type { ServerState } from '../../ports.ts';

export type EdgeRow = {
  id: string;
  driver: 'node' | 'haproxy';
  generation: number;
  checksum: string;
  servers: ServerState[];
  seenAt: Date;
};

export async function noteEdge(ctx: Context, edge: Omit<EdgeRow, 'seenAt'> & { drift: boolean }): Promise<void> {
  const drifts = edge.drift ? 1 : 0;
  await ctx.query(sql`
    insert into release.edge as known (id, driver, generation, checksum, drifts, servers, seen_at)
    values (${edge.id}, ${edge.driver}, ${edge.generation}, ${edge.checksum}, ${drifts}, ${json(edge.servers)}::jsonb, ${ctx.now})
        on conflict (id) do update set driver = excluded.driver, generation = excluded.generation, checksum = excluded.checksum,
           drifts = known.drifts + excluded.drifts, servers = excluded.servers, seen_at = excluded.seen_at
  `);
}

/** Edges heard of since an instant; one that was taken away is forgotten after that. */
export async function listEdges(ctx: Context, since: Date): Promise<EdgeRow[]> {
  return ctx.query(sql<EdgeRow>`
    select id, driver, generation, checksum, servers, seen_at as "seenAt"
      from release.edge where seen_at >= ${since} order by id limit 50
  `);
}

export type TrafficCount = { version: string; requests: number; lost: number; misrouted: number };

export async function addTraffic(ctx: Context, minute: number, counts: readonly TrafficCount[]): Promise<void> {
  await ctx.query(sql`
    insert into release.traffic_minute as known (minute, version, requests, lost, misrouted)
    select ${minute}::int, version, sum(requests), sum(lost), sum(misrouted)
      from jsonb_to_recordset(${json(counts)}::jsonb) as count(version text, requests int, lost int, misrouted int)
     group by version order by version
        on conflict (minute, version) do update set requests = known.requests + excluded.requests,
           lost = known.lost + excluded.lost, misrouted = known.misrouted + excluded.misrouted
  `);
}

/** Requests by version since a minute. */
export async function sumTraffic(ctx: Context, sinceMinute: number): Promise<TrafficCount[]> {
  return ctx.query(sql<TrafficCount>`
    select version, sum(requests)::int as requests, sum(lost)::int as lost, sum(misrouted)::int as misrouted
      from release.traffic_minute where minute >= ${sinceMinute} group by version order by version
  `);
}
