import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findVersion, type VersionDetails } from '../../catalogue/index.ts';
import { type CompanyTerms, listCompanyTerms } from '../../enrolment/index.ts';
import { findOrganisationCard, type OrganisationCard } from '../../people/index.ts';
import { findSession, type SessionDetails } from '../../sessions/index.ts';
import type { Article } from '../domain/article.ts';
import { filledText, type TextKind } from '../domain/house-text.ts';
import {
  type Attendee,
  listAttendees,
  listParties,
  listPlacedSlots,
  type Party,
  type PlacedSlot,
} from '../store/dossier.read.ts';
import { completeOrganisation } from './certificate-facts.ts';
import { textsInForce } from './keep-text.ts';

/** Everything that the documents of a session are made of, read once. */
export type Dossier = {
  readonly organisation: OrganisationCard;
  readonly session: SessionDetails;
  readonly program: VersionDetails;
  readonly slots: readonly PlacedSlot[];
  readonly people: readonly Attendee[];
  readonly parties: readonly Party[];
  readonly terms: readonly CompanyTerms[];
  readonly texts: Readonly<Record<TextKind, { readonly number: number; readonly articles: readonly Article[] }>>;
};

export async function readDossier(ctx: Context, sessionId: string): Promise<Dossier> {
  const session = await findSession(ctx, sessionId);
  if (!session) throw new Refusal('NOT_FOUND');
  await completeOrganisation(ctx);
  const organisation = await findOrganisationCard(ctx);
  const program = await findVersion(ctx, session.programVersionId);
  if (!organisation || !program) throw new Error('a session has a program, and the organisation is complete');
  const texts = Object.entries(await textsInForce(ctx)).map(([kind, { number, articles }]) => [
    kind,
    { number, articles: filledText(articles, organisation) },
  ]);
  return {
    organisation,
    session,
    program,
    slots: await listPlacedSlots(ctx, sessionId),
    people: await listAttendees(ctx, sessionId),
    parties: await listParties(ctx, sessionId),
    terms: await listCompanyTerms(ctx, sessionId),
    texts: Object.fromEntries(texts),
  };
}
