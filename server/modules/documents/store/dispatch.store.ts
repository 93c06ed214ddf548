import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { OfficeKind, Target } from '../domain/document-kinds.ts';

export type Dispatch = { dispatchId: string; sessionId: string; sendAfter: Date; createdBy: string };

const ROW = sql`id as "dispatchId", session_id as "sessionId", send_after as "sendAfter", created_by as "createdBy"`;

export async function insertDispatch(ctx: Context, one: Dispatch): Promise<void> {
  await ctx.query(sql`
    insert into documents.dispatch (id, session_id, state, send_after, created_at, created_by)
    values (${one.dispatchId}, ${one.sessionId}, 'waiting', ${one.sendAfter}, ${ctx.now}, ${one.createdBy})
  `);
}

export type Envelope = { envelopeId: string; recipientId: string; email: string };

export async function insertEnvelope(ctx: Context, dispatchId: string, one: Envelope): Promise<void> {
  await ctx.query(sql`
    insert into documents.envelope (id, dispatch_id, recipient_id, email)
    values (${one.envelopeId}, ${dispatchId}, ${one.recipientId}, ${one.email})
  `);
}

export type NewDelivery = Target & {
  readonly sessionId: string;
  readonly dispatchId: string | null;
  readonly envelopeId: string | null;
  readonly kind: OfficeKind;
  readonly learnerId: string | null;
  readonly documentId: string | null;
  readonly createdBy: string;
};

/** Puts a document in an envelope, or notes that it was handed over; false when one waits or was handed already. */
export async function insertDelivery(ctx: Context, one: NewDelivery): Promise<boolean> {
  const isHanded = one.dispatchId === null;
  const rows = await ctx.query(sql`
    insert into documents.delivery (id, session_id, dispatch_id, envelope_id, kind, enrolment_id, learner_id, company_id, document_id, state,
                                    created_at, created_by, ended_at)
    values (${ctx.newId()}, ${one.sessionId}, ${one.dispatchId}, ${one.envelopeId}, ${one.kind}, ${one.enrolmentId}, ${one.learnerId},
            ${one.companyId}, ${one.documentId}, ${isHanded ? 'handed' : 'waiting'}, ${ctx.now}, ${one.createdBy}, ${isHanded ? ctx.now : null})
        on conflict do nothing
    returning id
  `);
  return rows.length > 0;
}

/** The mass send while it waits, kept from being undone until the transaction ends; null once it left or was undone. */
export async function holdWaiting(ctx: Context, dispatchId: string): Promise<Dispatch | null> {
  const [row] = await ctx.query(
    sql<Dispatch>`select ${ROW} from documents.dispatch where id = ${dispatchId} and state = 'waiting' for share`,
  );
  return row ?? null;
}

export async function listDue(ctx: Context): Promise<{ dispatchId: string }[]> {
  return ctx.query(sql<{ dispatchId: string }>`
    select id as "dispatchId" from documents.dispatch where state = 'waiting' and send_after <= ${ctx.now} order by send_after limit 20
  `);
}

/** Ends a mass send that waits and whose time has come; null when it is not time, or when it ended already. */
export async function moveToSent(ctx: Context, dispatchId: string): Promise<Dispatch | null> {
  const [row] = await ctx.query(sql<Dispatch>`
    update documents.dispatch set state = 'sent', ended_at = ${ctx.now}
     where id = ${dispatchId} and state = 'waiting' and send_after <= ${ctx.now}
    returning ${ROW}
  `);
  return row ?? null;
}

/** False when it left, or was undone already. */
export async function moveToUndone(ctx: Context, dispatchId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update documents.dispatch set state = 'undone', ended_at = ${ctx.now} where id = ${dispatchId} and state = 'waiting' returning id
  `);
  return rows.length > 0;
}

export async function findDispatch(ctx: Context, dispatchId: string): Promise<(Dispatch & { state: string }) | null> {
  const [row] = await ctx.query(
    sql<Dispatch & { state: string }>`select ${ROW}, state from documents.dispatch where id = ${dispatchId}`,
  );
  return row ?? null;
}

export type Waiting = Target & { deliveryId: string; envelopeId: string; kind: OfficeKind; documentId: string | null };

export async function listWaiting(ctx: Context, dispatchId: string): Promise<Waiting[]> {
  return ctx.query(sql<Waiting>`
    select id as "deliveryId", envelope_id as "envelopeId", kind, enrolment_id as "enrolmentId", company_id as "companyId",
           document_id as "documentId"
      from documents.delivery where dispatch_id = ${dispatchId} and state = 'waiting' order by kind, id
  `);
}

export async function noteDocument(ctx: Context, deliveryId: string, documentId: string): Promise<void> {
  await ctx.query(
    sql`update documents.delivery set document_id = ${documentId} where id = ${deliveryId} and state = 'waiting'`,
  );
}

export async function moveToRefused(ctx: Context, deliveryId: string, refusal: string): Promise<void> {
  await ctx.query(sql`
    update documents.delivery set state = 'refused', refusal = ${refusal.slice(0, 500)}, ended_at = ${ctx.now}
     where id = ${deliveryId} and state = 'waiting'
  `);
}

/** Ends every delivery of a mass send with it. */
export async function endDeliveries(ctx: Context, dispatchId: string, state: 'sent' | 'undone'): Promise<void> {
  await ctx.query(sql`
    update documents.delivery set state = ${state}, ended_at = ${ctx.now} where dispatch_id = ${dispatchId} and state = 'waiting'
  `);
}

export async function sealEnvelope(
  ctx: Context,
  envelopeId: string,
  { tokenHash, until }: { tokenHash: Buffer; until: Date },
): Promise<void> {
  await ctx.query(
    sql`update documents.envelope set token_hash = ${tokenHash}, leaves_until = ${until} where id = ${envelopeId}`,
  );
}

/** The first time a reader opens their link. */
export async function noteOpened(ctx: Context, envelopeId: string): Promise<void> {
  await ctx.query(
    sql`update documents.envelope set opened_at = ${ctx.now} where id = ${envelopeId} and opened_at is null`,
  );
}
