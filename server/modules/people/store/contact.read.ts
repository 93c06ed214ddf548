import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type CompanyAddresses = {
  companyId: string;
  name: string;
  phone: string;
  email: string;
  managers: { personId: string; name: string; email: string }[];
};

/** The companies that are still clients, with what each can be reached by. */
export async function listCompanyAddresses(ctx: Context): Promise<CompanyAddresses[]> {
  return ctx.query(sql<CompanyAddresses>`
    select company.id as "companyId", company.name, company.phone, company.email,
           coalesce((select jsonb_agg(jsonb_build_object('personId', person.id, 'name', person.first_name || ' ' || person.last_name,
                                                         'email', person.email) order by kernel.fold(person.last_name), person.id)
                       from people.company_contact as contact
                       join identity.person on person.id = contact.person_id and person.email is not null
                      where contact.company_id = company.id), '[]') as managers
      from people.client_company as company
     where company.archived_at is null
     order by kernel.fold(company.name), company.id
  `);
}
