import type { Application, Context } from '../../../kernel/context.ts';
import { personOf } from '../../../kernel/context.ts';
import type { PdfMaker } from '../../../kernel/pdf/pdf-maker.ts';
import { Refusal, type RefusalTexts, refusalSentence } from '../../../kernel/refusal.ts';
import { findSession } from '../../sessions/index.ts';
import { refusals } from '../refusals.ts';
import * as batches from '../store/batch.store.ts';
import { listInForce } from '../store/document.read.ts';
import { listSubjects } from '../store/subject.read.ts';
import { certificateFacts, completeOrganisation, fingerprint, refuseUnprovable } from './certificate-facts.ts';
import { issueCertificate } from './issue-certificate.ts';
import { hoursOf } from './read-hours.ts';

/** Preview: for each person of the session, the hours, what would be issued, and why not. */
export async function previewCertificates(ctx: Context, sessionId: string) {
  if (!(await findSession(ctx, sessionId))) throw new Refusal('NOT_FOUND');
  const running = await batches.findRunning(ctx, sessionId);
  return { people: await candidates(ctx, sessionId), running: running && presentBatch(running) };
}

async function candidates(ctx: Context, sessionId: string) {
  const organisation = await completeOrganisation(ctx);
  const all = await hoursOf(ctx, await listSubjects(ctx, sessionId));
  const ids = all.map(({ subject }) => subject.enrolmentId);
  const inForce = new Map(
    (await listInForce(ctx, 'certificateOfCompletion', ids)).map((one) => [one.enrolmentId, one] as const),
  );
  return all.map((one) => {
    const { subject, hours } = one;
    const known = inForce.get(subject.enrolmentId);
    const reason = reasonOf(ctx, () => refuseUnprovable(one));
    const isSame = known?.dataSha256 === fingerprint(certificateFacts(organisation, one));
    const verdict = reason ? 'refused' : !known ? 'new' : isSame ? 'unchanged' : 'changed';
    return {
      enrolmentId: subject.enrolmentId,
      learnerId: subject.learnerId,
      firstName: subject.firstName,
      lastName: subject.lastName,
      companyName: subject.companyName,
      presenceMn: hours.presenceMn,
      remoteMn: hours.remoteMn,
      totalMn: hours.totalMn,
      verdict: verdict as 'refused' | 'new' | 'unchanged' | 'changed',
      reason,
      number: known?.number ?? null,
      documentId: known?.documentId ?? null,
    };
  });
}

/** Starts the batch of a session; while one runs, asking again gives that one. */
export async function startCertificates(ctx: Context, sessionId: string) {
  if (!(await findSession(ctx, sessionId))) throw new Refusal('NOT_FOUND');
  const running = await batches.findRunning(ctx, sessionId);
  if (running) return presentBatch(running);
  const people = await candidates(ctx, sessionId);
  if (!people.some(({ verdict }) => verdict === 'new' || verdict === 'changed')) throw new Refusal('NOTHING_TO_ISSUE');
  const createdBy = personOf(ctx).personId;
  const { batch, isNew } = await batches.startBatch(ctx, { sessionId, total: people.length, createdBy });
  if (isNew) {
    await ctx.enqueue('documents.issue-batch', { batchId: batch.batchId });
    await ctx.record({
      action: 'documents.batch-started',
      subject: { kind: 'batch', id: batch.batchId },
      links: { session: sessionId },
      facts: { people: people.length },
    });
  }
  return presentBatch(batch);
}

export async function readBatch(ctx: Context, batchId: string) {
  const batch = await batches.findBatch(ctx, batchId);
  if (!batch) throw new Refusal('NOT_FOUND');
  return presentBatch(batch);
}

const WORKER = { actor: { kind: 'system', name: 'documents.issue-batch' } } as const;

/**
 * Carries a batch out, one person per transaction. Killed half-way it starts over: who has their certificate already is
 * passed over, so nobody gets two.
 */
export async function issueBatch(app: Application, pdfs: PdfMaker, batchId: string): Promise<void> {
  const batch = await app.transaction(WORKER, (ctx) => batches.findBatch(ctx, batchId));
  if (batch?.state !== 'running') return;
  const people = await app.transaction(WORKER, (ctx) => listSubjects(ctx, batch.sessionId));
  const refused: batches.Batch['refused'] = [];
  for (const [index, { enrolmentId }] of people.entries()) {
    try {
      await app.transaction(WORKER, (ctx) => issueCertificate(ctx, pdfs, { enrolmentId, issuedBy: batch.createdBy }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ enrolmentId, reason: sentence(error, 'fr') });
    }
    await app.transaction(WORKER, (ctx) => batches.noteProgress(ctx, { batchId, done: index + 1, refused }));
  }
  await app.transaction(WORKER, (ctx) => batches.moveToDone(ctx, batchId));
}

function reasonOf(ctx: Context, check: () => void): string {
  try {
    check();
    return '';
  } catch (error) {
    if (error instanceof Refusal) return sentence(error, ctx.language);
    throw error;
  }
}

function sentence({ code, facts }: Refusal, language: 'fr' | 'en'): string {
  const text = (refusals as RefusalTexts)[code];
  return text ? refusalSentence(text, facts, language) : code;
}

const presentBatch = ({ batchId, state, total, done, refused }: batches.Batch) => ({
  batchId,
  state,
  total,
  done,
  refused,
});
