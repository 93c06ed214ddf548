import type { Context } from '../../../kernel/context.ts';
import type { PageAsked } from '../../../kernel/paging.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { neutralCsv } from '../../../kernel/spreadsheet/csv-out.ts';
import { asOrganisation } from '../../../kernel/transaction.ts';
import * as companyReads from '../store/company.read.ts';
import * as learnerReads from '../store/learner.read.ts';
import * as organisations from '../store/organisation.read.ts';

export const { listCompanies } = companyReads;
export const { listLearners } = learnerReads;
export const { findOrganisation, listTrainers } = organisations;

export async function readCompany(ctx: Context, companyId: string) {
  const company = await companyReads.findCompany(ctx, companyId);
  if (!company) throw new Refusal('NOT_FOUND');
  return company;
}

/** Everything the list shows, without its pages, for a spreadsheet. At most 20,000 lines. */
export async function exportCompanies(ctx: Context, asked: Pick<PageAsked, 'search'>): Promise<Uint8Array> {
  const { rows } = await companyReads.listCompanies(ctx, { ...asked, page: 1, size: 20_000 });
  return neutralCsv(
    ['Entreprise', 'SIRET', 'Ville', 'OPCO', 'Stagiaires'],
    rows.map((row) => [row.name, row.siret ?? '', row.town, row.opco, row.learners]),
  );
}

export async function exportLearners(ctx: Context, asked: Pick<PageAsked, 'search'>): Promise<Uint8Array> {
  const { rows } = await learnerReads.listLearners(ctx, { ...asked, page: 1, size: 20_000 });
  return neutralCsv(
    ['Nom', 'Prénom', 'Entreprise', 'Fonction', 'Adresse électronique'],
    rows.map((row) => [row.lastName, row.firstName, row.companyName ?? '', row.jobTitle, row.email ?? '']),
  );
}

/** The person's card; enrolments are joined by the module that owns them. */
export async function readLearner(ctx: Context, personId: string) {
  const person = await learnerReads.findLearner(ctx, personId);
  if (!person) throw new Refusal('NOT_FOUND');
  return person;
}

/** What everybody may read of the organisation, before signing in too. */
export async function readPublicOrganisation(ctx: Context) {
  const organisation = await asOrganisation(ctx, 'only the name and how to reach it leave', () =>
    organisations.findOrganisation(ctx),
  );
  const { name = 'FormaPro', phone = '', email = '' } = organisation ?? {};
  return { name, phone, email, demo: ctx.app.settings.demo };
}
