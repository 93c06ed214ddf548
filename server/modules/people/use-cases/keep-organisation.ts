import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { OrganisationBody } from '../../../../contract/people.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { isReadableOnPaper } from '../domain/brand-color.ts';
import { readSiret } from '../domain/siret.ts';
import { findOrganisationCard, ORGANISATION_ID } from '../store/organisation.read.ts';
import * as organisations from '../store/organisation.store.ts';

/** The card as the screen edits it; before the organisation is described, an empty one at revision 0. */
export async function readOrganisationCard(ctx: Context) {
  const card = await findOrganisationCard(ctx);
  if (!card) return null;
  const { logoFileId, ...facts } = card;
  return { ...facts, hasLogo: logoFileId !== null };
}

/**
 * Describes the organisation as its documents print it, from the card that was read at this revision.
 *
 * Asking for what is already so changes nothing and says yes, so that a call may be repeated.
 */
export async function keepOrganisation(
  ctx: Context,
  { revision, ...body }: z.output<typeof OrganisationBody> & { revision: number },
): Promise<void> {
  const facts = checked(body);
  const before = await findOrganisationCard(ctx);
  if (before && isSame(before, facts)) return;
  const isKept = before
    ? await organisations.updateOrganisation(ctx, facts, revision)
    : await organisations.insertOrganisation(ctx, facts);
  if (!isKept) throw new Refusal('CARD_CHANGED_MEANWHILE');
  await organisations.noteOrganisationName(ctx, facts.name);
  await ctx.record({
    action: 'people.organisation-changed',
    subject: { kind: 'trainingOrganisation', id: ORGANISATION_ID },
    facts: { activityDeclarationNumber: facts.activityDeclarationNumber },
  });
}

function checked(body: z.output<typeof OrganisationBody>): organisations.OrganisationFacts {
  const reading = readSiret(body.siret);
  if (!reading) throw new Refusal('SIRET_INVALID');
  const activityDeclarationNumber = body.activityDeclarationNumber.replace(/\s/g, '');
  if (!/^\d{11}$/.test(activityDeclarationNumber)) throw new Refusal('DECLARATION_NUMBER_INVALID');
  if (!isReadableOnPaper(body.brandColor)) throw new Refusal('COLOR_TOO_PALE');
  return { ...body, siret: reading.siret, activityDeclarationNumber };
}

function isSame(before: object, facts: organisations.OrganisationFacts): boolean {
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => name in facts));
  return isDeepStrictEqual(kept, { ...facts });
}
