import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { listOutcomes, type OutcomeRecord } from '../../assessment/index.ts';
import { KIND_FACTS, type OfficeKind, type Target } from '../domain/document-kinds.ts';
import { pageTexts } from '../domain/french.ts';
import type { Subject } from '../store/subject.read.ts';
import { agreementFacts } from './agreement-facts.ts';
import { attendanceCertificateFacts } from './attendance-certificate-facts.ts';
import { convocationFacts } from './convocation-facts.ts';
import { programFacts } from './program-facts.ts';
import type { Dossier } from './read-dossier.ts';
import { hoursOf, type SubjectHours } from './read-hours.ts';
import { textFacts } from './text-facts.ts';
import { trainingCertificateFacts } from './training-certificate-facts.ts';

export type Proven = ReadonlyMap<string, SubjectHours & { readonly noted: OutcomeRecord | undefined }>;

/** Provable hours of these people and what they acquired, by enrolment. */
export async function provenOf(ctx: Context, subjects: readonly Subject[]): Promise<Proven> {
  const all = await hoursOf(ctx, subjects);
  const noted = await listOutcomes(
    ctx,
    subjects.map(({ enrolmentId }) => enrolmentId),
  );
  const notedOf = (enrolmentId: string) => noted.find((one) => one.enrolmentId === enrolmentId);
  return new Map(all.map((one) => [one.subject.enrolmentId, { ...one, noted: notedOf(one.subject.enrolmentId) }]));
}

/** What a document says now, ready for its page. Throws why it cannot be made. */
export function officeFacts(dossier: Dossier, kind: OfficeKind, target: Target, proven: Proven) {
  return pageTexts({ ...plainFacts(dossier, kind, target, proven), templateVersion: KIND_FACTS[kind].version });
}

function plainFacts(dossier: Dossier, kind: OfficeKind, target: Target, proven: Proven) {
  switch (kind) {
    case 'agreement':
      return agreementFacts(dossier, existing(dossier.parties.find(({ companyId }) => companyId === target.companyId)));
    case 'convocation':
      return convocationFacts(dossier, existing(dossier.people.find((one) => one.enrolmentId === target.enrolmentId)));
    case 'program':
      return programFacts(dossier);
    case 'attendanceCertificate':
      return attendanceCertificateFacts(dossier, existing(proven.get(target.enrolmentId ?? '')));
    case 'trainingCertificate': {
      const one = existing(proven.get(target.enrolmentId ?? ''));
      return trainingCertificateFacts(dossier, one, one.noted);
    }
    default:
      return textFacts(dossier, kind);
  }
}

function existing<T>(one: T | undefined): T {
  if (one === undefined) throw new Refusal('NOT_FOUND');
  return one;
}
