import { expect, test } from 'vitest';
import { argon2Passwords } from '../../../adapters/password-argon2/index.ts';
import { sql } from '../../../kernel/sql.ts';
import { givenCompany, givenPerson } from '../../../test/builders/trade.ts';
import { httpWorld } from '../../../test/http.ts';
import { world } from '../../../test/world.ts';

const w = await world();
const http = await httpWorld(w);
const passwords = argon2Passwords({ memoryKib: 1024, passes: 1 });

async function givenPassword(personId: string, password: string): Promise<void> {
  await w.owner.query(
    sql`update identity.account set password_hash = ${await passwords.hash(password)} where person_id = ${personId}`,
  );
}
const cookieOf = (headers: Record<string, unknown>) =>
  /formapro=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? '';
const signIn = (email: string, password: string) => http.call('POST', '/sign-in', { body: { email, password } });

test('a learner signs in, is recognised, leaves, and is nobody again', async () => {
  const companyId = await givenCompany(w);
  const personId = await givenPerson(w, { companyId, email: 'zoe@vernay.example' });
  await givenPassword(personId, 'une phrase bien longue');
  const door = await signIn('Zoe@Vernay.example', 'une phrase bien longue');
  const as = cookieOf(door.headers);
  const me = await http.call('GET', '/me', { as });
  await http.call('POST', '/sign-out', { as });
  const after = await http.call('GET', '/me', { as });
  expect([door.body, (me.body as { role: string }).role, after.status]).toEqual([
    { next: 'home', role: 'learner' },
    'learner',
    401,
  ]);
});

test('a wrong password, an unknown address and a suspended account are told the same thing', async () => {
  const personId = await givenPerson(w, { email: 'marc@vernay.example' });
  await givenPassword(personId, 'le bon mot de passe');
  const wrong = await signIn('marc@vernay.example', 'un autre');
  const unknown = await signIn('personne@vernay.example', 'un autre');
  await w.owner.query(sql`update identity.account set suspended_at = now() where person_id = ${personId}`);
  const suspended = await signIn('marc@vernay.example', 'le bon mot de passe');
  const told = [wrong, unknown, suspended].map(({ status, body }) => [status, { ...(body as object), reference: '' }]);
  expect([told[1], told[2]]).toEqual([told[0], told[0]]);
  expect(told[0]?.[0]).toBe(401);
});

test('the eleventh try on an account is stopped, even with the right password', async () => {
  const personId = await givenPerson(w, { email: 'paul@vernay.example' });
  await givenPassword(personId, 'le bon mot de passe');
  for (let tries = 0; tries < 10; tries++) await signIn('paul@vernay.example', 'faux');
  const stopped = await signIn('paul@vernay.example', 'le bon mot de passe');
  expect([stopped.status, (stopped.body as { code: string }).code]).toEqual([429, 'TOO_MANY_TRIES']);
});

test('suspending somebody closes the door at the next call', async () => {
  const personId = await givenPerson(w);
  const as = await http.login(personId, 'learner');
  const before = await http.call('GET', '/me', { as });
  await w.owner.query(sql`update identity.account set suspended_at = now() where person_id = ${personId}`);
  const after = await http.call('GET', '/me', { as });
  expect([before.status, after.status]).toEqual([200, 401]);
});

test('an auditor’s access ends by itself', async () => {
  const personId = await givenPerson(w, { role: 'auditor' });
  const as = await http.login(personId, 'auditor');
  await w.owner.query(
    sql`update identity.role_grant set expires_at = ${new Date(w.clock.now().getTime() - 1)} where person_id = ${personId}`,
  );
  expect((await http.call('GET', '/me', { as })).status).toBe(401);
});

test('with a first factor only, every door is closed but leaving and saying who one is', async () => {
  const as = await http.login(await givenPerson(w, { role: 'director' }), 'director', true);
  const open: string[] = [];
  for (const route of w.modules.flatMap((module) => module.routes)) {
    const [method = 'GET', path = '/'] = route.key.split(' ');
    if ('open' in route.access) continue;
    const { status } = await http.call(method as 'GET', path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000'), {
      as,
      ...(method === 'GET' ? {} : { body: {} }),
    });
    if (status !== 401) open.push(route.key);
  }
  expect(open).toEqual(['POST /sign-out']);
});

test('a write that another site could have sent is refused', async () => {
  const as = await http.login(await givenPerson(w), 'learner');
  const without = await http.server.inject({
    method: 'POST',
    url: '/api/sign-out',
    headers: { cookie: `formapro=${as}` },
  });
  const foreign = await http.call('POST', '/sign-out', { as, headers: { origin: 'https://evil.example' } });
  expect([without.statusCode, foreign.status, (await http.call('GET', '/me', { as })).status]).toEqual([403, 403, 200]);
});
