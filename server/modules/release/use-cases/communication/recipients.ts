import type { Context } from '../../../../kernel/context.ts';
import type { Audience } from '../../domain/communication/action.ts';
import type { ContactSource } from '../../ports.ts';
import type { NewRecipient } from '../../store/communication/sending.store.ts';
import { listTeam } from '../../store/communication/team.read.ts';

/** Somebody who can be written to. `of` is the company, empty for people of the organisation. */
export type Recipient = Omit<NewRecipient, 'messageKey'> & { readonly of: string; readonly personId: string | null };
export type Recipients = {
  readonly rows: Recipient[];
  readonly without: { readonly companyId: string; readonly name: string; readonly phone: string }[];
};

/** Who receives a mail to an audience, one mail an address, and the companies that nobody can write to. */
export async function recipientsOf(ctx: Context, contacts: ContactSource, audience: Audience): Promise<Recipients> {
  if (audience === 'public') return { rows: [], without: [] };
  if (audience !== 'companies') {
    const team = await listTeam(ctx);
    const wanted = team.filter(({ isTrainer }) => audience === 'team' || isTrainer === (audience === 'trainers'));
    return {
      rows: wanted.map(({ personId, name, email }) => ({ personId, name, email, companyId: null, of: '' })),
      without: [],
    };
  }
  const companies = await contacts.contacts(ctx);
  const rows = new Map<string, Recipient>();
  for (const { companyId, name, people } of companies)
    for (const one of people)
      if (!rows.has(one.email.toLowerCase())) rows.set(one.email.toLowerCase(), { ...one, companyId, of: name });
  return {
    rows: [...rows.values()],
    without: companies
      .filter(({ people }) => people.length === 0)
      .map(({ companyId, name, phone }) => ({ companyId, name, phone })),
  };
}
