import { createHash } from 'node:crypto';
import { ZipFile } from 'yazl';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { FileToSend } from '../../../kernel/route.ts';
import { neutralCsv } from '../../../kernel/spreadsheet/csv-out.ts';
import { listEnrolmentDocuments, readHours } from '../../documents/index.ts';
import { findEnrolment } from '../../enrolment/index.ts';
import { findSession } from '../../sessions/index.ts';
import { listSeals, listTrail } from '../store/trail.read.ts';

/** Lines of the journal in one file: far more than one enrolment ever has. */
const MAX_LINES = 5_000;
const STATES: Readonly<Record<string, string>> = { issued: '', superseded: '-remplace', revoked: '-revoque' };

type Part = { readonly path: string; readonly bytes: Buffer };

/**
 * One learner's file: their documents, the ledger of hours, the journal, and a manifest with the SHA-256 of each file.
 *
 * Names inside the archive hold no person's name: it travels by mail.
 */
export async function exportProof(ctx: Context, enrolmentId: string): Promise<FileToSend> {
  const enrolment = await findEnrolment(ctx, enrolmentId);
  const session = enrolment && (await findSession(ctx, enrolment.sessionId));
  if (!session) throw new Refusal('NOT_FOUND');
  const parts = [
    ...(await documentParts(ctx, enrolmentId)),
    await hoursPart(ctx, enrolmentId),
    await trailPart(ctx, { sessionId: enrolment.sessionId, learnerId: enrolment.learnerId }),
  ];
  const manifest = {
    format: 'formapro-proof/1',
    session: session.code,
    enrolmentId,
    madeAt: ctx.now.toISOString(),
    files: parts.map(({ path, bytes }) => ({ path, sizeBytes: bytes.length, sha256: sha256(bytes) })),
  };
  const zip = new ZipFile();
  for (const { path, bytes } of [...parts, { path: 'manifest.json', bytes: jsonBytes(manifest) }])
    zip.addBuffer(bytes, path, { mtime: ctx.now });
  zip.end();
  return { bytes: zip.outputStream, mediaType: 'application/zip', name: `dossier-${session.code}.zip` };
}

async function documentParts(ctx: Context, enrolmentId: string): Promise<Part[]> {
  const documents = await listEnrolmentDocuments(ctx, enrolmentId);
  return Promise.all(
    documents.map(async ({ number, fileId, state }) => ({
      path: `documents/${number}${STATES[state] ?? ''}.pdf`,
      bytes: await ctx.app.files.readAll(fileId),
    })),
  );
}

async function hoursPart(ctx: Context, enrolmentId: string): Promise<Part> {
  const { lines, totalMn } = await readHours(ctx, enrolmentId);
  const rows = lines.map((line) => [
    line.kind === 'presence' ? 'Présence' : 'Activité à distance',
    line.name,
    line.day,
    line.minutes,
    line.evidence,
  ]);
  const columns = ['Nature', 'Intitulé', 'Date', 'Minutes reconnues', 'Preuve'];
  const total = ['Total', '', '', totalMn, ''];
  return { path: 'heures.csv', bytes: Buffer.from(neutralCsv(columns, [...rows, total])) };
}

async function trailPart(ctx: Context, about: { sessionId: string; learnerId: string }): Promise<Part> {
  const lines = (await listTrail(ctx, { ...about, size: MAX_LINES })).reverse();
  const seals = new Map(
    (
      await listSeals(
        ctx,
        lines.map(({ id }) => id),
      )
    ).map(({ lineId, seq, hash }) => [lineId, { seq, hash }]),
  );
  const extract = lines.map(({ id, at, action, actorName, actorRole, facts }) => ({
    id,
    at: at.toISOString(),
    action,
    actorName,
    actorRole,
    facts,
    seal: seals.get(id) ?? null,
  }));
  return { path: 'journal.json', bytes: jsonBytes(extract) };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const jsonBytes = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
