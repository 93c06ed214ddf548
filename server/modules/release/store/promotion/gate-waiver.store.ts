import { type Context, personOf } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { EnvironmentKey } from '../../domain/environments/environment.ts';
import type { WaivableGate } from '../../domain/promotion/gates.ts';
import { nameOf, type PersonName } from '../recette/names.ts';

export type GateWaiver = {
  gateWaiverId: string;
  artifactId: string;
  environment: EnvironmentKey;
  gate: WaivableGate;
  reason: string;
  expiresOn: string;
  askedBy: PersonName;
  askedById: string;
  approvedBy: PersonName | null;
};

const SELECT = sql`
  select waiver.id as "gateWaiverId", waiver.artifact_id as "artifactId", waiver.environment, waiver.gate, waiver.reason,
         waiver.expires_on as "expiresOn", ${nameOf('asker')} as "askedBy", waiver.asked_by as "askedById",
         ${nameOf('approver')} as "approvedBy"
    from release.gate_waiver as waiver
    join identity.person as asker on asker.id = waiver.asked_by
    left join identity.person as approver on approver.id = waiver.approved_by`;

export async function listGateWaivers(ctx: Context, artifactId: string): Promise<GateWaiver[]> {
  return ctx.query(
    sql<GateWaiver>`${SELECT} where waiver.artifact_id = ${artifactId} order by waiver.asked_at, waiver.id`,
  );
}

export async function findGateWaiver(ctx: Context, gateWaiverId: string): Promise<GateWaiver | null> {
  const [row] = await ctx.query(sql<GateWaiver>`${SELECT} where waiver.id = ${gateWaiverId}`);
  return row ?? null;
}

export async function insertGateWaiver(
  ctx: Context,
  one: Pick<GateWaiver, 'gateWaiverId' | 'artifactId' | 'environment' | 'gate' | 'reason' | 'expiresOn'>,
): Promise<void> {
  await ctx.query(sql`
    insert into release.gate_waiver (id, artifact_id, environment, gate, reason, expires_on, asked_by, asked_at)
    values (${one.gateWaiverId}, ${one.artifactId}, ${one.environment}, ${one.gate}, ${one.reason}, ${one.expiresOn},
            ${personOf(ctx).personId}, ${ctx.now})
  `);
}

/** False when it was granted meanwhile. The database refuses that one person does both. */
export async function moveGateWaiverToGranted(ctx: Context, gateWaiverId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update release.gate_waiver set approved_by = ${personOf(ctx).personId}, approved_at = ${ctx.now}
     where id = ${gateWaiverId} and approved_at is null returning id
  `);
  return rows.length > 0;
}
