import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { DocumentKind, Target } from '../domain/document-kinds.ts';

export type Delivered = Target & {
  kind: DocumentKind;
  documentId: string | null;
  state: 'waiting' | 'sent' | 'handed' | 'refused';
  refusal: string;
  dispatchId: string | null;
  endedAt: Date | null;
  sendAfter: Date | null;
  openedAt: Date | null;
  /** Where the mail stands; null when there is none yet. */
  mail: 'waiting' | 'sending' | 'sent' | 'failed' | 'cancelled' | null;
  mailError: string;
};

/** The key of the mail that carries an envelope: one mail per envelope, however often the job runs. */
export const mailKey = (envelopeId: string) => `documents envelope ${envelopeId}`;

/** The last delivery of each document to each line of a session's board; undone ones do not count. */
export async function listLastDeliveries(ctx: Context, sessionId: string): Promise<Delivered[]> {
  return ctx.query(sql<Delivered>`
    select distinct on (delivery.kind, coalesce(delivery.enrolment_id, delivery.company_id))
           delivery.kind, delivery.enrolment_id as "enrolmentId",
           case when delivery.enrolment_id is null then delivery.company_id end as "companyId", delivery.document_id as "documentId",
           delivery.state, delivery.refusal, delivery.dispatch_id as "dispatchId", delivery.ended_at as "endedAt",
           dispatch.send_after as "sendAfter", envelope.opened_at as "openedAt", message.state as mail,
           coalesce(message.last_error, '') as "mailError"
      from documents.delivery
      left join documents.dispatch on dispatch.id = delivery.dispatch_id
      left join documents.envelope on envelope.id = delivery.envelope_id
      left join messaging.message on message.key = 'documents envelope ' || envelope.id
     where delivery.session_id = ${sessionId} and delivery.state <> 'undone'
     order by delivery.kind, coalesce(delivery.enrolment_id, delivery.company_id), delivery.created_at desc, delivery.id
  `);
}

export type WaitingDispatch = { dispatchId: string; sendAfter: Date; documents: number; readers: number };

/** Mass sends of a session that can still be undone. */
export async function listWaitingDispatches(ctx: Context, sessionId: string): Promise<WaitingDispatch[]> {
  return ctx.query(sql<WaitingDispatch>`
    select dispatch.id as "dispatchId", dispatch.send_after as "sendAfter", count(delivery.id)::int as documents,
           count(distinct delivery.envelope_id)::int as readers
      from documents.dispatch
      join documents.delivery on delivery.dispatch_id = dispatch.id and delivery.state = 'waiting'
     where dispatch.session_id = ${sessionId} and dispatch.state = 'waiting'
     group by dispatch.id
     order by dispatch.send_after
  `);
}

export type Letter = {
  envelopeId: string;
  recipientId: string;
  email: string;
  firstName: string;
  language: 'fr' | 'en';
  kinds: DocumentKind[];
  /** Some of them stand for one that this reader had. */
  replaces: boolean;
};

/** What each reader of a mass send is written; a reader of whom nothing could be made is left out. */
export async function listLetters(ctx: Context, dispatchId: string): Promise<Letter[]> {
  return ctx.query(sql<Letter>`
    select envelope.id as "envelopeId", envelope.recipient_id as "recipientId", envelope.email, person.first_name as "firstName",
           person.language, array_agg(distinct delivery.kind) as kinds,
           bool_or(exists (select from documents.delivery as earlier
                            where earlier.session_id = delivery.session_id and earlier.kind = delivery.kind and earlier.state in ('sent', 'handed')
                              and coalesce(earlier.enrolment_id, earlier.company_id) = coalesce(delivery.enrolment_id, delivery.company_id)
                              and earlier.document_id <> delivery.document_id)) as replaces
      from documents.envelope
      join identity.person on person.id = envelope.recipient_id
      join documents.delivery on delivery.envelope_id = envelope.id and delivery.state = 'waiting' and delivery.document_id is not null
     where envelope.dispatch_id = ${dispatchId}
     group by envelope.id, person.first_name, person.language
     order by envelope.id
  `);
}

export type Opened = { envelopeId: string; firstName: string; until: Date; sessionTitle: string };

/** The envelope that a personal link opens, or null. */
export async function findEnvelope(ctx: Context, tokenHash: Buffer): Promise<Opened | null> {
  const [row] = await ctx.query(sql<Opened>`
    select envelope.id as "envelopeId", person.first_name as "firstName", envelope.leaves_until as until, session.title as "sessionTitle"
      from documents.envelope
      join identity.person on person.id = envelope.recipient_id
      join documents.dispatch on dispatch.id = envelope.dispatch_id and dispatch.state = 'sent'
      join sessions.session on session.id = dispatch.session_id
     where envelope.token_hash = ${tokenHash} and envelope.leaves_until > ${ctx.now}
  `);
  return row ?? null;
}

export type Enclosed = {
  kind: DocumentKind;
  documentId: string;
  number: string;
  state: 'issued' | 'superseded' | 'revoked';
  fileId: string;
  newerId: string | null;
  newerNumber: string | null;
  newerFileId: string | null;
};

/** Documents of an envelope, each with the one that replaced it once that one was given to the same reader. */
export async function listEnclosed(ctx: Context, envelopeId: string): Promise<Enclosed[]> {
  return ctx.query(sql<Enclosed>`
    select document.kind, document.id as "documentId", document.number, document.state, document.file_id as "fileId",
           newer.id as "newerId", newer.number as "newerNumber", newer.file_id as "newerFileId"
      from documents.delivery
      join documents.document on document.id = delivery.document_id
      left join lateral (
        select later.id, later.number, later.file_id
          from documents.delivery as given
          join documents.document as later on later.id = given.document_id and later.state = 'issued' and later.id <> document.id
         where given.session_id = delivery.session_id and given.kind = delivery.kind and given.state in ('sent', 'handed')
           and coalesce(given.enrolment_id, given.company_id) = coalesce(delivery.enrolment_id, delivery.company_id)
         order by given.created_at desc limit 1) as newer on document.state <> 'issued'
     where delivery.envelope_id = ${envelopeId} and delivery.state = 'sent'
     order by document.kind
  `);
}
