import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { typstPdfs } from '../../../../adapters/pdf-typst/index.ts';
import type { Actor } from '../../../../kernel/access.ts';
import { sql } from '../../../../kernel/sql.ts';
import { givenBuild, OPEN_CALENDARS } from '../../../../test/builders/promotion.ts';
import { digest, givenCampaign, givenResults } from '../../../../test/builders/recette.ts';
import { givenPerson } from '../../../../test/builders/trade.ts';
import { person, refusalOf, SYSTEM, world } from '../../../../test/world.ts';
import type { EnvironmentKey } from '../../domain/environments/environment.ts';
import type { WaivableGate } from '../../domain/promotion/gates.ts';
import { recordDrill } from '../environments/record-drill.ts';
import { openIteration } from '../recette/open-iteration.ts';
import { prepareReport } from '../recette/prepare-report.ts';
import { signReport } from '../recette/sign-report.ts';
import { noteEvidence, noteMeasure } from './note-evidence.ts';
import { noteInstalled } from './note-installed.ts';
import { approvePromotion, promote } from './promote.ts';
import { readRelease, readReleases } from './read-releases.ts';
import { registerBuild } from './register-build.ts';
import { askGateWaiver, grantGateWaiver } from './waive-gate.ts';

const w = await world();
const pdfs = typstPdfs();
afterAll(() => pdfs.close());

type Given = Awaited<ReturnType<typeof givenBuild>>;

const enter = (who: Actor, artifactId: string, environment: EnvironmentKey, calendars: Calendars = OPEN_CALENDARS) =>
  w.as(who, (ctx) => promote(ctx, calendars, { artifactId, environment }));
type Calendars = Parameters<typeof promote>[1];
const approve = (who: Actor, artifactId: string, environment: EnvironmentKey) =>
  w.as(who, (ctx) => approvePromotion(ctx, OPEN_CALENDARS, { artifactId, environment }));
const ask = (who: Actor, artifactId: string, environment: EnvironmentKey, gate: WaivableGate, day = '2026-06-30') => {
  const asked = { artifactId, environment, gate, reason: 'Mesuré à part, voir le compte rendu.', expiresOn: day };
  return w.as(who, (ctx) => askGateWaiver(ctx, OPEN_CALENDARS, asked));
};
const seen = (who: Actor, artifactId: string) => w.as(who, (ctx) => readRelease(ctx, OPEN_CALENDARS, artifactId));
const grant = (who: Actor, gateWaiverId: string) => w.as(who, (ctx) => grantGateWaiver(ctx, gateWaiverId));
const waiverOf = async ({ quality, artifactId }: Given, gate: WaivableGate) =>
  (await seen(quality, artifactId)).waivers.find((waiver) => waiver.gate === gate)?.gateWaiverId ?? '';
const fulfilled = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length;

/** Whether each gate of an environment is open, as the screen shows it. */
async function openGates({ director, artifactId }: Given, environment: EnvironmentKey) {
  const { environments } = await seen(director, artifactId);
  const found = environments.find((one) => one.environment === environment);
  return Object.fromEntries((found?.gates ?? []).map(({ gate, answer, isWaived }) => [gate, isWaived || answer]));
}

async function carryTo(build: Given, environments: readonly EnvironmentKey[]): Promise<void> {
  for (const environment of environments) {
    await approve(build.director, build.artifactId, environment);
    await enter(build.director, build.artifactId, environment);
  }
}

const testsPass = ({ digest: of }: Given) =>
  w.as(SYSTEM, (ctx) => noteMeasure(ctx, { digest: of, gate: 'tests', outcome: 'pass', summary: '900 tests passés' }));

async function waive(build: Given, environment: EnvironmentKey, gate: WaivableGate): Promise<void> {
  await ask(build.quality, build.artifactId, environment, gate);
  await grant(build.director, await waiverOf(build, gate));
}

test('a build lived from DEV to PROD: each gate opens by what was really done, those that nobody proved by two people', async () => {
  const campaign = await givenCampaign(w);
  const build = await givenBuild(w, digest('a'));
  const { artifactId, director, quality } = build;
  await testsPass(build);
  await carryTo(build, ['integration', 'test', 'recette']);
  await approve(director, artifactId, 'preprod');
  expect(await openGates(build, 'preprod')).toEqual({
    tests: 'pass',
    recette: 'insufficient',
    migrations: 'insufficient',
    backup: 'insufficient',
    freeze: 'pass',
    approval: 'pass',
  });
  expect(await refusalOf(enter(director, artifactId, 'preprod'))).toEqual({
    code: 'PROMOTION_NOT_READY',
    facts: { count: 3 },
  });

  await givenResults(w, campaign, { left: 0 });
  const iterationId = await campaign.iteration();
  const go = { verdict: 'go', reserves: [], comment: '' } as const;
  const { reportId } = await w.as(campaign.staff, (ctx) => prepareReport(ctx, iterationId, go));
  for (const who of [campaign.staff, campaign.director]) await w.as(who, (ctx) => signReport(ctx, pdfs, reportId));
  await w.as(SYSTEM, (ctx) =>
    noteMeasure(ctx, { digest: build.digest, gate: 'migrations', outcome: 'pass', summary: '1 étape' }),
  );
  const outcome = { backupId: randomUUID(), backupAt: w.clock.now(), startedAt: w.clock.now(), durationMs: 900 };
  await w.as(SYSTEM, (ctx) => recordDrill(ctx, { ...outcome, rows: 12, files: 3, sealed: 7, faults: [] }));
  await enter(director, artifactId, 'preprod');

  await approve(director, artifactId, 'prod');
  const note = (gate: 'communication' | 'support', holdsUntil: string | null) =>
    w.as(quality, (ctx) => noteEvidence(ctx, { artifactId, gate, summary: 'Lettre du 6 mars.', holdsUntil }));
  await note('communication', null);
  await note('support', '2026-06-09');
  for (const gate of ['rollback', 'load', 'skew'] as const) {
    expect((await refusalOf(enter(director, artifactId, 'prod'))).code).toBe('PROMOTION_NOT_READY');
    await waive(build, 'prod', gate);
  }
  await enter(director, artifactId, 'prod');
  const { environments } = await seen(director, artifactId);
  expect(environments.map(({ enteredAt, isCurrent }) => [enteredAt !== null, isCurrent])).toEqual(
    Array(6).fill([true, true]),
  );
  const kept = environments.at(-1)?.gates.filter(({ isWaived }) => isWaived);
  expect(kept?.map(({ gate, answer }) => [gate, answer])).toEqual([
    ['rollback', 'insufficient'],
    ['load', 'insufficient'],
    ['skew', 'insufficient'],
  ]);
  const lines = (await w.trail()).filter(([action]) => action === 'release.promoted').map(([, facts]) => facts);
  expect(lines.at(-1)).toEqual({
    environment: 'prod',
    version: '1.2.0',
    digest: build.digest,
    waived: ['rollback', 'load', 'skew'],
  });

  await w.as(campaign.staff, (ctx) => openIteration(ctx, campaign.campaignId, digest('b')));
  w.clock.set('2026-03-09T09:00:00.000Z');
  const next = await givenBuild(w, digest('b'));
  await testsPass(next);
  await carryTo(next, ['integration', 'test', 'recette']);
  expect((await openGates(next, 'preprod')).recette).toBe('insufficient');
  const { rows } = await w.as(director, (ctx) => readReleases(ctx, OPEN_CALENDARS));
  expect(rows.map(({ places, next: after }) => [places.filter(({ isCurrent }) => isCurrent).length, after])).toEqual([
    [4, { environment: 'preprod', open: 3, gates: 6, mayEnter: false }],
    [2, null],
  ]);
  w.clock.set('2026-03-09T08:00:00.000Z');
});

test('the same bytes made ten times at once are one build, one entry into DEV, one line', async () => {
  const of = `sha256:${randomUUID().replaceAll('-', '').repeat(2)}`;
  const made = { version: '1.3.0', digest: of, revision: 'b'.repeat(40), sizeBytes: 1, files: 1 };
  const all = await Promise.all(
    Array.from({ length: 10 }, () => w.as(SYSTEM, (ctx) => registerBuild(ctx, { ...made, builtAt: ctx.now }))),
  );
  expect(new Set(all.map(({ artifactId }) => artifactId)).size).toBe(1);
  const lines = (await w.trail()).filter(([, facts]) => (facts as { digest?: string }).digest === of);
  expect(lines.map(([action]) => action)).toEqual(['release.built']);
});

test('a build that was never decided on loses its turn in the recette to the one delivered after it', async () => {
  const campaign = await givenCampaign(w);
  const of = `sha256:${randomUUID().replaceAll('-', '').repeat(2)}`;
  const build = await givenBuild(w, of);
  await testsPass(build);
  await carryTo(build, ['integration', 'test', 'recette']);
  const reason = async () => {
    const { environments } = await seen(build.director, build.artifactId);
    return environments[4]?.gates.find(({ gate }) => gate === 'recette')?.reason;
  };
  const deliver = (delivered: string) =>
    w.as(campaign.staff, (ctx) => openIteration(ctx, campaign.campaignId, delivered));
  expect(await reason()).toBe('missing');
  await deliver(of);
  expect(await reason()).toBe('underway');
  await deliver(digest('d'));
  expect(await reason()).toBe('stale');
});

test('eight people promote at the same instant: the build enters once', async () => {
  const { artifactId, director } = await givenBuild(w);
  await approve(director, artifactId, 'integration');
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => enter(director, artifactId, 'integration')));
  expect(fulfilled(all)).toBe(1);
  expect((await refusalOf(enter(director, artifactId, 'integration'))).code).toBe('ALREADY_PROMOTED');
});

test('nobody jumps an environment, nor approves or waives what is not next', async () => {
  const { artifactId, director, quality } = await givenBuild(w);
  const codes = [
    await refusalOf(enter(director, artifactId, 'test')),
    await refusalOf(approve(director, artifactId, 'prod')),
    await refusalOf(ask(quality, artifactId, 'prod', 'load')),
    await refusalOf(ask(quality, artifactId, 'integration', 'freeze')),
    await refusalOf(ask(quality, artifactId, 'integration', 'tests')),
  ].map(({ code }) => code);
  expect(codes).toEqual([
    'PROMOTION_TOO_EARLY',
    'PROMOTION_TOO_EARLY',
    'PROMOTION_TOO_EARLY',
    'GATE_NEEDS_NO_WAIVER',
    'GATE_NEEDS_NO_WAIVER',
  ]);
});

test('one person approves once however often they click', async () => {
  const { artifactId, director } = await givenBuild(w);
  const clicks = await Promise.allSettled(
    Array.from({ length: 8 }, () => approve(director, artifactId, 'integration')),
  );
  expect(fulfilled(clicks)).toBe(1);
  expect((await refusalOf(approve(director, artifactId, 'integration'))).code).toBe('PROMOTION_ALREADY_APPROVED');
});

test('a freeze closes the door whatever the rest says, and its reason is shown', async () => {
  const { artifactId, director } = await givenBuild(w);
  await approve(director, artifactId, 'integration');
  const frozen: Calendars = { freezesOf: async () => [{ from: '2026-03-01', to: '2026-03-31', why: 'clôture' }] };
  expect((await refusalOf(enter(director, artifactId, 'integration', frozen))).code).toBe('PROMOTION_NOT_READY');
  const { environments } = await w.as(director, (ctx) => readRelease(ctx, frozen, artifactId));
  expect(environments[1]?.gates[0]).toEqual({
    gate: 'freeze',
    answer: 'fail',
    reason: 'refuted',
    at: null,
    until: '2026-03-31',
    words: 'clôture',
    isWaived: false,
  });
});

test('tests that fail close what tests that passed had opened', async () => {
  const build = await givenBuild(w);
  await carryTo(build, ['integration']);
  await testsPass(build);
  expect((await openGates(build, 'test')).tests).toBe('pass');
  w.clock.set('2026-03-09T09:00:00.000Z');
  const failed = { gate: 'tests', outcome: 'fail', summary: '1 en échec' } as const;
  await w.as(SYSTEM, (ctx) => noteMeasure(ctx, { digest: build.digest, ...failed }));
  expect((await openGates(build, 'test')).tests).toBe('fail');
  w.clock.set('2026-03-09T08:00:00.000Z');
  await expect(w.owner.query(sql`delete from release.gate_evidence`)).rejects.toThrow('APPEND_ONLY');
});

test('a waiver is asked once, granted by another person once, and ends with its day', async () => {
  const build = await givenBuild(w);
  const { artifactId, director, quality } = build;
  await carryTo(build, ['integration']);
  const asks = await Promise.allSettled(Array.from({ length: 6 }, () => ask(quality, artifactId, 'test', 'tests')));
  expect(fulfilled(asks)).toBe(1);
  const gateWaiverId = await waiverOf(build, 'tests');
  expect((await refusalOf(grant(quality, gateWaiverId))).code).toBe('SECOND_PERSON_NEEDED');
  expect((await openGates(build, 'test')).tests).toBe('insufficient');
  const others = await Promise.all(
    Array.from({ length: 4 }, async () => person('director', await givenPerson(w, { role: 'director' }))),
  );
  expect(fulfilled(await Promise.allSettled(others.map((who) => grant(who, gateWaiverId))))).toBe(1);
  expect((await refusalOf(grant(director, gateWaiverId))).code).toBe('WAIVER_SETTLED');
  expect((await openGates(build, 'test')).tests).toBe(true);
  w.clock.set('2026-07-01T08:00:00.000Z');
  expect((await openGates(build, 'test')).tests).toBe('insufficient');
  expect((await refusalOf(ask(quality, artifactId, 'test', 'tests', '2026-06-30'))).code).toBe('WAIVER_EXPIRED');
  await ask(quality, artifactId, 'test', 'tests', '2026-08-01');
  w.clock.set('2026-03-09T08:00:00.000Z');
});

test('a waiver granted while somebody promotes: the build enters only if the grant came first', async () => {
  const build = await givenBuild(w);
  const { artifactId, director, quality } = build;
  await carryTo(build, ['integration']);
  await approve(director, artifactId, 'test');
  await ask(quality, artifactId, 'test', 'tests');
  const gateWaiverId = await waiverOf(build, 'tests');
  const [, entered] = await Promise.allSettled([grant(director, gateWaiverId), enter(director, artifactId, 'test')]);
  const { environments } = await seen(director, artifactId);
  const place = environments.find(({ environment }) => environment === 'test');
  expect(place?.enteredAt !== null).toBe(entered.status === 'fulfilled');
  expect(place?.gates.find(({ gate }) => gate === 'tests')?.isWaived).toBe(true);
});

test('support is noted until a day that is not past; a build that nobody made is found nowhere', async () => {
  const { artifactId, quality, director } = await givenBuild(w);
  const note = (holdsUntil: string | null) =>
    w.as(quality, (ctx) => noteEvidence(ctx, { artifactId, gate: 'support', summary: 'Nadia', holdsUntil }));
  expect([(await refusalOf(note(null))).code, (await refusalOf(note('2026-03-08'))).code]).toEqual([
    'SUPPORT_NEEDS_A_DAY',
    'SUPPORT_NEEDS_A_DAY',
  ]);
  const unknown = randomUUID();
  const strangers = [
    () => enter(director, unknown, 'integration'),
    () => approve(director, unknown, 'integration'),
    () => ask(quality, unknown, 'integration', 'freeze'),
    () => grant(director, unknown),
    () => seen(director, unknown),
    () =>
      w.as(quality, (ctx) =>
        noteEvidence(ctx, { artifactId: unknown, gate: 'communication', summary: 'x', holdsUntil: null }),
      ),
  ];
  const codes = await Promise.all(strangers.map(async (call) => (await refusalOf(call())).code));
  expect(codes).toEqual(Array(strangers.length).fill('NOT_FOUND'));
});

test('an environment put back on the version before says so: one build is in place there, and it is the last that was put', async () => {
  w.clock.set('2026-03-09T11:00:00.000Z');
  const [before, after] = [await givenBuild(w), await givenBuild(w)];
  await carryTo(before, ['integration']);
  w.clock.set('2026-03-09T11:01:00.000Z');
  await carryTo(after, ['integration']);
  const inPlace = async () =>
    Promise.all(
      [before, after].map(
        async ({ director, artifactId }) => (await seen(director, artifactId)).environments[1]?.isCurrent,
      ),
    );
  expect(await inPlace()).toEqual([false, true]);
  w.clock.set('2026-03-09T11:02:00.000Z');
  const put = ({ digest: of }: Given) =>
    w.as(SYSTEM, (ctx) => noteInstalled(ctx, { digest: of, environment: 'integration' }));
  await put(before);
  expect(await inPlace()).toEqual([true, false]);
  w.clock.set('2026-03-09T11:03:00.000Z');
  await Promise.all([put(after), put(after)]);
  expect(await inPlace()).toEqual([false, true]);
  w.clock.set('2026-03-09T08:00:00.000Z');
});
