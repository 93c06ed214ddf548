import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { sql } from '../../../kernel/sql.ts';
import { givenCompany, givenPerson } from '../../../test/builders/trade.ts';
import { type HttpWorld, httpWorld } from '../../../test/http.ts';
import { person, refusalOf, type World, world } from '../../../test/world.ts';
import { invite, inviteAgain, listAccounts, suspend } from './invite.ts';
import { openAccess } from './open-access.ts';

// Outside a demonstration: staff need a second factor here.
const w = await world({ demo: false });
const http = await httpWorld(w);
const GOOD = 'quatre chevaux sous la pluie';
const director = person('director', await givenPerson(w, { role: 'director' }));

/** The token of the last personal link that was mailed to an address, as its reader would click it. */
async function mailedToken(of: World, email: string, template = 'invitation'): Promise<string> {
  const [row] = await of.owner.query(sql<{ secret: Buffer }>`
    select secret from messaging.message where recipient = ${email} and template = ${template} and secret is not null order by xmin::text::bigint desc limit 1
  `);
  return row ? (of.app.secrets.open(row.secret, 'mail-link').split('#')[1] ?? '') : '';
}

/** Lets the worker write the links that were asked for. */
async function writeAskedLinks(): Promise<number> {
  const asked = (await w.enqueued()).filter(([name]) => name === 'identity.send-link');
  for (const [name, payload] of asked) await w.runJob(name, payload);
  await w.owner.query(sql`delete from pgboss.job where name = 'identity.send-link'`);
  return asked.length;
}

/** A cookie that an answer set. */
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  /formapro=([^;]+)/.exec(String(answer.headers['set-cookie'] ?? ''))?.[1] ?? '';

async function invited(role: 'trainer' | 'trainingAdministrator' | 'learner', email: string) {
  const wanted = { firstName: 'Léa', lastName: 'Bernard', email, role, companyId: null, expiresAt: null };
  const { personId } = await w.as(director, (ctx) => invite(ctx, wanted));
  return { personId, token: await mailedToken(w, email) };
}

const choose = (of: HttpWorld, token: string, password = GOOD) =>
  of.call('POST', '/password-choices', { body: { token, password } });
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: at.getTime() });

test('an invited member of staff chooses a password, adds an authenticator, signs in with it, and a code works once', async () => {
  const { token } = await invited('trainingAdministrator', 'lea@of.example');
  const weak = await choose(http, token, 'LeaBernard2026');
  const chosen = await choose(http, token);
  const half = cookieOf(chosen);
  const closed = await http.call('GET', '/work-queue', { as: half });
  const begun = await http.call('POST', '/me/totp', { as: half, body: {} });
  const { secret } = begun.body as { secret: string };
  const wrong = await http.call('POST', '/me/totp/confirmation', { as: half, body: { code: '000000' } });
  const code = codeAt(secret, w.clock.now());
  const confirmed = await http.call('POST', '/me/totp/confirmation', { as: half, body: { code } });
  const open = await http.call('GET', '/work-queue', { as: cookieOf(confirmed) });
  const before = await http.call('GET', '/work-queue', { as: half });

  const signedIn = await http.call('POST', '/sign-in', { body: { email: 'lea@of.example', password: GOOD } });
  const again = cookieOf(signedIn);
  const replayed = await http.call('POST', '/second-factor', { as: again, body: { code } });
  w.clock.set('2026-03-09T08:00:40.000Z');
  const whole = await http.call('POST', '/second-factor', { as: again, body: { code: codeAt(secret, w.clock.now()) } });
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] };
  expect([
    (weak.body as { code: string }).code,
    chosen.body,
    (closed.body as { code: string }).code,
    wrong.status,
    recoveryCodes.length,
    open.status,
    before.status,
    signedIn.body,
    (replayed.body as { code: string }).code,
    whole.body,
    (await http.call('GET', '/work-queue', { as: cookieOf(whole) })).status,
  ]).toEqual([
    'PASSWORD_WEAK',
    { next: 'second-factor', role: 'trainingAdministrator' },
    'SECOND_FACTOR_NEEDED',
    422,
    10,
    200,
    401,
    { next: 'second-factor', role: 'trainingAdministrator' },
    'CODE_WRONG',
    { next: 'home', role: 'trainingAdministrator' },
    200,
  ]);
});

test('a recovery code opens once, typed as people type', async () => {
  const { token } = await invited('trainingAdministrator', 'secours@of.example');
  const half = cookieOf(await choose(http, token));
  const { secret } = (await http.call('POST', '/me/totp', { as: half, body: {} })).body as { secret: string };
  const body = { code: codeAt(secret, w.clock.now()) };
  const { recoveryCodes } = (await http.call('POST', '/me/totp/confirmation', { as: half, body })).body as {
    recoveryCodes: string[];
  };
  const signIn = async () =>
    cookieOf(await http.call('POST', '/sign-in', { body: { email: 'secours@of.example', password: GOOD } }));
  const logins = await Promise.all(Array.from({ length: 5 }, signIn));
  const typed = (recoveryCodes[0] ?? '').toLowerCase().replace('-', ' ');
  const answers = await Promise.all(
    logins.map((as) => http.call('POST', '/second-factor', { as, body: { code: typed } })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422, 422]);
});

test('of eight clicks on a personal link at the same instant one gets in', async () => {
  const { token } = await invited('trainer', 'course@of.example');
  const answers = await Promise.all(Array.from({ length: 8 }, () => choose(http, token)));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 410, 410, 410, 410, 410, 410, 410]);
});

test('a new invitation closes the link of the one before, and a link dies of age', async () => {
  const { personId, token } = await invited('trainer', 'deux@of.example');
  await w.as(director, (ctx) => inviteAgain(ctx, personId));
  const old = await choose(http, token);
  const last = await mailedToken(w, 'deux@of.example');
  w.clock.set('2026-03-17T08:00:00.000Z');
  const late = await choose(http, last);
  w.clock.set('2026-03-09T08:01:00.000Z');
  expect([old.status, late.status]).toEqual([410, 410]);
});

test('a forgotten password is answered alike for everybody, and its link closes the other sign-ins', async () => {
  const { token } = await invited('trainer', 'oubli@of.example');
  const before = cookieOf(await choose(http, token));
  const ask = (email: string) => http.call('POST', '/password-resets', { body: { email } });
  const [known, unknown] = [await ask('oubli@of.example'), await ask('personne@of.example')];
  await writeAskedLinks();
  const reset = await mailedToken(w, 'oubli@of.example', 'passwordReset');
  const after = cookieOf(await choose(http, reset, 'cinq tortues au grenier'));
  const letters = await w.owner.query(
    sql<{
      template: string;
    }>`select template from messaging.message where recipient = 'oubli@of.example' order by created_at, template`,
  );
  expect([
    [known.status, known.body],
    [unknown.status, unknown.body],
    (await http.call('GET', '/me', { as: before })).status,
    (await http.call('GET', '/me', { as: after })).status,
    letters.map(({ template }) => template),
  ]).toEqual([[204, ''], [204, ''], 401, 200, ['invitation', 'passwordChanged', 'passwordReset']]);
});

test('a magic link signs a trainer in once, and never a member of staff', async () => {
  await invited('trainer', 'lien@of.example');
  await invited('trainingAdministrator', 'bureau@of.example');
  for (const email of ['lien@of.example', 'bureau@of.example'])
    await http.call('POST', '/magic-links', { body: { email } });
  await writeAskedLinks();
  const token = await mailedToken(w, 'lien@of.example', 'magicLink');
  const first = await http.call('POST', '/magic-links/use', { body: { token } });
  const twice = await http.call('POST', '/magic-links/use', { body: { token } });
  const staff = await w.owner.query(sql`
    select id from messaging.message where recipient = 'bureau@of.example' and template = 'magicLink'
  `);
  expect([first.body, twice.status, staff.length]).toEqual([{ next: 'home', role: 'trainer' }, 410, 0]);
});

test('accounts are listed by their state and role', async () => {
  const { personId } = await invited('trainer', 'listee@of.example');
  const states = async () =>
    Promise.all(
      (['invited', 'active', 'suspended'] as const).map(async (state) => {
        const asked = { page: 1, size: 50, search: 'Bernard', role: 'trainer' as const, state };
        const { rows } = await w.as(director, (ctx) => listAccounts(ctx, asked));
        return rows.filter((row) => row.personId === personId).map((row) => row.state);
      }),
    );
  const before = await states();
  await w.as(director, (ctx) => suspend(ctx, personId, true));
  expect([before, await states()]).toEqual([
    [['invited'], [], []],
    [[], [], ['suspended']],
  ]);
});

test('suspending closes every door at once; nobody suspends the people above them, nor themselves', async () => {
  const { personId, token } = await invited('trainer', 'suspendu@of.example');
  const cookie = cookieOf(await choose(http, token));
  const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  const above = await refusalOf(
    w.as(office, (ctx) => suspend(ctx, director.kind === 'person' ? director.personId : '', true)),
  );
  const self = await refusalOf(
    w.as(office, (ctx) => suspend(ctx, office.kind === 'person' ? office.personId : '', true)),
  );
  await w.as(office, (ctx) => suspend(ctx, personId, true));
  const during = [
    (await http.call('GET', '/me', { as: cookie })).status,
    (await http.call('POST', '/sign-in', { body: { email: 'suspendu@of.example', password: GOOD } })).status,
  ];
  await w.as(office, (ctx) => suspend(ctx, personId, false));
  const after = (await http.call('POST', '/sign-in', { body: { email: 'suspendu@of.example', password: GOOD } }))
    .status;
  expect([above.code, self.code, during, after]).toEqual([
    'ROLE_NOT_YOURS_TO_GIVE',
    'ACCOUNT_IS_YOURS',
    [401, 401],
    200,
  ]);
});

test('the office gives no role above its own, and a company manager names a company', async () => {
  const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
  const companyId = await givenCompany(w);
  const wanted = { firstName: 'Ana', lastName: 'Silva', email: 'ana@of.example', companyId: null, expiresAt: null };
  expect([
    await refusalOf(w.as(office, (ctx) => invite(ctx, { ...wanted, role: 'director' }))),
    await refusalOf(w.as(office, (ctx) => invite(ctx, { ...wanted, role: 'companyManager' }))),
    await refusalOf(w.as(director, (ctx) => invite(ctx, { ...wanted, role: 'auditor' }))),
    typeof (await w.as(office, (ctx) => invite(ctx, { ...wanted, role: 'companyManager', companyId }))).personId,
  ]).toEqual([
    { code: 'ROLE_NOT_YOURS_TO_GIVE', facts: {} },
    { code: 'INVITATION_INCOMPLETE', facts: {} },
    { code: 'INVITATION_INCOMPLETE', facts: {} },
    'string',
  ]);
});

test('a personal access token does what its scopes say, as its owner, until it is revoked', async () => {
  const { token } = await invited('trainer', 'jeton@of.example');
  const as = cookieOf(await choose(http, token));
  const made = await http.call('POST', '/me/tokens', {
    as,
    body: { name: 'Tableur', scopes: ['sessions:read'], days: 30 },
  });
  const headers = { authorization: `Bearer ${(made.body as { token: string }).token}` };
  const unknown = await http.call('POST', '/me/tokens', { as, body: { name: 'x', scopes: ['nowhere:read'], days: 1 } });
  const seen = [
    (await http.call('GET', '/sessions', { headers })).status,
    (await http.call('GET', '/packages', { headers })).status,
    (await http.call('GET', '/me/security', { headers })).status,
  ];
  const { tokens } = (await http.call('GET', '/me/security', { as })).body as { tokens: { tokenId: string }[] };
  const stranger = await http.login(await givenPerson(w, { role: 'trainer' }), 'trainer');
  const theirs = await http.call('DELETE', `/me/tokens/${tokens[0]?.tokenId}`, { as: stranger });
  await http.call('DELETE', `/me/tokens/${tokens[0]?.tokenId}`, { as });
  expect([
    (unknown.body as { code: string }).code,
    seen,
    theirs.status,
    (await http.call('GET', '/sessions', { headers })).status,
  ]).toEqual(['SCOPE_UNKNOWN', [200, 403, 403], 404, 401]);
});

test('one ends one’s other sign-ins and nobody else’s', async () => {
  const personId = await givenPerson(w, { role: 'trainer' });
  const [mine, other] = [await http.login(personId, 'trainer'), await http.login(personId, 'trainer')];
  const stranger = await http.login(await givenPerson(w, { role: 'trainer' }), 'trainer');
  const { logins } = (await http.call('GET', '/me/security', { as: mine })).body as { logins: { loginId: string }[] };
  const theirs = await http.call('DELETE', `/me/logins/${logins[0]?.loginId}`, { as: stranger });
  await http.call('POST', '/me/logins/end-others', { as: mine });
  const status = async (as: string) => (await http.call('GET', '/me', { as })).status;
  expect([logins.length, theirs.status, await status(mine), await status(other), await status(stranger)]).toEqual([
    2, 404, 200, 401, 200,
  ]);
});

test('a mailed link of somebody who also works in the office opens neither that role nor a new factor', async () => {
  const { personId } = await invited('trainer', 'deux-roles@of.example');
  await w.owner.query(
    sql`insert into identity.role_grant (person_id, role, granted_at) values (${personId}, 'director', now())`,
  );
  await http.call('POST', '/magic-links', { body: { email: 'deux-roles@of.example' } });
  await writeAskedLinks();
  const token = await mailedToken(w, 'deux-roles@of.example', 'magicLink');
  const as = cookieOf(await http.call('POST', '/magic-links/use', { body: { token } }));
  const promoted = await http.call('POST', '/me/role', { as, body: { role: 'director' } });
  const totp = await http.call('POST', '/me/totp', { as, body: {} });
  const passkey = await http.call('POST', '/me/passkey-challenges', { as, body: {} });
  expect([promoted, totp, passkey].map(({ body }) => (body as { code: string }).code)).toEqual([
    'STAFF_NOT_BY_LINK',
    'FACTOR_NOT_BY_LINK',
    'FACTOR_NOT_BY_LINK',
  ]);
});

test('changing to a staff role asks for the second factor that this sign-in has not shown', async () => {
  const { personId, token } = await invited('trainer', 'promue@of.example');
  const as = cookieOf(await choose(http, token));
  await w.owner.query(
    sql`insert into identity.role_grant (person_id, role, granted_at, expires_at) values (${personId}, 'auditor', now(), ${new Date('2027-01-01T00:00:00Z')})`,
  );
  const switched = await http.call('POST', '/me/role', { as, body: { role: 'auditor' } });
  const closed = await http.call('GET', '/trail', { as: cookieOf(switched) });
  const stranger = await http.call('POST', '/me/role', { as: cookieOf(switched), body: { role: 'director' } });
  expect([switched.body, (closed.body as { code: string }).code, stranger.status]).toEqual([
    { next: 'second-factor', role: 'auditor' },
    'SECOND_FACTOR_NEEDED',
    401,
  ]);
});

test('a learner who chose to have a second factor gives it after a mailed link too', async () => {
  const { token } = await invited('learner', 'prudente@of.example');
  const first = cookieOf(await choose(http, token));
  const begun = await http.call('POST', '/me/totp', { as: first, body: { password: GOOD } });
  const { secret } = begun.body as { secret: string };
  const body = { code: codeAt(secret, w.clock.now()) };
  await http.call('POST', '/me/totp/confirmation', { as: first, body });
  await http.call('POST', '/magic-links', { body: { email: 'prudente@of.example' } });
  await writeAskedLinks();
  const link = await mailedToken(w, 'prudente@of.example', 'magicLink');
  const entered = await http.call('POST', '/magic-links/use', { body: { token: link } });
  const half = await http.call('GET', '/me', { as: cookieOf(entered) });
  expect([entered.body, half.status]).toEqual([{ next: 'second-factor', role: 'learner' }, 401]);
});

test('the staff keep their last authenticator outside a demonstration', async () => {
  const { token } = await invited('trainingAdministrator', 'garde@of.example');
  const half = cookieOf(await choose(http, token));
  const { secret } = (await http.call('POST', '/me/totp', { as: half, body: {} })).body as { secret: string };
  const body = { code: codeAt(secret, w.clock.now()) };
  const confirmed = await http.call('POST', '/me/totp/confirmation', { as: half, body });
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] };
  const removed = await http.call('POST', '/me/totp/removal', {
    as: cookieOf(confirmed),
    body: { password: GOOD, code: recoveryCodes[0] ?? '' },
  });
  // Nothing of a refused removal stays: the code that it took is still good.
  const signedIn = cookieOf(
    await http.call('POST', '/sign-in', { body: { email: 'garde@of.example', password: GOOD } }),
  );
  const again = await http.call('POST', '/second-factor', { as: signedIn, body: { code: recoveryCodes[0] ?? '' } });
  expect([(removed.body as { code: string }).code, again.status]).toEqual(['SECOND_FACTOR_LAST', 200]);
});

test('the door does the same work for a known, an unknown and a suspended address: one job, sealed, and nothing else', async () => {
  await invited('trainer', 'connue@of.example');
  const { personId } = await invited('trainer', 'fermee@of.example');
  await w.as(director, (ctx) => suspend(ctx, personId, true));
  const before = [await w.trail(), await w.enqueued()].map((lines) => lines.length);
  for (const email of ['connue@of.example', 'fermee@of.example', 'inconnue@of.example'])
    await http.call('POST', '/password-resets', { body: { email } });
  const after = [await w.trail(), await w.enqueued()].map((lines) => lines.length);
  const jobs = (await w.enqueued()).filter(([name]) => name === 'identity.send-link');
  const shapes = jobs.map(([, payload]) =>
    Object.keys(payload as object)
      .sort()
      .join(),
  );
  const isLegible = JSON.stringify(jobs).includes('of.example');
  await writeAskedLinks();
  const letters = await w.owner.query(
    sql<{
      recipient: string;
    }>`select recipient from messaging.message where template = 'passwordReset' and created_at >= ${w.clock.now()}
      and recipient in ('connue@of.example', 'fermee@of.example', 'inconnue@of.example')`,
  );
  expect([
    after.map((count, index) => count - (before[index] ?? 0)),
    new Set(shapes),
    isLegible,
    letters.map(({ recipient }) => recipient),
  ]).toEqual([[0, 3], new Set(['email,linkId,purpose']), false, ['connue@of.example']]);
});

test('a job that runs twice makes one link and one letter, and the letter’s link works', async () => {
  await invited('trainer', 'deux-fois@of.example');
  await http.call('POST', '/magic-links', { body: { email: 'deux-fois@of.example' } });
  const [asked] = (await w.enqueued()).filter(([name]) => name === 'identity.send-link');
  await w.runJob('identity.send-link', asked?.[1]);
  await writeAskedLinks();
  const letters = await w.owner.query(
    sql`select id from messaging.message where recipient = 'deux-fois@of.example' and template = 'magicLink'`,
  );
  const token = await mailedToken(w, 'deux-fois@of.example', 'magicLink');
  const used = await http.call('POST', '/magic-links/use', { body: { token } });
  expect([letters.length, used.status]).toEqual([1, 200]);
});

test('a mailed link closes when the role it opens is withdrawn', async () => {
  const { personId } = await invited('trainer', 'retiree@of.example');
  await http.call('POST', '/magic-links', { body: { email: 'retiree@of.example' } });
  await writeAskedLinks();
  const token = await mailedToken(w, 'retiree@of.example', 'magicLink');
  await w.owner.query(sql`delete from identity.role_grant where person_id = ${personId}`);
  expect((await http.call('POST', '/magic-links/use', { body: { token } })).status).toBe(410);
});

test('links and tokens are kept by their hash alone', async () => {
  const { token } = await invited('trainer', 'hache@of.example');
  const as = cookieOf(await choose(http, token));
  const made = await http.call('POST', '/me/tokens', { as, body: { name: 'x', scopes: ['people:read'], days: 1 } });
  const rows = await w.owner.query(sql<{ text: string }>`
    select string_agg(t::text, ' ') as text from (
      select one_time_link::text as t from identity.one_time_link union all select login::text from identity.login
      union all select access_token::text from identity.access_token) as kept
  `);
  const secrets = [token, as, (made.body as { token: string }).token];
  expect(secrets.map((secret) => [secret.length > 20, rows[0]?.text.includes(secret)])).toEqual(
    secrets.map(() => [true, false]),
  );
});

test('each reader is written to in their language: an invited English speaker, then as they chose', async () => {
  const wanted = { firstName: 'Kate', lastName: 'Miller', role: 'trainer' as const, companyId: null, expiresAt: null };
  const email = 'kate@of.example';
  const { personId } = await w.as(director, (ctx) => invite(ctx, { ...wanted, email, language: 'en' }));
  const as = cookieOf(await choose(http, await mailedToken(w, email)));
  await http.call('PUT', '/me/language', { as, body: { language: 'fr' } });
  await http.call('POST', '/magic-links', { body: { email } });
  await writeAskedLinks();
  const letters = await w.owner.query(sql<{ template: string; language: string; html: string; plain: string }>`
    select template, language, html, plain from messaging.message where person_id = ${personId} order by template
  `);
  expect(
    letters.map(({ template, language, html, plain }) => [
      template,
      language,
      html.includes(`<html lang="${language}">`),
      plain.includes(language === 'en' ? 'Hello Kate' : 'Bonjour Kate'),
    ]),
  ).toEqual([
    ['invitation', 'en', true, true],
    ['magicLink', 'fr', true, true],
  ]);
});

test('an auditor’s access ends at the instant that was said, for open sign-ins and for tokens, and never in the past', async () => {
  const end = new Date(w.clock.now().getTime() + 3_600_000);
  const wanted = { firstName: 'Hélène', lastName: 'Vasseur', role: 'auditor' as const, companyId: null };
  const past = await refusalOf(
    w.as(director, (ctx) =>
      invite(ctx, { ...wanted, email: 'passee@of.example', expiresAt: w.clock.now().toISOString() }),
    ),
  );
  const { personId } = await w.as(director, (ctx) =>
    invite(ctx, { ...wanted, email: 'audit@of.example', expiresAt: end.toISOString() }),
  );
  const as = await http.login(personId, 'auditor');
  const made = await http.call('POST', '/me/tokens', {
    as,
    body: { name: 'Relevé', scopes: ['quality:read'], days: 9 },
  });
  const headers = { authorization: `Bearer ${(made.body as { token: string }).token}` };
  const seen = async () => [
    (await http.call('GET', '/trail', { as })).status,
    (await http.call('GET', '/trail', { headers })).status,
  ];
  const now = w.clock.now();
  w.clock.set(new Date(end.getTime() - 1).toISOString());
  await w.owner.query(
    sql`update identity.login set last_seen_at = ${w.clock.now()}, expires_at = ${new Date(end.getTime() + 60_000)} where person_id = ${personId}`,
  );
  const before = await seen();
  w.clock.set(end.toISOString());
  const after = await seen();
  w.clock.set(now.toISOString());
  expect([past.code, before, after]).toEqual(['ACCESS_END_PAST', [200, 200], [401, 401]]);
});

test('the first access of an installation is opened from the machine, by a link that works once', async () => {
  const wanted = {
    firstName: 'Romain',
    lastName: 'Cosnard',
    email: 'premier@of.example',
    role: 'systemAdministrator' as const,
  };
  const { link } = await openAccess(w.app, wanted);
  const again = await openAccess(w.app, wanted);
  const tokenOf = (address: string) => address.split('#')[1] ?? '';
  const [first, second] = [await choose(http, tokenOf(link)), await choose(http, tokenOf(again.link))];
  const letters = await w.owner.query(sql`select id from messaging.message where recipient = 'premier@of.example'`);
  expect([first.status, second.body, letters.length]).toEqual([
    410,
    { next: 'second-factor', role: 'systemAdministrator' },
    0,
  ]);
});
