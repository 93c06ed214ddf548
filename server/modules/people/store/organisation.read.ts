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

export async function listTrainers(ctx: Context): Promise<{ personId: string; name: string; title: string }[]> {
  return ctx.query(sql<{ personId: string; name: string; title: string }>`
    select person.id as "personId", person.first_name || ' ' || person.last_name as name, trainer.title
      from people.trainer
      join identity.person on person.id = trainer.person_id
     order by kernel.fold(person.last_name), person.id
     limit 500
  `);
}
