import type { Context } from '../../../kernel/context.ts';
import { listCompanyAddresses } from '../store/contact.read.ts';

/** Whom to write to in each client company: its training managers; without any, the company's own address; else nobody. */
export async function listContacts(ctx: Context) {
  const companies = await listCompanyAddresses(ctx);
  return companies.map(({ email, managers, ...company }) => {
    const own = email ? [{ personId: null, name: company.name, email }] : [];
    return { ...company, people: managers.length > 0 ? managers : own };
  });
}
