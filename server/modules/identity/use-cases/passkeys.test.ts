import { expect, test } from 'vitest';
import { argon2Passwords } from '../../../adapters/password-argon2/index.ts';
import { sql } from '../../../kernel/sql.ts';
import { type Authenticator, givenAuthenticator, type Twist } from '../../../test/builders/authenticator.ts';
import { givenPerson } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { world } from '../../../test/world.ts';

// Outside a demonstration: staff need a second factor here.
const w = await world({ demo: false });
const http = await httpWorld(w);
const PASSWORD = 'quatre chevaux sous la pluie';
const passwords = argon2Passwords({ memoryKib: 1024, passes: 1 });
const hash = await passwords.hash(PASSWORD);

const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  /formapro=([^;]+)/.exec(String(answer.headers['set-cookie'] ?? ''))?.[1] ?? '';
const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string } | null)?.code ?? null;
type Opened = { ceremonyId: string; challenge: string; user: { id: string }; allowed: { credentialId: string }[] };

let last = 0;
async function givenStaff(role: 'director' | 'trainer' = 'director') {
  const email = `cle${++last}@of.example`;
  const personId = await givenPerson(w, { role, email });
  await w.owner.query(sql`update identity.account set password_hash = ${hash} where person_id = ${personId}`);
  return { personId, email };
}

const signIn = (email: string) => http.call('POST', '/sign-in', { body: { email, password: PASSWORD } });

async function add(
  as: string,
  device: Authenticator,
  { name = 'Téléphone', password = null, twist = {} }: { name?: string; password?: string | null; twist?: Twist } = {},
) {
  const begun = await http.call('POST', '/me/passkey-challenges', { as, body: { password } });
  if (begun.status !== 200) return begun;
  const { ceremonyId, challenge, user } = begun.body as Opened;
  const proof = device.add({ challenge, userHandle: user.id }, twist);
  return http.call('POST', '/me/passkeys', { as, body: { ceremonyId, name, proof } });
}

/** A director who chose a password and gave a passkey as the second factor. */
async function givenPasskey(device = givenAuthenticator()) {
  const staff = await givenStaff();
  const added = await add(cookieOf(await signIn(staff.email)), device);
  const { recoveryCodes } = added.body as { recoveryCodes: string[] };
  return { ...staff, device, recoveryCodes, as: cookieOf(added) };
}

const challenge = async () => (await http.call('POST', '/passkey-challenges')).body as Opened;

async function enter(device: Authenticator, twist: Twist = {}) {
  const { ceremonyId, challenge: asked } = await challenge();
  return http.call('POST', '/passkey-sign-ins', { body: { ceremonyId, proof: device.answer(asked, twist) } });
}

const me = async (as: string) => (await http.call('GET', '/me', { as })).status;

test('a director’s first sign-in adds a passkey, gets ten recovery codes, and the passkey alone opens next time', async () => {
  const { email } = await givenStaff();
  const device = givenAuthenticator();
  const half = cookieOf(await signIn(email));
  const factors = await http.call('GET', '/second-factor', { as: half });
  const added = await add(half, device);
  const entered = await enter(device);
  const security = await http.call('GET', '/me/security', { as: cookieOf(entered) });
  const { passkeys, logins } = security.body as {
    passkeys: { name: string; lastUsedAt: string | null }[];
    logins: { via: string }[];
  };
  expect([
    factors.body,
    (added.body as { recoveryCodes: string[] }).recoveryCodes.length,
    await me(half),
    await me(cookieOf(added)),
    entered.body,
    passkeys.map(({ name, lastUsedAt }) => [name, lastUsedAt]),
    logins.map(({ via }) => via).sort(),
  ]).toEqual([
    { hasTotp: false, hasPasskey: false },
    10,
    401,
    200,
    { next: 'home', role: 'director' },
    [['Téléphone', w.clock.now().toISOString()]],
    ['passkey', 'password'],
  ]);
});

test('a passkey finishes a sign-in by password, and only its owner’s', async () => {
  const mine = await givenPasskey();
  const theirs = await givenPasskey();
  const give = async (device: Authenticator) => {
    const as = cookieOf(await signIn(mine.email));
    const begun = await http.call('POST', '/second-factor/passkey-challenges', { as });
    const { ceremonyId, challenge: asked, allowed } = begun.body as Opened;
    const body = { ceremonyId, proof: device.answer(asked) };
    const given = await http.call('POST', '/second-factor/passkeys', { as, body });
    return { given, allowed: allowed.map(({ credentialId }) => credentialId) };
  };
  const stranger = await give(theirs.device);
  const owner = await give(mine.device);
  expect([codeOf(stranger.given), stranger.allowed, owner.given.body, await me(cookieOf(owner.given))]).toEqual([
    'PASSKEY_REFUSED',
    [mine.device.credentialId],
    { next: 'home', role: 'director' },
    200,
  ]);
});

test('a passkey opens its owner’s account whoever asked for the challenge, and never says it is another’s', async () => {
  const mine = await givenPasskey();
  const theirs = await givenPasskey();
  const { ceremonyId, challenge: asked } = await challenge();
  const stolenName = { ...mine.device.answer(asked), userHandle: Buffer.from(theirs.personId).toString('base64url') };
  const disguised = await http.call('POST', '/passkey-sign-ins', { body: { ceremonyId, proof: stolenName } });
  const entered = await enter(mine.device);
  const who = await http.call('GET', '/me', { as: cookieOf(entered) });
  expect([codeOf(disguised), (who.body as { personId: string }).personId]).toEqual(['PASSKEY_REFUSED', mine.personId]);
});

test('a challenge is answered once, by one of eight at the same instant, and not after five minutes', async () => {
  const { device } = await givenPasskey();
  const { ceremonyId, challenge: asked } = await challenge();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      http.call('POST', '/passkey-sign-ins', { body: { ceremonyId, proof: device.answer(asked) } }),
    ),
  );
  const late = await challenge();
  const start = w.clock.now();
  w.clock.set(new Date(start.getTime() + 5 * 60_000).toISOString());
  const body = { ceremonyId: late.ceremonyId, proof: device.answer(late.challenge) };
  const tooLate = await http.call('POST', '/passkey-sign-ins', { body });
  w.clock.set(start.toISOString());
  expect([answers.map(({ status }) => status).sort(), tooLate.status]).toEqual([
    [200, 401, 401, 401, 401, 401, 401, 401],
    401,
  ]);
});

test('a challenge given to one sign-in is worth nothing in another, nor for another purpose', async () => {
  const { email, device } = await givenPasskey();
  const [first, second] = [cookieOf(await signIn(email)), cookieOf(await signIn(email))];
  const begin = async (as: string) =>
    (await http.call('POST', '/second-factor/passkey-challenges', { as })).body as Opened;
  const give = (as: string, { ceremonyId, challenge: asked }: Opened) =>
    http.call('POST', '/second-factor/passkeys', { as, body: { ceremonyId, proof: device.answer(asked) } });
  const crossed = await give(second, await begin(first));
  const elsewhere = await give(first, await challenge());
  expect([codeOf(crossed), codeOf(elsewhere), await me(first), await me(second)]).toEqual([
    'PASSKEY_REFUSED',
    'PASSKEY_REFUSED',
    401,
    401,
  ]);
});

test.each([
  ['another address', { origin: 'https://formapr0.example' }],
  ['another site’s name', { rpId: 'formapr0.example' }],
  ['a device that did not verify the person', { verified: false }],
  ['an answer made for adding', { type: 'webauthn.create' }],
] as const)('%s is refused', async (_, twist) => {
  const { device } = await givenPasskey();
  expect(codeOf(await enter(device, twist))).toBe('PASSKEY_REFUSED');
});

test('another key under a known name is refused like a name that nobody knows', async () => {
  const { device } = await givenPasskey();
  const forger = givenAuthenticator();
  const { ceremonyId, challenge: asked } = await challenge();
  const proof = { ...forger.answer(asked), credentialId: device.credentialId };
  const forged = await http.call('POST', '/passkey-sign-ins', { body: { ceremonyId, proof } });
  const unknown = await enter(forger);
  const told = [forged, unknown].map(({ status, body }) => [status, { ...(body as object), reference: '' }]);
  expect([told[0], codeOf(forged)]).toEqual([told[1], 'PASSKEY_REFUSED']);
});

test('a count of uses that goes back opens nothing and is written in the trail', async () => {
  const { device } = await givenPasskey();
  const first = await enter(device, { counter: 40 });
  const copy = await enter(device, { counter: 39 });
  const same = await enter(device, { counter: 40 });
  const on = await enter(device, { counter: 41 });
  const traced = (await w.trail()).filter(([action]) => action === 'identity.passkey-copied');
  expect([[first, copy, same, on].map(({ status }) => status), traced.length]).toEqual([[200, 401, 401, 200], 2]);
});

test('a key ring that never counts opens every time', async () => {
  const { device } = await givenPasskey();
  const answers = [await enter(device, { counter: 0 }), await enter(device, { counter: 0 })];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

test('a suspended account’s passkey is refused like an unknown one', async () => {
  const { personId, device } = await givenPasskey();
  await w.owner.query(sql`update identity.account set suspended_at = now() where person_id = ${personId}`);
  expect(codeOf(await enter(device))).toBe('PASSKEY_REFUSED');
});

test('one passkey belongs to one person, and of ten adds at the same instant one is kept', async () => {
  const mine = await givenPasskey();
  const other = await givenStaff();
  const half = cookieOf(await signIn(other.email));
  const taken = await add(half, mine.device);
  const device = givenAuthenticator();
  const adds = await Promise.all(Array.from({ length: 5 }, () => add(mine.as, device, { password: PASSWORD })));
  expect([codeOf(taken), await me(half), adds.filter(({ status }) => status === 200).length]).toEqual([
    'PASSKEY_THERE',
    401,
    1,
  ]);
});

test('adding asks for the password again, and a stolen password adds nothing to a protected account', async () => {
  const { as, email } = await givenPasskey();
  const bare = await add(as, givenAuthenticator());
  const wrong = await add(as, givenAuthenticator(), { password: 'pas le bon' });
  const stolen = cookieOf(await signIn(email));
  const byThief = await add(stolen, givenAuthenticator());
  const totpByThief = await http.call('POST', '/me/totp', { as: stolen, body: {} });
  const second = await add(as, givenAuthenticator(), { password: PASSWORD });
  expect([codeOf(bare), codeOf(wrong), codeOf(byThief), codeOf(totpByThief), second.body]).toEqual([
    'PASSWORD_WRONG',
    'PASSWORD_WRONG',
    'SECOND_FACTOR_NEEDED',
    'SECOND_FACTOR_NEEDED',
    { recoveryCodes: [] },
  ]);
});

test('the last factor of the staff stays, even when both are removed at the same instant; a stranger removes none', async () => {
  const one = await givenPasskey();
  const added = await add(one.as, givenAuthenticator(), { name: 'Clé USB', password: PASSWORD });
  const as = cookieOf(added);
  const { passkeys } = (await http.call('GET', '/me/security', { as })).body as { passkeys: { passkeyId: string }[] };
  const ids = passkeys.map(({ passkeyId }) => passkeyId);
  const remove = (passkeyId: string, by: string) =>
    http.call('POST', `/me/passkeys/${passkeyId}/removal`, { as: by, body: { password: PASSWORD } });
  const stranger = await givenPasskey();
  const theirs = await remove(ids[0] ?? '', stranger.as);
  const both = await Promise.all(ids.map((id) => remove(id, as)));
  expect([codeOf(theirs), both.map((answer) => codeOf(answer) ?? answer.status).sort()]).toEqual([
    'NOT_FOUND',
    [204, 'SECOND_FACTOR_LAST'],
  ]);
});

test('a trainer removes the last passkey, and its recovery codes go with it', async () => {
  const { email } = await givenStaff('trainer');
  const added = await add(cookieOf(await signIn(email)), givenAuthenticator(), { password: PASSWORD });
  const as = cookieOf(added);
  const read = async () =>
    (await http.call('GET', '/me/security', { as })).body as {
      passkeys: { passkeyId: string; name: string }[];
      recoveryCodesLeft: number;
    };
  const before = await read();
  const passkeyId = before.passkeys[0]?.passkeyId ?? '';
  const stranger = await givenPasskey();
  const renamedByOther = await http.call('PUT', `/me/passkeys/${passkeyId}`, { as: stranger.as, body: { name: 'x' } });
  await http.call('PUT', `/me/passkeys/${passkeyId}`, { as, body: { name: 'Portable du bureau' } });
  const renamed = (await read()).passkeys[0]?.name;
  await http.call('POST', `/me/passkeys/${passkeyId}/removal`, { as, body: { password: PASSWORD } });
  const after = await read();
  const letters = await w.owner.query(
    sql<{ template: string }>`select template from messaging.message where recipient = ${email} order by template`,
  );
  expect([
    before.recoveryCodesLeft,
    renamedByOther.status,
    renamed,
    after.passkeys,
    after.recoveryCodesLeft,
    letters.map(({ template }) => template),
  ]).toEqual([10, 404, 'Portable du bureau', [], 0, ['factorAdded', 'factorRemoved']]);
});

test('who loses the passkey comes back with a recovery code, once, and can make new codes', async () => {
  const { email, recoveryCodes } = await givenPasskey();
  const [code = ''] = recoveryCodes;
  const give = async () => http.call('POST', '/second-factor', { as: cookieOf(await signIn(email)), body: { code } });
  const first = await give();
  const twice = await give();
  const as = cookieOf(first);
  const renewed = await http.call('POST', '/me/recovery-codes', { as, body: { password: PASSWORD } });
  const old = await http.call('POST', '/second-factor', {
    as: cookieOf(await signIn(email)),
    body: { code: recoveryCodes[1] ?? '' },
  });
  const fresh = (renewed.body as { recoveryCodes: string[] }).recoveryCodes;
  expect([first.status, codeOf(twice), fresh.length, codeOf(old)]).toEqual([200, 'CODE_WRONG', 10, 'CODE_WRONG']);
});
