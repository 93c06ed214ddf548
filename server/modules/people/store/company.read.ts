import type { Context } from '../../../kernel/context.ts';
import { likePattern, type PageAsked, pageOrder } from '../../../kernel/paging.ts';
import { sql } from '../../../kernel/sql.ts';

export type CompanyRow = {
  companyId: string;
  name: string;
  siret: string | null;
  town: string;
  opco: string;
  learners: number;
};

const COLUMNS = { name: 'kernel.fold(company.name)', town: 'kernel.fold(company.town)', learners: 'learners' };

/** Companies that the caller may see (row security), with how many learners each employs now. */
export async function listCompanies(ctx: Context, asked: PageAsked): Promise<{ rows: CompanyRow[]; total: number }> {
  const pattern = likePattern(asked.search);
  const filter = pattern ? sql`company.search ilike kernel.fold(${pattern})` : sql`true`;
  const rows = await ctx.query(sql<CompanyRow>`
    select company.id as "companyId", company.name, company.siret, company.town, company.opco,
           (select count(*)::int from people.learner where learner.company_id = company.id) as learners
      from people.client_company as company
     where company.archived_at is null and ${filter}
     ${pageOrder(asked, COLUMNS, 'name', 'company.id')}
  `);
  const [count] = await ctx.query(sql<{ total: number }>`
    select count(*)::int as total from people.client_company as company where company.archived_at is null and ${filter}
  `);
  return { rows, total: count?.total ?? 0 };
}

export type CompanyDetails = CompanyRow & {
  revision: number;
  legalForm: string;
  address: string;
  postcode: string;
  phone: string;
  email: string;
  contacts: { personId: string; name: string; jobTitle: string; email: string | null }[];
};

/** One company, or null: no such company, or not the caller's. */
export async function findCompany(ctx: Context, companyId: string): Promise<CompanyDetails | null> {
  const [company] = await ctx.query(sql<CompanyDetails>`
    select company.id as "companyId", company.name, company.siret, company.town, company.opco, company.legal_form as "legalForm",
           company.revision, company.address, company.postcode, company.phone, company.email,
           (select count(*)::int from people.learner where learner.company_id = company.id) as learners,
           coalesce((select jsonb_agg(jsonb_build_object('personId', person.id, 'name', person.first_name || ' ' || person.last_name,
                                                'jobTitle', contact.job_title, 'email', person.email) order by person.last_name)
                       from people.company_contact as contact
                       join identity.person on person.id = contact.person_id
                      where contact.company_id = company.id), '[]') as contacts
      from people.client_company as company
     where company.id = ${companyId}
  `);
  return company ?? null;
}
