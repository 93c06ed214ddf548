import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findOrganisation, type TrainingOrganisation } from '../../people/index.ts';
import { frenchDay, fullName, pageText, spacedSiret } from '../domain/french.ts';
import { decimalHours, type ProvableHours } from '../domain/provable-hours.ts';

import type { SubjectHours } from './read-hours.ts';

export const CERTIFICATE = {
  template: 'certificate-of-completion',
  version: 'v1',
  prefix: 'CR',
  fileName: 'certificat-de-realisation',
} as const;

/** What a certificate attests, without its number and date: two equal facts are one certificate. */
export type CertificateFacts = ReturnType<typeof certificateFacts>;

/** The organisation as documents print it; refused until it is complete. */
export async function completeOrganisation(ctx: Context): Promise<TrainingOrganisation> {
  const organisation = await findOrganisation(ctx);
  if (!organisation?.name || !organisation.activityDeclarationNumber || !organisation.signatoryName)
    throw new Refusal('ORGANISATION_MISSING');
  return organisation;
}

/** Refuses what no certificate may be issued for: no proven hour, or half-days that nobody countersigned yet. */
export function refuseUnprovable({ subject, hours, sealedSlots }: SubjectHours): void {
  if (sealedSlots < subject.slots) throw new Refusal('CERTIFICATE_SHEETS_OPEN', { count: subject.slots - sealedSlots });
  if (hours.totalMn === 0) throw new Refusal('CERTIFICATE_NO_HOURS');
}

export function certificateFacts(organisation: TrainingOrganisation, { subject, hours }: SubjectHours) {
  return {
    organisation: pageOrganisation(organisation),
    learner: { name: pageText(fullName(subject)), company: pageText(subject.companyName) },
    session: { code: subject.sessionCode, title: pageText(subject.sessionTitle) },
    nature: 'training' as const,
    startsOn: frenchDay(subject.startsOn),
    endsOn: frenchDay(subject.endsOn),
    hours: `${decimalHours(hours.totalMn)} heures`,
    hoursSplit: splitSentence(hours),
    ledgerSentence: ledgerSentence(hours),
    templateVersion: CERTIFICATE.version,
    ledger: hours.lines,
  };
}

export function pageOrganisation({ siret, ...organisation }: TrainingOrganisation) {
  const texts = Object.entries(organisation).map(([name, value]) => [name, pageText(value)]);
  return {
    ...(Object.fromEntries(texts) as Omit<TrainingOrganisation, 'siret'>),
    siret: spacedSiret(siret),
    signatoryGender: '',
  };
}

/** Fingerprint of facts, hexadecimal SHA-256 of their canonical JSON. */
export const fingerprint = (facts: unknown): string => createHash('sha256').update(canonicalJson(facts)).digest('hex');

/** Forty digits in groups of eight: enough for the eye to compare. */
export const shownFingerprint = (sha256: string) => (sha256.slice(0, 40).match(/.{8}/g) ?? []).join('\u00a0');

function splitSentence({ presenceMn, remoteMn }: ProvableHours): string {
  if (remoteMn === 0) return '';
  if (presenceMn === 0) return 'entièrement à distance, durée estimée des activités réalisées';
  return `dont ${decimalHours(presenceMn)} heures en présence et ${decimalHours(remoteMn)} heures à distance (durée estimée des activités réalisées)`;
}

function ledgerSentence({ lines, remoteMn }: ProvableHours): string {
  const halfDays = lines.filter(({ kind, minutes }) => kind === 'presence' && minutes > 0).length;
  const activities = lines.filter(({ kind }) => kind === 'activity').length;
  const said =
    halfDays > 0
      ? `Durée calculée à partir des feuilles d’émargement finalisées\u00a0: ${halfDays} demi-journée${halfDays > 1 ? 's' : ''}. `
      : '';
  return remoteMn > 0
    ? `${said}Formation à distance\u00a0: ${activities} activité${activities > 1 ? 's' : ''} réalisée${activities > 1 ? 's' : ''}, comptée${activities > 1 ? 's' : ''} pour leur durée estimée.`
    : said;
}
