import type { Role } from '../../../kernel/access.ts';
import type { Application } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import * as accounts from '../store/account.store.ts';
import { insertPerson } from '../store/person.store.ts';
import { makeLink } from './send-link.ts';

export type AccessWanted = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: Extract<Role, 'systemAdministrator' | 'director'>;
};

/**
 * Opens an access from the machine itself: the first one of an installation, or the way back when nobody can enter.
 *
 * Whoever can run this holds the database already. The link is returned and not mailed: mail may not be set up yet.
 */
export async function openAccess(app: Application, wanted: AccessWanted): Promise<{ link: string }> {
  return app.transaction({ actor: { kind: 'system', name: 'command-line' } }, async (ctx) => {
    const person = { ...wanted, phone: null, companyId: null };
    const personId = (await insertPerson(ctx, person)) ?? (await accounts.findPersonByEmail(ctx, wanted.email));
    if (!personId) throw new Refusal('NOT_FOUND');
    await accounts.holdAccount(ctx, personId);
    await accounts.grantRole(ctx, { personId, role: wanted.role, companyId: null, expiresAt: null });
    const link = await makeLink(ctx, { personId, purpose: 'invitation' });
    if (!link) throw new Error('a new link is new');
    await ctx.record({
      action: 'identity.access-opened',
      subject: { kind: 'person', id: personId },
      links: { person: personId },
      facts: { role: wanted.role },
    });
    return { link };
  });
}
