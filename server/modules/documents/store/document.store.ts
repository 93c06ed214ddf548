import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { DocumentKind } from '../domain/document-kinds.ts';

/** Next number of a kind in a year. Given in the issuing transaction: a rollback gives it back, so there is no gap. */
export async function takeNumber(ctx: Context, kind: DocumentKind, year: number): Promise<number> {
  const [row] = await ctx.query(sql<{ last: number }>`
    insert into documents.counter as counter (kind, year, last) values (${kind}, ${year}, 1)
        on conflict (kind, year) do update set last = counter.last + 1
    returning last
  `);
  if (!row) throw new Error('the counter gives a number');
  return row.last;
}

export type NewDocument = {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly version: number;
  readonly sessionId: string;
  readonly enrolmentId: string | null;
  readonly learnerId: string | null;
  readonly companyId: string | null;
  readonly fileId: string;
  readonly data: unknown;
  readonly dataSha256: string;
  readonly template: string;
  readonly verifyCode: string;
  readonly minutes: number | null;
  readonly issuedBy: string | null;
  readonly supersedesId: string | null;
  readonly keptUntil: string | null;
};

export async function insertDocument(ctx: Context, one: NewDocument): Promise<void> {
  await ctx.query(sql`
    insert into documents.document (id, kind, number, version, state, session_id, enrolment_id, learner_id, company_id, file_id, data,
                                    data_sha256, template, verify_code, minutes, issued_at, issued_by, supersedes_id, kept_until)
    values (${one.documentId}, ${one.kind}, ${one.number}, ${one.version}, 'issued', ${one.sessionId}, ${one.enrolmentId}, ${one.learnerId},
            ${one.companyId}, ${one.fileId}, ${json(one.data)}::jsonb, ${one.dataSha256}, ${one.template}, ${one.verifyCode}, ${one.minutes},
            ${ctx.now}, ${one.issuedBy}, ${one.supersedesId}, ${one.keptUntil})
  `);
}

export async function moveToSuperseded(ctx: Context, documentId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update documents.document set state = 'superseded' where id = ${documentId} and state = 'issued' returning id
  `);
  return rows.length > 0;
}

/** False when the document is no longer in force. */
export async function moveToRevoked(ctx: Context, documentId: string, reason: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update documents.document set state = 'revoked', revoked_at = ${ctx.now}, revoke_reason = ${reason}
     where id = ${documentId} and state = 'issued' returning id
  `);
  return rows.length > 0;
}

/** 31 December of the last year in which a document of this kind must be kept; null for a kind without a rule. */
export async function keptUntil(ctx: Context, kind: DocumentKind, sessionId: string): Promise<string | null> {
  const [row] = await ctx.query(sql<{ until: string }>`
    select make_date(extract(year from case rule.since when 'issued' then ${ctx.now}::date else greatest(session.ends_on, ${ctx.now}::date) end)::int
                     + rule.years, 12, 31) as until
      from documents.retention_rule as rule
      join sessions.session on session.id = ${sessionId}
     where rule.kind = ${kind}
  `);
  return row?.until ?? null;
}

/** What a document is about, held until the end: two issuings of one document come one after the other. */
export async function holdDocument(ctx: Context, kind: DocumentKind, about: string): Promise<void> {
  await ctx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${about}`}, 0))`);
}
