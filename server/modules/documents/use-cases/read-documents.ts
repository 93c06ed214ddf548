import { parisDay } from '../../../kernel/clock.ts';
import type { Application, Context } from '../../../kernel/context.ts';
import { findFile } from '../../../kernel/files.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileToSend, HttpFacts } from '../../../kernel/route.ts';
import { neutralCsv } from '../../../kernel/spreadsheet/csv-out.ts';
import { countTry } from '../../../kernel/throttle.ts';
import type { DocumentKind } from '../domain/document-kinds.ts';
import * as read from '../store/document.read.ts';
import { moveToRevoked } from '../store/document.store.ts';

export async function listDocuments(ctx: Context, asked: read.DocumentFilter) {
  const { rows, total } = await read.listDocuments(ctx, asked);
  return { rows: rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() })), total };
}

const KIND_WORDS = {
  certificateOfCompletion: 'Certificat de réalisation',
  attendanceSheet: 'Feuille d’émargement',
  remoteActivityRecord: 'Relevé d’activités à distance',
  convocation: 'Convocation',
  program: 'Programme de formation',
  agreement: 'Convention de formation',
  internalRules: 'Règlement intérieur',
  welcomeBooklet: 'Livret d’accueil',
  trainingCertificate: 'Attestation de fin de formation',
  attendanceCertificate: 'Attestation d’assiduité',
} as const satisfies Record<DocumentKind, string>;
const STATE_WORDS = { issued: 'En vigueur', superseded: 'Remplacé', revoked: 'Révoqué' } as const;

/** Everything the list shows, without its pages, for a spreadsheet. At most 20,000 lines. */
export async function exportDocuments(
  ctx: Context,
  asked: Pick<read.DocumentFilter, 'search' | 'kind'>,
): Promise<Uint8Array> {
  const { rows } = await read.listDocuments(ctx, { ...asked, page: 1, size: 20_000 });
  return neutralCsv(
    ['Numéro', 'Document', 'Stagiaire', 'Entreprise', 'Session', 'Formation', 'Heures', 'Émis le', 'État'],
    rows.map((row) => [
      row.number,
      KIND_WORDS[row.kind],
      row.learnerName,
      row.companyName,
      row.sessionCode,
      row.sessionTitle,
      row.minutes === null ? '' : row.minutes / 60,
      parisDay(row.issuedAt),
      STATE_WORDS[row.state],
    ]),
  );
}

/** The bytes as they were issued. */
export async function openDocument(ctx: Context, documentId: string): Promise<FileToSend> {
  const document = await read.findDocument(ctx, documentId);
  if (!document) throw new Refusal('NOT_FOUND');
  const file = await findFile(ctx, document.fileId);
  return { bytes: await ctx.app.files.read(file.id), mediaType: file.mediaType, name: file.name, inline: true };
}

/** Revokes a document in force; its verification page says so at once. */
export async function revokeDocument(ctx: Context, documentId: string, reason: string): Promise<void> {
  const document = await read.findDocument(ctx, documentId);
  if (!document) throw new Refusal('NOT_FOUND');
  if (!(await moveToRevoked(ctx, documentId, reason))) throw new Refusal('DOCUMENT_NOT_ISSUED');
  await ctx.record({
    action: 'documents.revoked',
    subject: { kind: 'document', id: documentId },
    links: {
      session: document.sessionId,
      person: document.learnerId,
      enrolment: document.enrolmentId,
      company: document.companyId,
    },
    facts: { number: document.number },
    personal: { reason },
  });
}

/**
 * Whether a printed document is valid: yes with its number and date, revoked, or unknown, and nothing more.
 *
 * A superseded document is no longer valid, so it answers like a revoked one. Sixty tries per address in ten minutes.
 */
export async function verifyDocument(app: Application, { code, http }: { code: string; http: HttpFacts }) {
  await countTry(app, { door: 'verification', subject: http.address, limit: 60, windowMn: 10 });
  const reader = { actor: { kind: 'system', name: 'verification' }, readOnly: true } as const;
  const found = await app.transaction(reader, (ctx) => read.findByVerifyCode(ctx, code.toUpperCase()));
  if (!found) return { verdict: 'unknown' as const, kind: null, number: null, issuedOn: null };
  const { kind, number, state, issuedAt } = found;
  const verdict = state === 'issued' ? ('valid' as const) : ('revoked' as const);
  return { verdict, kind, number, issuedOn: issuedAt.toISOString().slice(0, 10) };
}
