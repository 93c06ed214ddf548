import { expect, test } from 'vitest';
import { addWorked, isWorked, workedDays, workedLate } from '../working-days.ts';
import { PLAN_STARTS_ON, stagesFrom } from './plan-template.ts';
import { actualBp, curveOf, outlookOf, plannedBp, type Report } from './progress.ts';
import { decisionOf, faultOf } from './stage-report.ts';

const datesOf = (startsOn: string) => stagesFrom(startsOn).map((stage) => [stage.startsOn, stage.endsOn]);

test('the eleven public holidays of 2026 and the week-ends are not worked', () => {
  const holidays = ['01-01', '04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '11-11', '12-25'];
  expect(holidays.filter((day) => isWorked(`2026-${day}`))).toEqual([]);
  expect(workedDays('2026-01-01', '2026-12-31')).toBe(252);
  expect([isWorked('2026-07-13'), isWorked('2026-07-18'), isWorked('2027-03-29')]).toEqual([true, false, false]);
});

test('days of work are counted both ways', () => {
  expect(addWorked('2026-07-13', 1)).toBe('2026-07-15');
  expect(workedLate('2026-07-13', '2026-07-16')).toBe(2);
  expect(workedLate('2026-07-16', '2026-07-13')).toBe(-2);
  expect(workedLate('2026-07-16', '2026-07-16')).toBe(0);
});

test('from its own first day the plan has its own dates', () => {
  expect(datesOf(PLAN_STARTS_ON)).toEqual([
    ['2026-06-10', '2026-06-29'],
    ['2026-06-30', '2026-07-16'],
    ['2026-07-17', '2026-07-31'],
    ['2026-08-03', '2026-08-24'],
    ['2026-08-25', '2026-09-11'],
  ]);
});

test('from another day each stage keeps its days of work, around the holidays of that year', () => {
  const stages = stagesFrom('2027-04-05');
  expect(datesOf('2027-04-05')[0]).toEqual(['2027-04-05', '2027-04-22']);
  expect(stages.map(({ startsOn, endsOn }) => workedDays(startsOn, endsOn))).toEqual(
    stages.map(({ weight }) => weight),
  );
  expect(stages.every(({ startsOn, endsOn }) => isWorked(startsOn) && isWorked(endsOn))).toBe(true);
});

const stage = (number: number, startsOn: string, endsOn: string, weight: number) => ({
  stage: number,
  startsOn,
  endsOn,
  weight,
});
// A week of 10 days' load, then a week of 30.
const TWO = [stage(1, '2026-03-02', '2026-03-06', 10), stage(2, '2026-03-09', '2026-03-13', 30)];
const report = (number: number, reportedOn: string, donePercent: number, dates: Partial<Report> = {}): Report => ({
  stage: number,
  reportedOn,
  donePercent,
  startsOn: '2026-03-02',
  endsOn: '2026-03-06',
  isClosed: false,
  ...dates,
});

test('what was planned follows the days of work and the load of each stage', () => {
  expect(
    ['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-08', '2026-03-09', '2026-03-13', '2026-04-01'].map((day) =>
      plannedBp(TWO, day),
    ),
  ).toEqual([0, 500, 2_500, 2_500, 4_000, 10_000, 10_000]);
});

test('what is done on a day is what had been reported by then', () => {
  const reports = [report(1, '2026-03-03', 40), report(1, '2026-03-06', 100), report(2, '2026-03-10', 20)];
  expect(['2026-03-02', '2026-03-03', '2026-03-09', '2026-03-10'].map((day) => actualBp(TWO, reports, day))).toEqual([
    0, 1_000, 2_500, 4_000,
  ]);
});

test('a stage that slips takes the next ones with it until they are reported themselves', () => {
  const late = report(1, '2026-03-05', 60, { endsOn: '2026-03-10' });
  expect(outlookOf(TWO, [late], '2026-03-05')).toEqual([
    { stage: 1, startsOn: '2026-03-02', endsOn: '2026-03-10', donePercent: 60, isClosed: false, delayDays: 2 },
    { stage: 2, startsOn: '2026-03-11', endsOn: '2026-03-17', donePercent: 0, isClosed: false, delayDays: 2 },
  ]);
  const caughtUp = report(2, '2026-03-06', 10, { startsOn: '2026-03-06', endsOn: '2026-03-13' });
  expect(outlookOf(TWO, [late, caughtUp], '2026-03-06').map(({ delayDays }) => delayDays)).toEqual([2, 0]);
});

test('silence is a delay: what should have begun can begin today at the earliest, what should be over ends today', () => {
  expect(outlookOf(TWO, [], '2026-03-04').map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    ['2026-03-04', '2026-03-10'],
    ['2026-03-11', '2026-03-17'],
  ]);
  expect(outlookOf(TWO, [report(1, '2026-03-06', 90)], '2026-03-10')[0]).toMatchObject({
    endsOn: '2026-03-10',
    delayDays: 2,
  });
});

test('a stage closed early brings nothing after it forward', () => {
  const early = report(1, '2026-03-04', 100, { endsOn: '2026-03-04', isClosed: true });
  expect(outlookOf(TWO, [early], '2026-03-05').map(({ endsOn, delayDays }) => [endsOn, delayDays])).toEqual([
    ['2026-03-04', -2],
    ['2026-03-13', 0],
  ]);
});

test('the curve joins what is done to the end that is expected, and never goes down', () => {
  const reports = [report(1, '2026-03-03', 40), report(1, '2026-03-05', 60, { endsOn: '2026-03-10' })];
  const today = '2026-03-05';
  const curve = curveOf(TWO, reports, { outlook: outlookOf(TWO, reports, today), today });
  expect(curve).toEqual([
    { day: '2026-03-02', plannedBp: 500, actualBp: 0, projectedBp: null },
    { day: '2026-03-03', plannedBp: 1_000, actualBp: 1_000, projectedBp: null },
    { day: '2026-03-05', plannedBp: 2_000, actualBp: 1_500, projectedBp: 1_500 },
    { day: '2026-03-06', plannedBp: 2_500, actualBp: null, projectedBp: 1_833 },
    { day: '2026-03-09', plannedBp: 4_000, actualBp: null, projectedBp: 2_167 },
    { day: '2026-03-10', plannedBp: 5_500, actualBp: null, projectedBp: 2_500 },
    { day: '2026-03-13', plannedBp: 10_000, actualBp: null, projectedBp: 7_000 },
    { day: '2026-03-16', plannedBp: 10_000, actualBp: null, projectedBp: 8_500 },
    { day: '2026-03-17', plannedBp: 10_000, actualBp: null, projectedBp: 10_000 },
  ]);
});

test('a report that contradicts the day it is made on, or hides why it is late, is refused', () => {
  const right = {
    donePercent: 50,
    startsOn: '2026-03-02',
    endsOn: '2026-03-06',
    cause: 'none',
    isClosed: false,
  } as const;
  const day = { plannedEndsOn: '2026-03-06', today: '2026-03-04', reopens: false };
  const cases = [
    faultOf(right, day),
    faultOf({ ...right, endsOn: '2026-03-01' }, day),
    faultOf({ ...right, endsOn: '2026-03-03' }, day),
    faultOf({ ...right, startsOn: '2026-03-05' }, day),
    faultOf({ ...right, isClosed: true }, day),
    faultOf({ ...right, isClosed: true, donePercent: 100 }, day),
    faultOf({ ...right, isClosed: true, donePercent: 100, endsOn: '2026-03-04' }, day),
    faultOf({ ...right, endsOn: '2026-03-09' }, day),
    faultOf({ ...right, endsOn: '2026-03-09', cause: 'content' }, day),
    faultOf(right, { ...day, reopens: true }),
  ];
  expect(cases).toEqual([
    null,
    'STAGE_DATES_WRONG',
    'STAGE_DATES_WRONG',
    'STAGE_NOT_BEGUN',
    'STAGE_NOT_OVER',
    'STAGE_NOT_OVER',
    null,
    'DELAY_NEEDS_CAUSE',
    null,
    'DELAY_NEEDS_CAUSE',
  ]);
  expect([
    decisionOf({ isClosed: true, wasClosed: false }),
    decisionOf({ isClosed: false, wasClosed: true }),
    decisionOf({ isClosed: false, wasClosed: false }),
  ]).toEqual(['closed', 'reopened', 'followed']);
});
