import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookUp, openTable, poolFor, type RoutingTable, signTable, tableKeys } from './routing-table.ts';
import { readToken, writeToken } from './routing-token.ts';

const pool = (version: string) => ({ version, servers: [{ id: 's1', app: '127.0.0.1:1', content: '127.0.0.1:2' }] });
const table: RoutingTable = {
  generation: 7,
  stable: pool('1.0.0'),
  canary: pool('1.1.0'),
  users: { u1: 'stable' },
  roles: { trainer: 'canary' },
  companies: { borel: 'canary', frozen: 'stable' },
  byDefault: 'stable',
};
const who = (role: string, userId: string, companyId: string | null) => ({ role, userId, companyId });

test('a pin wins over a role, a role over a company, a company over the default; nobody known is on stable', () => {
  expect(lookUp(table, who('trainer', 'u1', 'borel'))).toEqual({ pool: 'stable', because: 'user' });
  expect(lookUp(table, who('trainer', 'u2', 'frozen'))).toEqual({ pool: 'canary', because: 'role' });
  expect(lookUp(table, who('learner', 'u2', 'borel'))).toEqual({ pool: 'canary', because: 'company' });
  expect(lookUp(table, who('learner', 'u2', null))).toEqual({ pool: 'stable', because: 'default' });
  expect(lookUp(table, who('learner', 'u2', 'constructor'))).toEqual({ pool: 'stable', because: 'default' });
  expect(lookUp({ ...table, byDefault: 'canary' }, null)).toEqual({ pool: 'stable', because: 'unknown' });
});

test('without a canary everybody is on stable, whatever the entries say', () => {
  expect(lookUp({ ...table, canary: null }, who('trainer', 'u2', 'borel'))).toEqual({
    pool: 'stable',
    because: 'no-canary',
  });
});

test('somebody in the middle of something stays on its version while it is served, and not after a rollback', () => {
  const learner = who('learner', 'u2', 'borel');
  expect(poolFor(table, learner, '1.0.0')).toBe('stable');
  expect(poolFor(table, null, '1.1.0')).toBe('canary');
  expect(poolFor({ ...table, canary: null }, learner, '1.1.0')).toBe('stable');
  expect(poolFor(table, learner, '0.9.0')).toBe('canary');
});

test('a signed table opens whole and unchanged; an edited one, a cut one and another signature do not', () => {
  const { privateKey, publicKey } = tableKeys(Buffer.alloc(32, 1));
  const signed = signTable(table, privateKey);
  expect(openTable(signed, publicKey)).toEqual(table);
  expect(openTable({ ...signed, text: signed.text.replace('"generation":7', '"generation":8') }, publicKey)).toBeNull();
  expect(openTable({ ...signed, text: signed.text.slice(0, -1) }, publicKey)).toBeNull();
  expect(openTable(signed, tableKeys(Buffer.alloc(32, 2)).publicKey)).toBeNull();
});

const name = fc.stringMatching(/^[a-zA-Z0-9-]{1,36}$/);

test('a token gives back who asked; a changed letter, another key or the end of its time gives nobody', () => {
  const key = Buffer.alloc(32, 3);
  const endsAt = new Date('2026-03-09T20:00:00.000Z');
  const now = new Date('2026-03-09T08:00:00.000Z');
  fc.assert(
    fc.property(
      name,
      name,
      fc.option(name.filter((text) => text !== '-')),
      fc.nat(),
      (role, userId, companyId, place) => {
        const claims = { role, userId, companyId };
        const token = writeToken(claims, { org: 'main', endsAt, key });
        expect(readToken(token, key, now)).toEqual({ kind: 'known', claims, endsAt });
        expect(readToken(token, key, endsAt)).toEqual({ kind: 'expired' });
        expect(readToken(token, Buffer.alloc(32, 4), now)).toEqual({ kind: 'forged' });
        const at = place % token.length;
        const changed = `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`;
        expect(readToken(changed, key, now)).toEqual({ kind: 'forged' });
      },
    ),
    { seed: 5, numRuns: 100 },
  );
  expect(readToken(undefined, key, now)).toEqual({ kind: 'absent' });
});
