import type { Context } from '../../../kernel/context.ts';
import { Refusal, type RefusalTexts, refusalSentence } from '../../../kernel/refusal.ts';
import { KIND_FACTS, OFFICE_KINDS, type OfficeKind, type Target, WHOLE_SESSION } from '../domain/document-kinds.ts';
import { refusals } from '../refusals.ts';
import { type Delivered, listLastDeliveries, listWaitingDispatches } from '../store/delivery.read.ts';
import { type InForce, listSessionInForce } from '../store/document.read.ts';
import type { Attendee, Party } from '../store/dossier.read.ts';
import { listSubjects } from '../store/subject.read.ts';
import { fingerprint } from './certificate-facts.ts';
import { officeFacts, type Proven, provenOf } from './office-facts.ts';
import { type Dossier, readDossier } from './read-dossier.ts';

const OF_PEOPLE = OFFICE_KINDS.filter((kind) => KIND_FACTS[kind].scope !== 'company');
const OF_COMPANIES: readonly OfficeKind[] = ['agreement', 'program'];

type Board = {
  ctx: Context;
  dossier: Dossier;
  proven: Proven;
  inForce: ReadonlyMap<string, InForce>;
  deliveries: ReadonlyMap<string, Delivered>;
};

/** Documents of a session, person by person and company by company: what is made, what must be, what cannot be and why. */
export async function readBoard(ctx: Context, sessionId: string) {
  const dossier = await readDossier(ctx, sessionId);
  const proven = await provenOf(ctx, await listSubjects(ctx, sessionId));
  const inForce = new Map(
    (await listSessionInForce(ctx, sessionId)).map((one) => [keyOf(one.kind, targetOf(one)), one] as const),
  );
  const deliveries = new Map(
    (await listLastDeliveries(ctx, sessionId)).map((one) => [keyOf(one.kind, one), one] as const),
  );
  const board = { ctx, dossier, proven, inForce, deliveries };
  const shared = new Map(OFFICE_KINDS.filter(isShared).map((kind) => [kind, made(board, kind, WHOLE_SESSION)]));
  const cells = (kinds: readonly OfficeKind[], target: Target) =>
    kinds.map((kind) => withDelivery(board, shared.get(kind) ?? made(board, kind, target), target));
  const waiting = await listWaitingDispatches(ctx, sessionId);
  return {
    waiting: waiting.map((one) => ({ ...one, sendAfter: one.sendAfter.toISOString() })),
    people: dossier.people.map((one) => ({
      enrolmentId: one.enrolmentId,
      learnerId: one.learnerId,
      name: `${one.firstName} ${one.lastName}`,
      companyName: one.companyName,
      email: one.email,
      warnings: one.email ? [] : ['noEmail' as const],
      cells: cells(OF_PEOPLE, { enrolmentId: one.enrolmentId, companyId: null }),
    })),
    companies: dossier.parties.map((party) => ({
      ...companyOf(dossier, party),
      cells: cells(OF_COMPANIES, { enrolmentId: null, companyId: party.companyId }),
    })),
  };
}

/** Whether a document is made, and still says what holds. */
function made({ ctx, dossier, proven, inForce }: Board, kind: OfficeKind, target: Target) {
  const known = inForce.get(keyOf(kind, target));
  const { sha256, reason } = factsOrReason(ctx, () => fingerprint(officeFacts(dossier, kind, target, proven)));
  const state = known ? (known.dataSha256 === sha256 ? 'produced' : 'changed') : reason ? 'blocked' : 'toProduce';
  return {
    kind,
    isShared: isShared(kind),
    state: (reason ? 'blocked' : state) as 'blocked' | 'toProduce' | 'changed' | 'produced',
    documentId: known?.documentId ?? null,
    number: known?.number ?? null,
    version: known?.version ?? 0,
    reason,
  };
}

type Made = ReturnType<typeof made>;

/** Where it stands for the reader of a line: a correction that was not sent yet is to be sent again. */
function withDelivery({ deliveries }: Board, cell: Made, line: Target) {
  const last = deliveries.get(keyOf(cell.kind, line));
  const at = last ? (last.state === 'waiting' ? last.sendAfter : last.endedAt) : null;
  return {
    ...cell,
    ...line,
    state: cellState(cell, last),
    reason: cell.reason || last?.refusal || last?.mailError || '',
    at: at?.toISOString() ?? null,
    openedAt: last?.openedAt?.toISOString() ?? null,
  };
}

function cellState({ state, documentId }: Made, last: Delivered | undefined) {
  if (!last || last.state === 'refused') return state;
  if (last.state === 'waiting') return 'waiting' as const;
  if (state !== 'produced') return state;
  if (last.documentId !== documentId) return 'toResend' as const;
  if (last.mail === 'failed') return 'failed' as const;
  return last.state;
}

function factsOrReason(ctx: Context, make: () => string): { sha256: string | null; reason: string } {
  try {
    return { sha256: make(), reason: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const text = (refusals as RefusalTexts)[error.code];
    return { sha256: null, reason: text ? refusalSentence(text, error.facts, ctx.language) : error.code };
  }
}

function companyOf({ people, program, terms }: Dossier, party: Party) {
  const agreed = terms.find(({ companyId }) => companyId === party.companyId);
  const { companyId: _, ...kept } = agreed ?? { ...NO_TERMS, companyId: '', priceCents: program.priceCents };
  const warnings = [
    !party.contacts.some(({ email }) => email) && ('noContact' as const),
    (!party.address || !party.town) && ('noAddress' as const),
    !party.siret && ('noSiret' as const),
    !kept.signatoryName && ('noSignatory' as const),
  ];
  return {
    companyId: party.companyId,
    name: party.name,
    people: people.filter(({ companyId }: Attendee) => companyId === party.companyId).length,
    contacts: party.contacts.map(({ name, email }) => ({ name, email })),
    warnings: warnings.filter((one) => one !== false),
    terms: kept,
  };
}

const NO_TERMS = {
  basis: 'perPerson' as const,
  funder: '',
  fundingCase: '',
  orderNumber: '',
  signatoryName: '',
  signatoryTitle: '',
  revision: 0,
};

const isShared = (kind: OfficeKind) => KIND_FACTS[kind].scope === 'session';
/** A person's document also bears their company; it is theirs all the same. */
const targetOf = ({ enrolmentId, companyId }: Target): Target => ({
  enrolmentId,
  companyId: enrolmentId ? null : companyId,
});
const keyOf = (kind: string, { enrolmentId, companyId }: Target) => `${kind} ${enrolmentId} ${companyId}`;
