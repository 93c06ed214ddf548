import { type Application, type Context, personOf, type TransactionScope } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { HttpFacts } from '../../../kernel/route.ts';
import { tokenHash } from '../../../kernel/secrets.ts';
import { countTry } from '../../../kernel/throttle.ts';
import { CEREMONY_LIFETIME_MS } from '../domain/factor-rule.ts';
import { firstRole } from '../domain/login-rule.ts';
import type { PasskeyAnswer, PasskeyJudge } from '../ports.ts';
import { findOwner } from '../store/account.store.ts';
import * as store from '../store/passkey.store.ts';
import { countCode, noteFactor } from './factor-doors.ts';
import { finishLogin, openLogin } from './open-login.ts';

const CHALLENGE_BYTES = 32;
const DOOR = { actor: { kind: 'system', name: 'sign-in' } } as const;

/** A fresh challenge: it leaves for the browser, its hash stays and goes with the first answer. */
export async function openCeremony(ctx: Context, ceremony: store.Ceremony) {
  const challenge = ctx.randomBytes(CHALLENGE_BYTES).toString('base64url');
  const expiresAt = new Date(ctx.now.getTime() + CEREMONY_LIFETIME_MS);
  const ceremonyId = await store.insertCeremony(ctx, { ...ceremony, challengeHash: tokenHash(challenge), expiresAt });
  return { ceremonyId, challenge, timeoutMs: CEREMONY_LIFETIME_MS };
}

/** Takes the challenge away for good, in a transaction of its own, and says what the answer must speak about. */
export async function expectedOf(app: Application, ceremonyId: string, ceremony: store.Ceremony) {
  const challengeHash = await app.transaction(DOOR, (ctx) => store.spendCeremony(ctx, ceremonyId, ceremony));
  return challengeHash && { ...siteOf(app), challengeHash };
}

/** Passkeys belong to the name in APP_ORIGIN: under another name they do not exist. */
export function siteOf(app: Application): { origin: string; rpId: string } {
  const { origin, hostname } = new URL(app.settings.appOrigin);
  return { origin, rpId: hostname };
}

/** The same challenge whoever asks: nobody is named, the device finds the account. */
export async function beginPasskeySignIn(app: Application, http: HttpFacts) {
  await countTry(app, { door: 'passkey-challenge', subject: http.address, limit: 200, windowMn: 15 });
  const opened = await app.transaction(DOOR, (ctx) => openCeremony(ctx, { purpose: 'sign-in', loginId: null }));
  return { ...opened, rpId: siteOf(app).rpId, allowed: [] };
}

type Answered = { ceremonyId: string; proof: PasskeyAnswer; http: HttpFacts };

/** Signs in with a passkey alone. One answer for an unknown key, a wrong one, and a suspended account. */
export async function signInByPasskey(app: Application, judge: PasskeyJudge, { ceremonyId, proof, http }: Answered) {
  await countTry(app, { door: 'passkey-sign-in', subject: http.address, limit: 100, windowMn: 15 });
  const used = await judged(app, judge, { ceremonyId, proof, ceremony: { purpose: 'sign-in', loginId: null } });
  const role = await app.transaction(DOOR, async (ctx) => {
    const owner = await findOwner(ctx, used.personId);
    const first = owner && !owner.suspendedAt ? firstRole(owner.roles) : null;
    if (!first) throw new Refusal('PASSKEY_REFUSED');
    if (!(await counts(ctx, used))) return null;
    await openLogin(ctx, { personId: used.personId, role: first, factor: 'full', via: 'passkey' }, http);
    return first;
  });
  // Refused outside the transaction, so that what the trail was told stays told.
  if (!role) throw new Refusal('PASSKEY_REFUSED');
  return { next: 'home' as const, role };
}

/** A challenge for the caller's own passkeys, to finish signing in. */
export async function beginPasskeyFactor(app: Application, scope: TransactionScope) {
  const { personId, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countTry(app, { door: 'passkey-challenge', subject: personId, limit: 30, windowMn: 15 });
  return app.transaction(scope, async (ctx) => ({
    ...(await openCeremony(ctx, { purpose: 'second-factor', loginId })),
    rpId: siteOf(app).rpId,
    allowed: await store.listKnownPasskeys(ctx, personId),
  }));
}

/** Finishes signing in with a passkey of the person whose password was given, and of nobody else. */
export async function givePasskeyFactor(
  app: Application,
  judge: PasskeyJudge,
  { scope, ceremonyId, proof, http }: Answered & { scope: TransactionScope },
) {
  const { personId, role, loginId } = personOf(scope as Pick<Context, 'actor'>);
  await countCode(app, personId);
  const used = await judged(app, judge, { ceremonyId, proof, ceremony: { purpose: 'second-factor', loginId } });
  const isGiven = await app.transaction(scope, async (ctx) => {
    if (used.personId !== personId) throw new Refusal('PASSKEY_REFUSED');
    if (!(await counts(ctx, used))) return false;
    if (loginId) await finishLogin(ctx, { loginId, role, http });
    await noteFactor(ctx, 'identity.factor-given', { personId, facts: { via: 'passkey' } });
    return true;
  });
  if (!isGiven) throw new Refusal('PASSKEY_REFUSED');
  return { next: 'home' as const, role };
}

type Used = { passkeyId: string; personId: string; counter: number };

/** A right answer to a challenge of ours by a passkey that we know; anything else is refused alike. */
async function judged(
  app: Application,
  judge: PasskeyJudge,
  { ceremonyId, proof, ceremony }: { ceremonyId: string; proof: PasskeyAnswer; ceremony: store.Ceremony },
): Promise<Used> {
  const expected = await expectedOf(app, ceremonyId, ceremony);
  const passkey = await app.transaction({ ...DOOR, readOnly: true }, (ctx) =>
    store.findPasskey(ctx, proof.credentialId),
  );
  const verdict = expected && passkey && (await judge.judge(proof, passkey, expected));
  if (!verdict) throw new Refusal('PASSKEY_REFUSED');
  // A discoverable key says whose it is; it must agree with what was kept (WebAuthn level 3, 7.2, step 6).
  if (proof.userHandle && proof.userHandle !== userHandle(passkey.personId)) throw new Refusal('PASSKEY_REFUSED');
  return { passkeyId: passkey.id, personId: passkey.personId, counter: verdict.counter };
}

/** Notes the use; a count that went back is written in the trail and opens nothing. */
async function counts(ctx: Context, { passkeyId, personId, counter }: Used): Promise<boolean> {
  if (await store.notePasskeyUse(ctx, passkeyId, counter)) return true;
  await noteFactor(ctx, 'identity.passkey-copied', { personId, facts: { passkeyId, counter } });
  return false;
}

/** How a device names an account: our identifier, which says nothing of the person. */
export const userHandle = (personId: string) => Buffer.from(personId).toString('base64url');
