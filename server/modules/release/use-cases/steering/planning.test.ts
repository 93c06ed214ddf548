import { expect, test } from 'vitest';
import { givenSteerer, tenAtOnce } from '../../../../test/builders/steering.ts';
import { refusalOf, SYSTEM, world } from '../../../../test/world.ts';
import { listStages } from '../../store/steering/plan.store.ts';
import { changeBaseline } from './change-baseline.ts';
import { makePlan, readTemplate } from './make-plan.ts';
import { readDecisions, readProgress } from './read-progress.ts';
import { reportStage } from './report-stage.ts';

/** The plan from Monday 2 March 2026: its first stage ends on the 19th. */
async function planned() {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const by = await givenSteerer(w);
  await w.as(by, (ctx) => makePlan(ctx, '2026-03-02'));
  const report = (wanted: Partial<Parameters<typeof reportStage>[1]>) =>
    w.as(by, (ctx) =>
      reportStage(ctx, {
        stage: 1,
        after: 0,
        donePercent: 40,
        startsOn: '2026-03-02',
        endsOn: '2026-03-19',
        cause: 'none',
        comment: '',
        isClosed: false,
        ...wanted,
      }),
    );
  return { w, by, report };
}

test('a project has no planning until somebody makes it, on a day on which people work', async () => {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const by = await givenSteerer(w);
  expect(await w.as(by, readProgress)).toEqual({ today: '2026-03-09', plan: null });
  expect(await refusalOf(w.as(by, (ctx) => makePlan(ctx, '2026-05-01')))).toEqual({
    code: 'PLAN_START_NOT_WORKED',
    facts: {},
  });
  expect(await w.trail()).toEqual([]);
});

test('of ten people who make the planning at the same instant one does, the others are told that it is there', async () => {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const by = await givenSteerer(w);
  const outcomes = await tenAtOnce(w, () => w.as(by, (ctx) => makePlan(ctx, '2026-03-02')));
  expect(outcomes).toEqual([...Array(9).fill('PLAN_EXISTS'), 'done']);
  expect(await w.trail()).toEqual([['steering.plan-made', { startsOn: '2026-03-02', endsOn: '2026-06-09' }]]);
  expect(await w.as(by, (ctx) => listStages(ctx, 1))).toEqual(readTemplate('2026-03-02'));
});

test('a report says where a stage stands, what the delay does to the end, and who said so', async () => {
  const { w, by, report } = await planned();
  await report({ donePercent: 50, endsOn: '2026-03-24', cause: 'content', comment: 'Reprise des modules SCORM' });
  const { plan } = await w.as(by, readProgress);
  expect(plan).toMatchObject({ baseline: 1, endsOn: '2026-06-09', expectedEndsOn: '2026-06-12', delayDays: 3 });
  expect(plan?.stages.map(({ actualEndsOn, delayDays, state }) => [actualEndsOn, delayDays, state])).toEqual([
    ['2026-03-24', 3, 'running'],
    ['2026-04-10', 3, 'toCome'],
    ['2026-04-27', 3, 'toCome'],
    ['2026-05-22', 3, 'toCome'],
    ['2026-06-12', 3, 'toCome'],
  ]);
  expect(plan?.stages[0]).toMatchObject({
    donePercent: 50,
    plannedBp: 4_286,
    cause: 'content',
    comment: 'Reprise des modules SCORM',
    reports: 1,
    reportedOn: '2026-03-09',
    reportedBy: 'Philippe Sauvage',
  });
  // 14 of 67 days of load are the first stage's: half of it is done, six days of fourteen were planned.
  expect([plan?.doneBp, plan?.plannedBp]).toEqual([1_045, 896]);
});

test('of ten people who report a stage at the same instant one does; a report made on an older one is refused', async () => {
  const { w, report } = await planned();
  expect(await tenAtOnce(w, () => report({}))).toEqual([...Array(9).fill('STAGE_MOVED'), 'done']);
  expect((await w.trail()).map(([action]) => action)).toEqual(['steering.plan-made', 'steering.stage-followed']);
  expect(await refusalOf(report({ after: 5 }))).toEqual({ code: 'STAGE_MOVED', facts: {} });
  expect(await refusalOf(report({ stage: 6 }))).toEqual({ code: 'NOT_FOUND', facts: {} });
});

test('a stage is closed, opened again with a reason, and each is a decision of the journal', async () => {
  const { w, by, report } = await planned();
  const close = { donePercent: 100, endsOn: '2026-03-06', isClosed: true };
  await report(close);
  expect(await refusalOf(report({ after: 1, donePercent: 90 }))).toEqual({ code: 'DELAY_NEEDS_CAUSE', facts: {} });
  await report({ after: 1, donePercent: 90, cause: 'recette', comment: 'Anomalie bloquante retrouvée' });
  expect((await w.trail()).slice(1)).toEqual([
    ['steering.stage-closed', { stage: 1, donePercent: 100, endsOn: '2026-03-06', cause: 'none' }],
    ['steering.stage-reopened', { stage: 1, donePercent: 90, endsOn: '2026-03-19', cause: 'recette' }],
  ]);
  const { rows } = await w.as(by, readDecisions);
  expect(rows.map(({ action, by: name, reason }) => [action, name, reason])).toEqual([
    ['steering.stage-reopened', 'Philippe Sauvage', 'Anomalie bloquante retrouvée'],
    ['steering.stage-closed', 'Philippe Sauvage', ''],
    ['steering.plan-made', 'Philippe Sauvage', ''],
  ]);
});

test('another baseline keeps the stages, the reports and the baseline before, and is measured from then on', async () => {
  const { w, by, report } = await planned();
  await report({ donePercent: 50, endsOn: '2026-03-24', cause: 'content' });
  const before = await w.as(by, (ctx) => listStages(ctx, 1));
  const stages = readTemplate('2026-03-05').map(({ stage, startsOn, endsOn, weight }) => ({
    stage,
    startsOn: stage === 1 ? '2026-03-02' : startsOn,
    endsOn,
    weight: stage === 4 ? weight * 2 : weight,
  }));
  const change = (wanted: Partial<Parameters<typeof changeBaseline>[1]>) =>
    w.as(by, (ctx) => changeBaseline(ctx, { after: 1, reason: 'Décalage accepté en comité', stages, ...wanted }));
  expect(await refusalOf(change({ stages: stages.slice(1) }))).toMatchObject({ code: 'STAGES_MISSING' });
  expect(await refusalOf(change({ stages: [...stages.slice(1), ...stages.slice(1, 2)] }))).toMatchObject({
    code: 'STAGES_MISSING',
  });
  const wrong = stages.map((stage) => ({ ...stage, endsOn: '2026-03-01' }));
  expect(await refusalOf(change({ stages: wrong }))).toMatchObject({ code: 'STAGE_DATES_WRONG' });
  expect(await tenAtOnce(w, () => change({}))).toEqual([...Array(9).fill('PLAN_MOVED'), 'done']);
  expect(await refusalOf(change({}))).toMatchObject({ code: 'PLAN_MOVED' });

  const { plan } = await w.as(by, readProgress);
  expect(plan).toMatchObject({
    baseline: 2,
    baselineReason: 'Décalage accepté en comité',
    endsOn: '2026-06-12',
    delayDays: 0,
  });
  expect(plan?.stages[0]).toMatchObject({ donePercent: 50, delayDays: 0, reports: 1 });
  expect(await w.as(SYSTEM, (ctx) => listStages(ctx, 1))).toEqual(before);
  expect((await w.trail()).at(-1)).toEqual([
    'steering.baseline-changed',
    { baseline: 2, endedOn: '2026-06-09', endsOn: '2026-06-12' },
  ]);
});
