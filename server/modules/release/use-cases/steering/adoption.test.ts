import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sql } from '../../../../kernel/sql.ts';
import { givenSteerer, tenAtOnce } from '../../../../test/builders/steering.ts';
import { givenCompany, givenLearner, givenPerson, givenTrainer } from '../../../../test/builders/trade.ts';
import { refusalOf, SYSTEM, type World, world } from '../../../../test/world.ts';
import { countAdoption } from '../../../people/index.ts';
import { USUAL_THRESHOLDS } from '../../domain/steering/thresholds.ts';
import { exportAdoption, readAdoption, readAdoptionCompanies } from './read-adoption.ts';
import { readThresholds, setThresholds } from './set-thresholds.ts';

const source = { adoption: countAdoption };
const NOW = '2026-03-31T08:00:00.000Z';

/** Somebody came in, and was last seen so many days ago. */
async function seen(w: World, personId: string, daysAgo: number): Promise<void> {
  const at = new Date(Date.parse(NOW) - daysAgo * 86_400_000);
  await w.owner.query(sql`
    insert into identity.login (id, token_hash, person_id, role, factor, via, created_at, last_seen_at, expires_at)
    values (${randomUUID()}, ${Buffer.from(randomUUID())}, ${personId}, 'learner', 'full', 'password', ${at}, ${at}, ${at})
  `);
}

/** Vernay: four learners, one came today twice, one 20 days ago, one long ago, one never. Duval: two who never came. */
async function used() {
  const w = await world({ now: NOW });
  const by = await givenSteerer(w);
  const vernay = await givenCompany(w);
  const duval = await givenCompany(w, 'Duval et fils');
  const people = await Promise.all([0, 1, 2, 3].map(() => givenLearner(w, { companyId: vernay })));
  for (const [index, days] of [
    [0, 0],
    [0, 2],
    [1, 20],
    [2, 45],
  ] as const)
    await seen(w, people[index] ?? '', days);
  for (const _ of [1, 2]) await givenLearner(w, { companyId: duval });
  const manager = await givenPerson(w, { role: 'companyManager', companyId: vernay });
  await w.as(SYSTEM, (ctx) =>
    ctx.query(
      sql`insert into people.company_contact (person_id, company_id, created_at) values (${manager}, ${vernay}, ${ctx.now})`,
    ),
  );
  await seen(w, manager, 5);
  await seen(w, await givenTrainer(w), 1);
  await givenTrainer(w);
  return { w, by, vernay, duval };
}

test('each audience is counted once a person, by the last time they came', async () => {
  const { w, by } = await used();
  expect(await w.as(by, (ctx) => readAdoption(ctx, source))).toEqual({
    audiences: [
      { audience: 'learner', people: 6, opened: 3, active7: 1, active30: 2, activeBp: 3_333, targetBp: 8_000 },
      { audience: 'trainer', people: 2, opened: 1, active7: 1, active30: 1, activeBp: 5_000, targetBp: 10_000 },
      { audience: 'company', people: 2, opened: 1, active7: 1, active30: 1, activeBp: 5_000, targetBp: 6_000 },
    ],
    cohorts: [],
    companies: 2,
    toCall: 2,
    targetBp: 8_000,
  });
});

test('companies to call come with the reason, and no longer once the target that the project set is reached', async () => {
  const { w, by, vernay, duval } = await used();
  const list = () => w.as(by, (ctx) => readAdoptionCompanies(ctx, source, { page: 1, only: 'toCall' }));
  const line = { phone: '', active7: 0, active30: 0, activeBp: 0 };
  expect(await list()).toEqual({
    total: 2,
    rows: [
      {
        ...line,
        companyId: duval,
        name: 'Duval et fils',
        people: 2,
        opened: 0,
        hasSpace: false,
        lastSeenAt: null,
        reason: 'neverOpened',
      },
      {
        companyId: vernay,
        name: 'Laboratoires Vernay',
        phone: '',
        people: 4,
        opened: 3,
        active7: 1,
        active30: 2,
        activeBp: 5_000,
        hasSpace: true,
        lastSeenAt: NOW,
        reason: 'belowTarget',
      },
    ],
  });
  await w.as(by, (ctx) => setThresholds(ctx, { ...USUAL_THRESHOLDS, learnerActiveBp: 5_000, revision: 0 }));
  expect((await list()).rows.map(({ name }) => name)).toEqual(['Duval et fils']);
  const csv = await w.as(by, (ctx) => exportAdoption(ctx, source, { format: 'csv', only: 'toCall' }));
  expect(
    Buffer.from(csv.bytes as Uint8Array)
      .toString('utf8')
      .split('\r\n')[1],
  ).toBe('Duval et fils;;2;0;0;0;0;;non;Aucun compte ouvert');
});

test('of ten people who set the thresholds at the same instant one does, first and next; a band upside down is refused', async () => {
  const w = await world({ now: NOW });
  const by = await givenSteerer(w);
  const set = (revision: number) =>
    tenAtOnce(w, (index) => w.as(by, (ctx) => setThresholds(ctx, { ...USUAL_THRESHOLDS, delayDays: index, revision })));
  const once = [...Array(9).fill('THRESHOLDS_MOVED'), 'done'];
  expect(await set(0)).toEqual(once);
  expect(await set(1)).toEqual(once);
  expect((await w.as(by, readThresholds)).revision).toBe(2);
  expect((await w.trail()).map(([action]) => action)).toEqual(['steering.thresholds-set', 'steering.thresholds-set']);
  const upsideDown = { ...USUAL_THRESHOLDS, mcoLowBp: 3_000, revision: 2 };
  expect(await refusalOf(w.as(by, (ctx) => setThresholds(ctx, upsideDown)))).toEqual({ code: 'BAND_WRONG', facts: {} });
});
