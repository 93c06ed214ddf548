import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';

/** Opens the sheet once; false when it was open already. */
export async function insertSheet(
  ctx: Context,
  sheet: { slotId: string; sessionId: string; startsAt: Date; endsAt: Date; codeSecret: Buffer },
): Promise<boolean> {
  const opened = await ctx.query(sql`
    insert into attendance.sheet (slot_id, session_id, state, code_secret, opened_at, opened_by, actual_starts_at, actual_ends_at)
    values (${sheet.slotId}, ${sheet.sessionId}, 'OPEN', ${sheet.codeSecret}, ${ctx.now}, ${ctx.actor.kind === 'person' ? ctx.actor.personId : null},
            ${sheet.startsAt}, ${sheet.endsAt})
        on conflict (slot_id) do nothing
    returning slot_id
  `);
  return opened.length > 0;
}

/** Holds an open sheet for the transaction: signatures share it, the countersignature takes it alone. */
export async function holdOpenSheet(ctx: Context, slotId: string, { alone = false } = {}): Promise<boolean> {
  const held = await ctx.query(sql`
    select slot_id from attendance.sheet where slot_id = ${slotId} and state = 'OPEN' ${alone ? sql`for update` : sql`for share`}
  `);
  return held.length > 0;
}

export type Seal = {
  readonly slotId: string;
  readonly trainerStrokes: unknown;
  readonly sealed: unknown;
  readonly sealedSha256: string;
};

/** Seals an open sheet; false when it is no longer open. */
export async function moveToFinalized(ctx: Context, seal: Seal): Promise<boolean> {
  const moved = await ctx.query(sql`
    update attendance.sheet
       set state = 'FINALIZED', countersigned_at = ${ctx.now}, countersigned_by = ${ctx.actor.kind === 'person' ? ctx.actor.personId : null},
           trainer_strokes = ${json(seal.trainerStrokes)}::jsonb, sealed = ${json(seal.sealed)}::jsonb, sealed_sha256 = ${seal.sealedSha256}
     where slot_id = ${seal.slotId} and state = 'OPEN'
    returning slot_id
  `);
  return moved.length > 0;
}

export type PresenceRow = {
  readonly slotId: string;
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly companyId: string | null;
  readonly sessionId: string;
  readonly status: string;
  readonly plannedMn: number;
  readonly attendedMn: number;
};

/** Writes everybody's minutes of a sealed half-day in one statement. */
export async function insertPresences(ctx: Context, rows: readonly PresenceRow[]): Promise<void> {
  const column = <K extends keyof PresenceRow>(key: K) => rows.map((row) => row[key]);
  await ctx.query(sql`
    insert into attendance.presence (slot_id, enrolment_id, learner_id, company_id, session_id, status, planned_mn, attended_mn)
    select * from unnest(${column('slotId')}::uuid[], ${column('enrolmentId')}::uuid[], ${column('learnerId')}::uuid[], ${column('companyId')}::uuid[],
                         ${column('sessionId')}::uuid[], ${column('status')}::text[], ${column('plannedMn')}::int[], ${column('attendedMn')}::int[])
  `);
}
