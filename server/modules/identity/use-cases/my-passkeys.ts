import { type Application, type Context, personOf, type TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { MAX_PASSKEYS } from '../domain/factor-rule.ts';
import type { NewPasskeyAnswer, PasskeyJudge, PasswordHash } from '../ports.ts';
import { findOwner } from '../store/account.store.ts';
import * as factors from '../store/factor.store.ts';
import { findOrganisationName } from '../store/organisation.read.ts';
import * as store from '../store/passkey.store.ts';
import {
  askPassword,
  countCode,
  leaveOneFactor,
  noteFactor,
  ownerWhoMayAdd,
  tellFactorChange,
} from './factor-doors.ts';
import { finishLogin } from './open-login.ts';
import { expectedOf, openCeremony, siteOf, userHandle } from './passkey-ceremony.ts';
import { firstRecoveryCodes } from './recovery-codes.ts';

type Asked = { password: string | null; passwords: PasswordHash };

/** A challenge for a new passkey of the caller, with what the device shows of the account. */
export async function beginPasskey(app: Application, scope: TransactionScope, asked: Asked) {
  await askPassword(app, scope, asked);
  const { loginId } = personOf(scope as Pick<Context, 'actor'>);
  return app.transaction(scope, async (ctx) => {
    const { personId, email, firstName, lastName } = await ownerWhoMayAdd(ctx);
    const existing = await store.listKnownPasskeys(ctx, personId);
    if (existing.length >= MAX_PASSKEYS) throw new Refusal('PASSKEYS_TOO_MANY', { limit: MAX_PASSKEYS });
    const name = `${firstName} ${lastName}`;
    return {
      ...(await openCeremony(ctx, { purpose: 'add', loginId })),
      rp: { id: siteOf(app).rpId, name: await findOrganisationName(ctx) },
      user: { id: userHandle(personId), name: email ?? name, displayName: name },
      existing,
    };
  });
}

/** Adds the passkey that answered; a login that waited for its second factor is whole. */
export async function addPasskey(
  app: Application,
  judge: PasskeyJudge,
  {
    scope,
    ceremonyId,
    name,
    proof,
    http,
  }: { scope: TransactionScope; ceremonyId: string; name: string; proof: NewPasskeyAnswer; http: HttpFacts },
): Promise<{ recoveryCodes: string[] }> {
  const { personId, role, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  const expected = await expectedOf(app, ceremonyId, { purpose: 'add', loginId });
  const made = expected && (await judge.judgeNew(proof, expected));
  if (!made) throw new Refusal('PASSKEY_NOT_ADDED');
  return app.transaction(scope, async (ctx) => {
    const held = await factors.holdFactors(ctx, personId);
    const owner = await ownerWhoMayAdd(ctx);
    if (held.passkeys >= MAX_PASSKEYS) throw new Refusal('PASSKEYS_TOO_MANY', { limit: MAX_PASSKEYS });
    const passkeyId = await store.insertPasskey(ctx, { ...made, personId, name, transports: proof.transports });
    if (!passkeyId) throw new Refusal('PASSKEY_THERE');
    if (loginId) await finishLogin(ctx, { loginId, role, http });
    await tellFactorChange(ctx, owner, { change: 'factorAdded', facts: { kind: 'passkey', passkeyId } });
    return { recoveryCodes: await firstRecoveryCodes(ctx, personId) };
  });
}

export async function renameMyPasskey(ctx: Context, passkeyId: string, name: string): Promise<void> {
  const { personId } = personOf(ctx);
  if (!(await store.renamePasskey(ctx, passkeyId, personId, name))) throw new Refusal('NOT_FOUND');
  await noteFactor(ctx, 'identity.passkey-named', { personId, facts: { passkeyId } });
}

/** Removes one of the caller's passkeys: lost, replaced, or lent to nobody any more. */
export async function removeMyPasskey(
  app: Application,
  scope: TransactionScope,
  { passkeyId, ...asked }: Asked & { passkeyId: string },
): Promise<void> {
  const { personId } = personOf(scope as Pick<Context, 'actor'>);
  await askPassword(app, scope, asked);
  await app.transaction(scope, async (ctx) => {
    await factors.holdFactors(ctx, personId);
    const owner = await findOwner(ctx, personId);
    if (!owner || !(await store.removePasskey(ctx, passkeyId, personId))) throw new Refusal('NOT_FOUND');
    await leaveOneFactor(ctx, owner);
    await tellFactorChange(ctx, owner, { change: 'factorRemoved', facts: { kind: 'passkey', passkeyId } });
  });
}
