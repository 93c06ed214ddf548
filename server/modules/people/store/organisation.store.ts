import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { Branding, TrainingOrganisation } from './organisation.read.ts';

export type OrganisationFacts = TrainingOrganisation & Branding;

/** Describes the organisation for the first time; false when somebody just did. */
export async function insertOrganisation(ctx: Context, facts: OrganisationFacts): Promise<boolean> {
  const rows = await ctx.query(sql`
    insert into people.training_organisation (name, legal_form, capital, siret, activity_declaration_number, declaration_region, address,
                                              postcode, town, phone, email, signatory_name, signatory_title, vat_mention, brand_color,
                                              website, pedagogical_contact, administrative_contact, disability_contact, quality_mention)
    values (${facts.name}, ${facts.legalForm}, ${facts.capital}, ${facts.siret}, ${facts.activityDeclarationNumber}, ${facts.declarationRegion},
            ${facts.address}, ${facts.postcode}, ${facts.town}, ${facts.phone}, ${facts.email}, ${facts.signatoryName}, ${facts.signatoryTitle},
            ${facts.vatMention}, ${facts.brandColor}, ${facts.website}, ${facts.pedagogicalContact}, ${facts.administrativeContact},
            ${facts.disabilityContact}, ${facts.qualityMention})
        on conflict (only_one) do nothing
    returning only_one
  `);
  return rows.length > 0;
}

/** Changes the card that was read at this revision; false when it changed since. */
export async function updateOrganisation(ctx: Context, facts: OrganisationFacts, revision: number): Promise<boolean> {
  const rows = await ctx.query(sql`
    update people.training_organisation
       set name = ${facts.name}, legal_form = ${facts.legalForm}, capital = ${facts.capital}, siret = ${facts.siret},
           activity_declaration_number = ${facts.activityDeclarationNumber}, declaration_region = ${facts.declarationRegion},
           address = ${facts.address}, postcode = ${facts.postcode}, town = ${facts.town}, phone = ${facts.phone}, email = ${facts.email},
           signatory_name = ${facts.signatoryName}, signatory_title = ${facts.signatoryTitle}, vat_mention = ${facts.vatMention},
           brand_color = ${facts.brandColor}, website = ${facts.website}, pedagogical_contact = ${facts.pedagogicalContact},
           administrative_contact = ${facts.administrativeContact}, disability_contact = ${facts.disabilityContact},
           quality_mention = ${facts.qualityMention}, revision = revision + 1
     where revision = ${revision}
    returning only_one
  `);
  return rows.length > 0;
}

/** The name under which letters are signed and people sign in follows the card. */
export async function noteOrganisationName(ctx: Context, name: string): Promise<void> {
  await ctx.query(sql`
    insert into kernel.setting (name, value) values ('organisation', ${json({ name })}::jsonb)
        on conflict (name) do update set value = kernel.setting.value || excluded.value, updated_at = ${ctx.now}
  `);
}

/** Puts another logo on documents, or none; false before the organisation is described. */
export async function changeLogo(ctx: Context, fileId: string | null): Promise<boolean> {
  const rows = await ctx.query(
    sql`update people.training_organisation set logo_file_id = ${fileId} returning only_one`,
  );
  return rows.length > 0;
}
