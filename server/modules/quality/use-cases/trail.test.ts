import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { fileAnchors } from '../../../adapters/anchor-file/index.ts';
import { type Sql, sql } from '../../../kernel/sql.ts';
import { givenPerson, givenProgram } from '../../../test/builders/trade.ts';
import { person, SYSTEM, world } from '../../../test/world.ts';
import { planSession } from '../../sessions/use-cases/plan-session.ts';
import { sealTrail } from './seal-trail.ts';
import { verifyTrail } from './verify-trail.ts';

const w = await world();
const anchors = fileAnchors(w.folder);
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const programVersionId = await givenProgram(w);
const verify = () => verifyTrail(w.app, anchors).then(({ holds, faults }) => ({ holds, faults }));

/** What only an administrator of the database can do: guards off, change, guards on. */
async function tamper(change: Sql): Promise<void> {
  for (const table of ['trail.line', 'trail.seal', 'trail.anchor'])
    await w.owner.pool.query(`alter table ${table} disable trigger all`);
  await w.owner.query(change);
  for (const table of ['trail.line', 'trail.seal', 'trail.anchor'])
    await w.owner.pool.query(`alter table ${table} enable trigger all`);
}

async function work(times: number): Promise<void> {
  const body = {
    programVersionId,
    delivery: 'openEnrolment' as const,
    seatsMin: 1,
    seatsMax: 5,
    startsOn: '2026-04-07',
    endsOn: '2026-04-07',
    trainerId: null,
    roomId: null,
    slots: [],
    acceptConflicts: true,
  };
  for (let time = 0; time < times; time++) await w.as(office, (ctx) => planSession(ctx, body));
}

beforeEach(async () => {
  await tamper(sql`truncate trail.line, trail.seal, trail.anchor`);
  await writeFile(join(w.folder, 'anchors', 'trail.jsonl'), '').catch(() => undefined);
  await work(5);
  await sealTrail(w.app, anchors);
});

test('a journal that nobody touched holds, and sealing again adds nothing', async () => {
  expect(await sealTrail(w.app, anchors)).toEqual({ sealed: 0 });
  expect(await verifyTrail(w.app, anchors)).toEqual({
    holds: true,
    sealed: 5,
    since: 0,
    anchors: 1,
    timeStamps: 0,
    faults: [],
  });
});

test('an edited line is found at its number', async () => {
  await tamper(
    sql`update trail.line set facts = facts || '{"slots": 9}' where id = (select line_id from trail.seal where seq = 3)`,
  );
  expect(await verify()).toEqual({ holds: false, faults: ['N° 3 : la ligne a été modifiée.'] });
});

test('a removed line is found at its number', async () => {
  await tamper(sql`delete from trail.line where id = (select line_id from trail.seal where seq = 2)`);
  expect(await verify()).toEqual({ holds: false, faults: ['N° 2 : la ligne a été supprimée.'] });
});

test('a journal cut at its end, lines and seals together, is found by the anchor outside', async () => {
  await tamper(sql`delete from trail.line where id in (select line_id from trail.seal where seq > 3)`);
  await tamper(sql`delete from trail.seal where seq > 3`);
  const verdict = await verify();
  expect([verdict.holds, verdict.faults[0]?.startsWith('Le journal a été coupé : il s’arrête au n° 3')]).toEqual([
    false,
    true,
  ]);
});

test('a journal rewritten from end to end is found by the anchor outside', async () => {
  await tamper(sql`update trail.line set facts = '{}'`);
  await tamper(sql`truncate trail.seal, trail.anchor`);
  await sealTrail(w.app, fileAnchors(join(w.folder, 'elsewhere')));
  expect(await verify()).toEqual({
    holds: false,
    faults: ['N° 5 : le journal a été réécrit, l’ancrage extérieur dit autre chose.'],
  });
});

test('an anchor written by another hand is counted as forged', async () => {
  await appendFile(
    join(w.folder, 'anchors', 'trail.jsonl'),
    `${JSON.stringify({ seq: 5, hash: 'f'.repeat(64), at: '2026-03-09T08:00:00.000Z', proof: 'AAAA' })}\n`,
  );
  expect(await verify()).toEqual({ holds: false, faults: ['1 ancrage(s) du fichier ne portent pas notre signature.'] });
  expect((await readFile(join(w.folder, 'anchors', 'trail.jsonl'), 'utf8')).split('\n')).toHaveLength(3);
});

test('erasing personal facts leaves the chain whole', async () => {
  await w.as(SYSTEM, async (ctx) =>
    ctx.record({
      action: 'sessions.session-moved',
      subject: { kind: 'session', id: ctx.newId() },
      facts: {},
      personal: { reason: 'maladie' },
    }),
  );
  await sealTrail(w.app, anchors);
  await w.owner.query(sql`update trail.line set personal = null where personal is not null`);
  expect(await verify()).toEqual({ holds: true, faults: [] });
});

test('even the owner changes or removes nothing by the front door', async () => {
  await expect(w.owner.query(sql`delete from trail.line`)).rejects.toThrow('APPEND_ONLY');
  await expect(w.owner.query(sql`update trail.line set facts = '{}'`)).rejects.toThrow('APPEND_ONLY');
  await expect(w.owner.query(sql`update trail.seal set hash = repeat('0', 64)`)).rejects.toThrow('APPEND_ONLY');
});

test('ten sealers at once make one chain', async () => {
  await work(20);
  await Promise.all(Array.from({ length: 10 }, () => sealTrail(w.app, anchors)));
  expect((await verifyTrail(w.app, anchors)).sealed).toBe(25);
  expect((await verify()).holds).toBe(true);
});
