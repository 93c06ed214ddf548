import { expect, test } from 'vitest';
import { sql } from '../../../../kernel/sql.ts';
import { givenBuild, OPEN_CALENDARS } from '../../../../test/builders/promotion.ts';
import {
  CANARY,
  givenClients,
  givenEdge,
  givenInProd,
  givenMeasures,
  givenServers,
  publishedTables,
} from '../../../../test/builders/rollout.ts';
import { givenPerson } from '../../../../test/builders/trade.ts';
import { person, refusalOf, SYSTEM, type World, world } from '../../../../test/world.ts';
import { countPeople } from '../../../people/index.ts';
import { openTable } from '../../domain/rollout/routing-table.ts';
import { listDecisions } from '../../store/rollout/decision.store.ts';
import { addBuckets } from '../../store/rollout/health.store.ts';
import { noteInstance } from '../../store/rollout/instance.store.ts';
import { findLatest } from '../../store/rollout/rollout.store.ts';
import { findCurrentTable } from '../../store/rollout/table.store.ts';
import { checkProof } from './check-proof.ts';
import { freezeCompany, thawCompany } from './freeze-company.ts';
import { judgeRollout, readVerdict } from './judge-rollout.ts';
import { advance, pauseRollout, resumeRollout, rollBack, waive } from './move-rollout.ts';
import { noteGraveFact, noteHealth } from './note-health.ts';
import { edgeKeys } from './publish-table.ts';
import { readBoard } from './read-board.ts';
import { readCompanies } from './read-companies.ts';
import { startRollout } from './start-rollout.ts';

const source = { population: countPeople, calendars: OPEN_CALENDARS };
const MONDAY = '2026-03-09T08:00:00.000Z';
const THURSDAY = '2026-03-12T08:00:00.000Z';

/** Ten companies of one to ten learners; the first two are pilots of a rollout that has just started. */
async function started() {
  const w = await world({ now: MONDAY });
  const { companies, director } = await givenClients(w, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await givenServers(w, ['1.0.0']);
  w.clock.set('2026-03-09T08:00:10.000Z');
  await givenServers(w);
  const pilots = companies.slice(0, 2);
  const as = person('director', director);
  const { rolloutId } = await w.as(as, (ctx) => startRollout(ctx, source, { canaryVersion: CANARY, pilots }));
  return { w, companies, pilots, as, rolloutId };
}

const tableNow = (w: World) =>
  w.as(SYSTEM, async (ctx) => {
    const signed = await findCurrentTable(ctx);
    return signed && openTable(signed, edgeKeys(ctx.app.secrets).publicKey);
  });

/** Time passes and everything goes well: the step may be left. */
async function observeQuietly(w: World, at: string): Promise<void> {
  w.clock.set(at);
  await givenServers(w);
  await givenMeasures(w, { stable: [900, 1], canary: [300, 0] });
  await w.as(SYSTEM, judgeRollout);
  await givenEdge(w);
}

test('after a rollout too, edges are told of a process of the version in force that came, and nothing is told twice', async () => {
  const { w, as, rolloutId } = await started();
  await w.as(as, (ctx) => rollBack(ctx, rolloutId, { reason: 'Essai' }));
  const before = await publishedTables(w);
  await w.as(SYSTEM, judgeRollout);
  expect(await publishedTables(w)).toBe(before);
  const second = { id: 'host:second', version: '1.0.0', app: '10.0.0.8:9001', content: '10.0.0.8:9002', schemaMax: '' };
  await w.as(SYSTEM, (ctx) => noteInstance(ctx, second));
  expect(await w.as(SYSTEM, judgeRollout)).toBeNull();
  expect((await tableNow(w))?.stable.servers.map(({ id }) => id)).toEqual(['host:1.0.0', 'host:second']);
  expect(await publishedTables(w)).toBe(before + 1);
});

test('a rollout starts with the trainers and the pilots, and says so in the table, the chain and the trail', async () => {
  const { w, pilots, rolloutId } = await started();
  expect(await tableNow(w)).toEqual({
    generation: 1,
    stable: { version: '1.0.0', servers: [{ id: 'host:1.0.0', app: '127.0.0.1:9001', content: '127.0.0.1:9002' }] },
    canary: { version: CANARY, servers: [{ id: `host:${CANARY}`, app: '127.0.0.1:9001', content: '127.0.0.1:9002' }] },
    users: {},
    roles: { trainer: 'canary' },
    companies: Object.fromEntries(pilots.map((companyId) => [companyId, 'canary'])),
    byDefault: 'stable',
  });
  const [decision] = await w.as(SYSTEM, (ctx) => listDecisions(ctx, rolloutId));
  const facts = { step: 1, stableVersion: '1.0.0', canaryVersion: CANARY, pilots: pilots.toSorted(), generation: 1 };
  expect(decision).toMatchObject({ number: 1, kind: 'start', actorName: 'Karim Haddad', reason: '', facts });
  expect(await w.trail()).toEqual([['release.rollout-started', { ...facts, decision: 1, hash: decision?.hash }]]);
});

test('two people start at the same instant: one rollout, one table', async () => {
  const { w, as, rolloutId } = await started();
  await w.as(as, (ctx) => rollBack(ctx, rolloutId, { reason: 'essai' }));
  const before = await publishedTables(w);
  const { companies } = await w.as(SYSTEM, (ctx) => countPeople(ctx, w.clock.now()));
  const start = () =>
    w.as(as, (ctx) => startRollout(ctx, source, { canaryVersion: CANARY, pilots: [companies[0]?.companyId ?? ''] }));
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, start));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await publishedTables(w)).toBe(before + 1);
});

test('a step is left only when it was watched long enough, measured, healthy and in force on every edge', async () => {
  const { w, as, rolloutId } = await started();
  const go = () => w.as(as, (ctx) => advance(ctx, source, { rolloutId, from: 1 }));
  expect(await refusalOf(go())).toEqual({
    code: 'ROLLOUT_NOT_READY',
    facts: { missing: 'observation-too-short, too-few-measures, edges-behind' },
  });
  await observeQuietly(w, THURSDAY);
  await go();
  expect((await tableNow(w))?.generation).toBe(2);
  const { rows } = await w.as(as, (ctx) => readCompanies(ctx, source, { page: 1 }));
  const moved = rows.filter(({ pool }) => pool === 'canary');
  expect(moved.filter(({ because }) => because === 'pilot').map(({ name }) => name)).toEqual([
    'Entreprise 01',
    'Entreprise 02',
  ]);
  // 20 % of 57 people with the trainer and the pilots in: the closest a prefix of whole companies comes.
  const users = moved.reduce((sum, one) => sum + one.users, 1);
  expect(Math.abs(users - 57 * 0.2)).toBeLessThanOrEqual(5);
});

test('of ten people who go on at the same instant one moves, the others are told that it has moved', async () => {
  const { w, as, rolloutId } = await started();
  await observeQuietly(w, THURSDAY);
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () =>
      w
        .as(as, (ctx) => advance(ctx, source, { rolloutId, from: 1 }))
        .then(
          () => 'moved',
          (refusal: { code: string }) => refusal.code,
        ),
    ),
  );
  expect(outcomes.toSorted()).toEqual([...Array(9).fill('ROLLOUT_MOVED'), 'moved']);
  expect(await publishedTables(w)).toBe(2);
});

test('the four steps end with everybody on the new version, which is then the stable one', async () => {
  const { w, companies, as, rolloutId } = await started();
  const waits = companies[9] ?? '';
  await w.as(as, (ctx) =>
    freezeCompany(ctx, source, { companyId: waits, untilDay: '2026-03-31', reason: 'Certification' }),
  );
  for (const [from, day] of [
    [1, '2026-03-12'],
    [2, '2026-03-17'],
    [3, '2026-03-20'],
  ] as const) {
    await observeQuietly(w, `${day}T08:00:00.000Z`);
    await w.as(as, (ctx) => advance(ctx, source, { rolloutId, from }));
  }
  expect(await tableNow(w)).toMatchObject({ byDefault: 'canary', companies: { [waits]: 'stable' } });

  await observeQuietly(w, '2026-04-01T08:00:00.000Z');
  expect(await tableNow(w)).toMatchObject({ byDefault: 'canary', companies: {} });
  await givenEdge(w);
  await w.as(as, (ctx) => advance(ctx, source, { rolloutId, from: 4 }));
  expect(await tableNow(w)).toMatchObject({ stable: { version: CANARY }, canary: null, byDefault: 'stable' });
  const { rollout, stableVersion } = await w.as(as, (ctx) => readBoard(ctx, source));
  expect({ state: rollout?.state, stableVersion, risk: rollout?.usersAtRisk }).toEqual({
    state: 'completed',
    stableVersion: CANARY,
    risk: 0,
  });
  expect(rollout?.steps.map(({ state, reached }) => [state, reached.users.bp > 0])).toEqual(
    Array(4).fill(['done', true]),
  );
});

test('a version that fails its people is taken back by itself, with the evidence', async () => {
  const { w, rolloutId } = await started();
  await givenServers(w);
  await givenMeasures(w, { stable: [900, 2], canary: [40, 20] });
  expect(await w.as(SYSTEM, judgeRollout)).toBe('rollback');
  expect(await tableNow(w)).toMatchObject({ generation: 2, stable: { version: '1.0.0' }, canary: null, companies: {} });
  const [last] = await w.as(SYSTEM, (ctx) => listDecisions(ctx, rolloutId));
  expect(last).toMatchObject({ kind: 'rollback', actorName: null, facts: { because: 'evidence', step: 1 } });
  expect(await w.as(SYSTEM, judgeRollout)).toBeNull();
  expect(await publishedTables(w)).toBe(2);
});

test('the screen tells hours watched without the pauses, measures against those needed, counts by role, and what FormaPro saw', async () => {
  const { w, as, rolloutId } = await started();
  w.clock.set('2026-03-09T10:00:10.000Z');
  await w.as(as, (ctx) => pauseRollout(ctx, rolloutId, { reason: 'Appel du support' }));
  w.clock.set('2026-03-09T13:00:10.000Z');
  await w.as(as, (ctx) => resumeRollout(ctx, rolloutId, 'Rien de grave'));
  w.clock.set('2026-03-09T14:30:10.000Z');
  await givenServers(w);
  await givenMeasures(w, { stable: [900, 2], canary: [120, 1] });
  expect(await w.as(SYSTEM, judgeRollout)).toBe('insufficient');
  w.clock.set('2026-03-09T14:50:10.000Z');
  expect(await w.as(SYSTEM, judgeRollout)).toBe('pause');
  const { rollout } = await w.as(as, (ctx) => readBoard(ctx, source));
  expect({ watched: rollout?.observedMinutes, measures: rollout?.measures }).toEqual({
    watched: 3 * 60 + 50,
    measures: { count: 120, needed: 200 },
  });
  expect(rollout?.slices).toEqual([
    {
      role: 'learner',
      operation: 'read',
      errors: { stable: { units: 900, failures: 2 }, canary: { units: 120, failures: 1 } },
      slow: { stable: { units: 0, failures: 0 }, canary: { units: 0, failures: 0 } },
    },
  ]);
  expect(rollout?.decisions.map(({ kind, because }) => [kind, because])).toEqual([
    ['pause', 'silence'],
    ['resume', null],
    ['pause', null],
    ['start', null],
  ]);
});

test('what FormaPro does by itself is written once to each who may decide, and to nobody else', async () => {
  const { w } = await started();
  const email = 'exploitation@of.example';
  await givenPerson(w, { role: 'systemAdministrator', firstName: 'Romain', email });
  const suspended = await givenPerson(w, { role: 'director', email: 'partie@of.example' });
  await w.as(SYSTEM, (ctx) =>
    ctx.query(sql`update identity.account set suspended_at = ${w.clock.now()} where person_id = ${suspended}`),
  );
  const letters = () =>
    w.as(SYSTEM, (ctx) =>
      ctx.query(sql<{ subject: string; count: number }>`
        select subject, count(*)::int as count from messaging.message group by subject order by subject`),
    );
  await Promise.all([1, 2, 3].map(() => w.as(SYSTEM, judgeRollout)));
  expect(await letters()).toEqual([]);
  w.clock.set('2026-03-09T08:06:00.000Z');
  await Promise.all([1, 2, 3].map(() => w.as(SYSTEM, judgeRollout)));
  const held = { subject: `Version ${CANARY}\u00a0: la mise en production attend votre décision`, count: 2 };
  w.clock.set('2026-03-09T08:07:00.000Z');
  await w.as(SYSTEM, judgeRollout);
  expect(await letters()).toEqual([held]);
  await givenServers(w);
  await givenMeasures(w, { stable: [900, 2], canary: [40, 20] });
  await Promise.all([1, 2, 3].map(() => w.as(SYSTEM, judgeRollout)));
  const takenBack = { subject: `Version ${CANARY}\u00a0: FormaPro est revenu en arrière`, count: 2 };
  expect(await letters()).toEqual([takenBack, held]);
});

test('one lost signature takes the version back; what happened on stable does not', async () => {
  const { w } = await started();
  await w.as(SYSTEM, (ctx) => noteGraveFact(ctx, { version: '1.0.0', kind: 'lost-signature', detail: '' }));
  expect(await w.as(SYSTEM, judgeRollout)).toBe('insufficient');
  await w.as(SYSTEM, (ctx) => noteGraveFact(ctx, { version: CANARY, kind: 'lost-signature', detail: '' }));
  expect(await w.enqueued()).toContainEqual(['release.judge-rollout', {}]);
  expect(await w.as(SYSTEM, judgeRollout)).toBe('rollback');
});

test('what touches the trainers alone is seen although none is left on stable: their own past is the measure', async () => {
  const { w } = await started();
  const errors = { signal: 'errors', role: 'trainer', operation: 'read' } as const;
  const note = (version: string, at: string, units: number, failures: number) =>
    w.as(SYSTEM, (ctx) =>
      addBuckets(ctx, {
        version,
        minute: Math.floor(Date.parse(at) / 60_000),
        buckets: [{ ...errors, units, failures }],
      }),
    );
  await note('0.9.0', '2026-03-03T09:00:00.000Z', 300, 4);
  await note('1.0.0', '2026-03-05T09:00:00.000Z', 300, 4);
  await note(CANARY, '2026-03-09T08:30:00.000Z', 12, 0);
  expect(await w.as(SYSTEM, judgeRollout)).toBe('insufficient');
  await note(CANARY, '2026-03-09T08:45:00.000Z', 8, 7);
  expect(await w.as(SYSTEM, judgeRollout)).toBe('rollback');
});

test('a journal that no longer holds takes the version back; one that holds changes nothing', async () => {
  const { w } = await started();
  await checkProof(w.app, { findGraveFacts: async () => [] });
  expect(await w.as(SYSTEM, judgeRollout)).toBe('insufficient');
  await checkProof(w.app, { findGraveFacts: async () => [{ kind: 'broken-trail', detail: '' }] });
  expect(await w.as(SYSTEM, judgeRollout)).toBe('rollback');
});

test('a canary that falls silent holds the rollout; little data never takes it back', async () => {
  const { w, as, rolloutId } = await started();
  expect(await w.as(SYSTEM, judgeRollout)).toBe('insufficient');
  w.clock.set('2026-03-09T08:06:00.000Z');
  expect(await w.as(SYSTEM, judgeRollout)).toBe('pause');
  expect((await w.as(SYSTEM, findLatest))?.state).toBe('paused');
  expect(await refusalOf(w.as(as, (ctx) => advance(ctx, source, { rolloutId, from: 1 })))).toEqual({
    code: 'ROLLOUT_PAUSED',
    facts: {},
  });
  expect((await tableNow(w))?.canary?.version).toBe(CANARY);
  await w.as(as, (ctx) => resumeRollout(ctx, rolloutId, 'Serveur redémarré'));
  const { missing, earliestAt } = (await w.as(as, (ctx) => readBoard(ctx, source))).rollout ?? {};
  expect(missing).toContain('observation-too-short');
  // 48 h from the start; nothing was paused for any length of time.
  expect(earliestAt).toBe('2026-03-11T08:00:10.000Z');
});

test('a pause and a resume are each written once, whoever presses twice', async () => {
  const { w, as, rolloutId } = await started();
  await Promise.all(
    [1, 2, 3].map(() => w.as(as, (ctx) => pauseRollout(ctx, rolloutId, { reason: 'Appel du support' }))),
  );
  w.clock.set('2026-03-09T10:00:10.000Z');
  await Promise.all([1, 2, 3].map(() => w.as(as, (ctx) => resumeRollout(ctx, rolloutId, 'Rien de grave'))));
  const kinds = (await w.as(SYSTEM, (ctx) => listDecisions(ctx, rolloutId))).map(({ kind }) => kind);
  expect(kinds).toEqual(['resume', 'pause', 'start']);
  expect((await w.as(SYSTEM, findLatest))?.pausedMs).toBe(2 * 3_600_000);
});

test('shortening the observation takes two people, and does not pass over edges that are behind', async () => {
  const { w, as, rolloutId } = await started();
  const other = person('systemAdministrator', await givenPerson(w, { role: 'systemAdministrator' }));
  await givenMeasures(w, { stable: [900, 0], canary: [300, 0] });
  await w.as(SYSTEM, judgeRollout);
  const ask = (actor: typeof as) => w.as(actor, (ctx) => waive(ctx, rolloutId, 'Audit demain'));
  expect(await ask(as)).toEqual({ waiver: 'asked' });
  expect(await refusalOf(ask(as))).toEqual({ code: 'WAIVER_NEEDS_TWO', facts: {} });
  expect(await ask(other)).toEqual({ waiver: 'granted' });
  const go = () => w.as(as, (ctx) => advance(ctx, source, { rolloutId, from: 1 }));
  expect(await refusalOf(go())).toEqual({ code: 'ROLLOUT_NOT_READY', facts: { missing: 'edges-behind' } });
  await givenEdge(w);
  await go();
  const [last] = await w.as(SYSTEM, (ctx) => listDecisions(ctx, rolloutId));
  expect(last).toMatchObject({ kind: 'advance', reason: 'Audit demain', facts: { step: 2, waived: true } });
});

test('a pilot that waits for its date, a company that moved, a day that is over, a version nobody serves: each is refused', async () => {
  const { w, companies, pilots, as, rolloutId } = await started();
  const freeze = (companyId: string, untilDay: string) =>
    refusalOf(w.as(as, (ctx) => freezeCompany(ctx, source, { companyId, untilDay, reason: 'Audit' })));
  expect(await freeze(pilots[0] ?? '', '2026-03-31')).toMatchObject({ code: 'COMPANY_ALREADY_MOVED' });
  expect(await freeze(companies[5] ?? '', '2026-03-08')).toMatchObject({ code: 'FREEZE_IN_THE_PAST' });
  expect(await refusalOf(w.as(as, (ctx) => thawCompany(ctx, companies[5] ?? '')))).toMatchObject({ code: 'NOT_FOUND' });
  const start = (canaryVersion: string, ids: readonly string[]) =>
    refusalOf(w.as(as, (ctx) => startRollout(ctx, source, { canaryVersion, pilots: ids })));
  expect(await start(CANARY, pilots)).toMatchObject({ code: 'ROLLOUT_UNDER_WAY' });
  await w.as(as, (ctx) => rollBack(ctx, rolloutId, { reason: 'essai' }));
  expect(await refusalOf(w.as(as, (ctx) => rollBack(ctx, rolloutId, { reason: 'encore' })))).toMatchObject({
    code: 'ROLLOUT_OVER',
  });
  expect(await start('1.0.0', pilots)).toMatchObject({ code: 'VERSION_NOT_SERVED' });
  expect(await start('9.9.9', pilots)).toMatchObject({ code: 'VERSION_NOT_SERVED' });
  expect(await start(CANARY, [rolloutId])).toMatchObject({ code: 'PILOT_UNKNOWN' });
  await w.as(as, (ctx) =>
    freezeCompany(ctx, source, { companyId: pilots[0] ?? '', untilDay: '2026-03-31', reason: 'Audit' }),
  );
  expect(await start(CANARY, pilots)).toEqual({
    code: 'PILOT_FROZEN',
    facts: { company: 'Entreprise 01', until: '2026-03-31' },
  });
});

test('a user who fails ten times in an hour, on two processes at once, fails once; the verdict is the same when made again', async () => {
  const { w } = await started();
  const unit = { operation: 'read', userKey: 'u1', role: 'learner', failed: ['errors' as const] };
  const fine = { operation: 'read', userKey: 'u2', role: 'learner', failed: [] };
  await Promise.all(Array.from({ length: 10 }, () => w.as(SYSTEM, (ctx) => noteHealth(ctx, CANARY, [unit, fine]))));
  await w.as(SYSTEM, (ctx) => noteHealth(ctx, '1.0.0', [fine]));
  const rollout = await w.as(SYSTEM, findLatest);
  if (!rollout) throw new Error('no rollout');
  const [first, again] = [
    await w.as(SYSTEM, (ctx) => readVerdict(ctx, rollout)),
    await w.as(SYSTEM, (ctx) => readVerdict(ctx, rollout)),
  ];
  expect(first.signals.find(({ signal }) => signal === 'errors')).toMatchObject({
    canary: { units: 2, failures: 1 },
    stable: { units: 1, failures: 0 },
  });
  expect(again).toEqual(first);
});

test('an organisation that watches for other times says so before; what it changes later changes the next rollout alone', async () => {
  const { w, as, rolloutId } = await started();
  await w.as(SYSTEM, (ctx) =>
    ctx.query(
      sql`insert into release.observation_plan (observe_minutes, needs_business_day) values ('{5,5,5,5}', false)`,
    ),
  );
  w.clock.set('2026-03-09T08:06:00.000Z');
  await givenServers(w);
  const missing = async () => (await w.as(as, (ctx) => readBoard(ctx, source))).rollout?.missing;
  expect(await missing()).toContain('observation-too-short');
  await w.as(as, (ctx) => rollBack(ctx, rolloutId, { reason: 'essai' }));
  const { companies } = await w.as(SYSTEM, (ctx) => countPeople(ctx, w.clock.now()));
  const pilots = [companies[0]?.companyId ?? ''];
  await w.as(as, (ctx) => startRollout(ctx, source, { canaryVersion: CANARY, pilots }));
  await observeQuietly(w, '2026-03-09T08:10:00.000Z');
  expect(await missing()).toEqual(['observation-too-short']);
  await observeQuietly(w, '2026-03-09T08:11:00.000Z');
  expect(await missing()).toEqual([]);
});

test('a version is given to companies once PROD has taken it, or when it lacks but its drill; the screen says why not', async () => {
  const w = await world({ now: MONDAY });
  const { companies, director } = await givenClients(w, [3, 3]);
  const as = person('director', director);
  await givenServers(w, ['1.0.0']);
  w.clock.set('2026-03-09T08:00:10.000Z');
  const build = await givenBuild(w, `sha256:${'c'.repeat(64)}`);
  const name = '1.2.0+cccccccccccc';
  await givenServers(w, ['1.0.0', name, '1.3.0']);
  const start = (canaryVersion: string) =>
    refusalOf(w.as(as, (ctx) => startRollout(ctx, source, { canaryVersion, pilots: companies })));
  const standings = async () =>
    (await w.as(as, (ctx) => readBoard(ctx, source))).versions.map((one) => [one.version, one.start]);
  expect([await start(name), await start('1.3.0')]).toEqual([
    { code: 'ROLLOUT_NOT_PROMOTED', facts: { version: name } },
    { code: 'VERSION_NOT_BUILT', facts: { version: '1.3.0' } },
  ]);
  expect(await standings()).toEqual([
    ['1.0.0', { standing: 'unknown', artifactId: null }],
    [name, { standing: 'early', artifactId: build.artifactId }],
    ['1.3.0', { standing: 'unknown', artifactId: null }],
  ]);
  await givenInProd(w, name);
  expect((await standings())[1]).toEqual([name, { standing: 'promoted', artifactId: build.artifactId }]);
  const { rolloutId } = await w.as(as, (ctx) => startRollout(ctx, source, { canaryVersion: name, pilots: companies }));
  expect((await w.as(as, (ctx) => readBoard(ctx, source))).rollout?.rolloutId).toBe(rolloutId);
});
