import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type TrainingOrganisation = {
  name: string;
  legalForm: string;
  capital: string;
  siret: string;
  activityDeclarationNumber: string;
  declarationRegion: string;
  address: string;
  postcode: string;
  town: string;
  phone: string;
  email: string;
  signatoryName: string;
  signatoryTitle: string;
  vatMention: string;
};

/** The organisation as documents print it; null before it is described. */
export async function findOrganisation(ctx: Context): Promise<TrainingOrganisation | null> {
  const [organisation] = await ctx.query(sql<TrainingOrganisation>`
    select name, legal_form as "legalForm", capital, siret, activity_declaration_number as "activityDeclarationNumber",
           declaration_region as "declarationRegion", address, postcode, town, phone, email, signatory_name as "signatoryName",
           signatory_title as "signatoryTitle", vat_mention as "vatMention"
      from people.training_organisation
  `);
  return organisation ?? null;
}

/** How the organisation looks and whom its documents name; what changes nothing of what they attest. */
export type Branding = {
  brandColor: string;
  website: string;
  pedagogicalContact: string;
  administrativeContact: string;
  disabilityContact: string;
  qualityMention: string;
};
export type OrganisationCard = TrainingOrganisation & Branding & { revision: number; logoFileId: string | null };

/** The whole card of the organisation; null before it is described. */
export async function findOrganisationCard(ctx: Context): Promise<OrganisationCard | null> {
  const [card] = await ctx.query(sql<OrganisationCard>`
    select name, legal_form as "legalForm", capital, siret, activity_declaration_number as "activityDeclarationNumber",
           declaration_region as "declarationRegion", address, postcode, town, phone, email, signatory_name as "signatoryName",
           signatory_title as "signatoryTitle", vat_mention as "vatMention", brand_color as "brandColor", website,
           pedagogical_contact as "pedagogicalContact", administrative_contact as "administrativeContact",
           disability_contact as "disabilityContact", quality_mention as "qualityMention", revision, logo_file_id as "logoFileId"
      from people.training_organisation
  `);
  return card ?? null;
}

export async function listTrainers(ctx: Context): Promise<{ personId: string; name: string; title: string }[]> {
  return ctx.query(sql<{ personId: string; name: string; title: string }>`
    select person.id as "personId", person.first_name || ' ' || person.last_name as name, trainer.title
      from people.trainer
      join identity.person on person.id = trainer.person_id
     order by kernel.fold(person.last_name), person.id
     limit 500
  `);
}

/** The one organisation of an installation, as the trail names it. */
export const ORGANISATION_ID = '00000000-0000-0000-0000-000000000001';
