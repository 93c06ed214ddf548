import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { mayGive } from '../domain/link-rule.ts';
import { findOwner } from '../store/account.store.ts';
import { revokeLinks } from '../store/link.store.ts';
import { holdPerson, type PersonCard, updatePerson } from '../store/person.store.ts';

/**
 * Changes a person's card for another module, which records why.
 *
 * An address opens an account: only somebody who may manage each role of it may change it, and links sent to the old one
 * close. Null when the address is taken.
 */
export async function changePerson(
  ctx: Context,
  personId: string,
  card: PersonCard,
): Promise<{ emailChanged: boolean } | null> {
  const before = await holdPerson(ctx, personId);
  if (!before) throw new Refusal('NOT_FOUND');
  const emailChanged = before.email !== card.email;
  const owner = emailChanged ? await findOwner(ctx, personId) : null;
  if (owner) {
    const { role } = personOf(ctx);
    if (!card.email) throw new Refusal('EMAIL_NEEDED');
    if (!owner.roles.every((held) => mayGive(role, held))) throw new Refusal('ROLE_NOT_YOURS_TO_GIVE');
    await revokeLinks(ctx, personId);
  }
  return (await updatePerson(ctx, personId, card)) ? { emailChanged } : null;
}
