import { type Context, personOf } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { Criterion } from '../../domain/recette/standing.ts';
import { nameOf, type PersonName } from './names.ts';

export type WaiverRow = {
  waiverId: string;
  iterationId: string;
  criterion: Criterion;
  reason: string;
  expiresOn: string;
  askedBy: PersonName;
  askedById: string;
  approvedBy: PersonName | null;
};

const SELECT = sql`
  select waiver.id as "waiverId", waiver.iteration_id as "iterationId", waiver.criterion, waiver.reason, waiver.expires_on as "expiresOn",
         ${nameOf('asker')} as "askedBy", waiver.asked_by as "askedById", ${nameOf('approver')} as "approvedBy"
    from release.criterion_waiver as waiver
    join identity.person as asker on asker.id = waiver.asked_by
    left join identity.person as approver on approver.id = waiver.approved_by`;

export async function listWaivers(ctx: Context, iterationId: string): Promise<WaiverRow[]> {
  return ctx.query(
    sql<WaiverRow>`${SELECT} where waiver.iteration_id = ${iterationId} order by waiver.asked_at, waiver.id`,
  );
}

export async function findWaiver(ctx: Context, waiverId: string): Promise<WaiverRow | null> {
  const [row] = await ctx.query(sql<WaiverRow>`${SELECT} where waiver.id = ${waiverId}`);
  return row ?? null;
}

/** False when this criterion has its waiver on this build. */
export async function insertWaiver(
  ctx: Context,
  one: { waiverId: string; iterationId: string; criterion: Criterion; reason: string; expiresOn: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into release.criterion_waiver (id, iteration_id, criterion, reason, expires_on, asked_by, asked_at)
    values (${one.waiverId}, ${one.iterationId}, ${one.criterion}, ${one.reason}, ${one.expiresOn}, ${personOf(ctx).personId}, ${ctx.now})
        on conflict on constraint one_waiver_per_criterion do nothing
    returning id
  `);
  return rows.length > 0;
}

/** False when it was approved meanwhile. The database refuses that one person does both. */
export async function moveWaiverToApproved(ctx: Context, waiverId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update release.criterion_waiver set approved_by = ${personOf(ctx).personId}, approved_at = ${ctx.now}
     where id = ${waiverId} and approved_at is null returning id
  `);
  return rows.length > 0;
}
