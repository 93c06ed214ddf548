import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { join, type Sql, sql } from '../../../kernel/sql.ts';
import type { DocumentKind, Target } from '../domain/document-kinds.ts';

export type DocumentRow = {
  documentId: string;
  kind: DocumentKind;
  number: string;
  version: number;
  state: 'issued' | 'superseded' | 'revoked';
  issuedAt: Date;
  sessionId: string | null;
  sessionCode: string;
  sessionTitle: string;
  learnerId: string | null;
  learnerName: string;
  companyName: string;
  minutes: number | null;
};

const ROW = sql`
  document.id as "documentId", document.kind, document.number, document.version, document.state, document.issued_at as "issuedAt",
  document.session_id as "sessionId", coalesce(session.code, '') as "sessionCode", coalesce(session.title, '') as "sessionTitle",
  document.learner_id as "learnerId", coalesce(person.first_name || ' ' || person.last_name, '') as "learnerName",
  coalesce(company.name, '') as "companyName", document.minutes`;
const FROM = sql`
  from documents.document
  left join sessions.session on session.id = document.session_id
  left join identity.person on person.id = document.learner_id
  left join people.client_company as company on company.id = document.company_id`;

/**
 * A trainer sees the documents of the sessions they give, but what was agreed with companies; row security does the rest for
 * companies and learners.
 */
function reachable(ctx: Context): Sql {
  if (ctx.reach !== 'assigned') return sql`true`;
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  return sql`document.kind <> 'agreement' and (session.trainer_id = ${personId} or exists (
    select from sessions.session_slot as own where own.session_id = session.id and own.trainer_id = ${personId}))`;
}

export type DocumentFilter = PageAsked & {
  readonly kind?: DocumentKind | undefined;
  readonly sessionId?: string | undefined;
  readonly personId?: string | undefined;
};

export async function listDocuments(
  ctx: Context,
  asked: DocumentFilter,
): Promise<{ rows: DocumentRow[]; total: number }> {
  const filters: Sql[] = [reachable(ctx)];
  if (asked.kind) filters.push(sql`document.kind = ${asked.kind}`);
  if (asked.sessionId) filters.push(sql`document.session_id = ${asked.sessionId}`);
  if (asked.personId) filters.push(sql`document.learner_id = ${asked.personId}`);
  const pattern = likePattern(asked.search);
  if (pattern)
    filters.push(
      sql`(document.number ilike ${pattern} or kernel.fold(person.first_name || ' ' || person.last_name) like kernel.fold(${pattern}))`,
    );
  const where = join(filters, ' and ');
  const columns = { issuedAt: 'document.issued_at', number: 'document.number' };
  const rows = await ctx.query(
    sql<DocumentRow>`select ${ROW} ${FROM} where ${where} ${pageOrder(asked, columns, '-issuedAt', 'document.id')}`,
  );
  const [count] = await ctx.query(sql<{ total: number }>`select count(*)::int as total ${FROM} where ${where}`);
  return { rows, total: count?.total ?? 0 };
}

export type KeptDocument = DocumentRow & { fileId: string; enrolmentId: string | null; companyId: string | null };

/** One document that the caller reaches, or null. */
export async function findDocument(ctx: Context, documentId: string): Promise<KeptDocument | null> {
  const [row] = await ctx.query(sql<KeptDocument>`
    select ${ROW}, document.file_id as "fileId", document.enrolment_id as "enrolmentId", document.company_id as "companyId"
      ${FROM} where document.id = ${documentId} and ${reachable(ctx)}
  `);
  return row ?? null;
}

export type InForce = {
  documentId: string;
  number: string;
  version: number;
  dataSha256: string;
  enrolmentId: string | null;
  companyId: string | null;
};

/** Documents in force of a kind for these enrolments. */
export async function listInForce(
  ctx: Context,
  kind: DocumentKind,
  enrolmentIds: readonly string[],
): Promise<InForce[]> {
  return ctx.query(sql<InForce>`
    select id as "documentId", number, version, data_sha256 as "dataSha256", enrolment_id as "enrolmentId", company_id as "companyId"
      from documents.document
     where enrolment_id = any(${[...enrolmentIds]}::uuid[]) and kind = ${kind} and state = 'issued'
  `);
}

/** The document in force of a kind for what it is about. */
export async function findInForce(
  ctx: Context,
  sessionId: string,
  kind: DocumentKind,
  { enrolmentId, companyId }: Target,
): Promise<InForce | null> {
  const [row] = await ctx.query(sql<InForce>`
    select id as "documentId", number, version, data_sha256 as "dataSha256", enrolment_id as "enrolmentId", company_id as "companyId"
      from documents.document
     where session_id = ${sessionId} and kind = ${kind} and state = 'issued' and enrolment_id is not distinct from ${enrolmentId}::uuid
       and (${enrolmentId}::uuid is not null or company_id is not distinct from ${companyId}::uuid)
  `);
  return row ?? null;
}

/** Everything in force in a session, with its kind. */
export async function listSessionInForce(
  ctx: Context,
  sessionId: string,
): Promise<(InForce & { kind: DocumentKind })[]> {
  return ctx.query(sql<InForce & { kind: DocumentKind }>`
    select id as "documentId", kind, number, version, data_sha256 as "dataSha256", enrolment_id as "enrolmentId", company_id as "companyId"
      from documents.document where session_id = ${sessionId} and state = 'issued'
  `);
}

export async function findByVerifyCode(ctx: Context, code: string) {
  const [row] = await ctx.query(sql<Pick<DocumentRow, 'kind' | 'number' | 'state' | 'issuedAt'>>`
    select kind, number, state, issued_at as "issuedAt" from documents.document where verify_code = ${code}
  `);
  return row ?? null;
}

/** Every document in force of one enrolment, for its file of proof. */
export async function listEnrolmentDocuments(ctx: Context, enrolmentId: string) {
  return ctx.query(sql<{ documentId: string; kind: DocumentKind; number: string; fileId: string; state: string }>`
    select document.id as "documentId", document.kind, document.number, document.file_id as "fileId", document.state
      from documents.document
      join enrolment.enrolment on enrolment.id = ${enrolmentId}
     where document.enrolment_id = enrolment.id
        or (document.session_id = enrolment.session_id and document.kind = 'attendanceSheet' and document.state = 'issued')
     order by document.issued_at, document.number
  `);
}
