import type { Target } from '../domain/document-kinds.ts';
import type { Dossier } from './read-dossier.ts';

/** A line of the board: somebody enrolled, or a company. */
export type Line = Target;

export type Reader = {
  readonly personId: string;
  readonly email: string | null;
  readonly learnerId: string | null;
  /** Whose training manager finds the document too. */
  readonly companyId: string | null;
};

/** Who reads the documents of a line: the learner, or the first contact of the company who has an address. */
export function readerOf({ people, parties }: Dossier, { enrolmentId, companyId }: Line): Reader | null {
  if ((enrolmentId === null) === (companyId === null)) return null;
  if (enrolmentId) {
    const learner = people.find((one) => one.enrolmentId === enrolmentId);
    return learner
      ? {
          personId: learner.learnerId,
          email: learner.email,
          learnerId: learner.learnerId,
          companyId: learner.companyId,
        }
      : null;
  }
  const party = parties.find((one) => one.companyId === companyId);
  const contact = party?.contacts.find(({ email }) => email);
  return party
    ? { personId: contact?.personId ?? '', email: contact?.email ?? null, learnerId: null, companyId }
    : null;
}
