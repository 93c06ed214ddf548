import { expect, test } from 'vitest';
import { activeBp, audiencesOf, callReason, cohortsOf } from './adoption.ts';
import { USUAL_THRESHOLDS } from './thresholds.ts';

const counts = (people: number, opened: number, active7: number, active30: number) => ({
  people,
  opened,
  active7,
  active30,
});
const NOBODY = counts(0, 0, 0, 0);
const company = (companyId: string, learners = NOBODY, managers = NOBODY) => ({
  companyId,
  name: companyId,
  phone: '',
  lastSeenAt: null,
  ...learners,
  managers,
});

test('adoption counts those who came among those who are expected, not among those who opened an account', () => {
  expect([activeBp(counts(3_500, 2_600, 1_260, 2_450)), activeBp(counts(3, 1, 1, 1)), activeBp(NOBODY)]).toEqual([
    7_000, 3_333, 0,
  ]);
});

test('a client company counts once, when one of its managers came', () => {
  const companies = [company('a', NOBODY, counts(3, 2, 0, 2)), company('b', NOBODY, counts(1, 1, 0, 0)), company('c')];
  const adoption = { learners: counts(10, 8, 4, 6), trainers: counts(6, 6, 6, 6), companies };
  expect(audiencesOf(adoption, USUAL_THRESHOLDS)).toEqual([
    { audience: 'learner', ...counts(10, 8, 4, 6), activeBp: 6_000, targetBp: 8_000 },
    { audience: 'trainer', ...counts(6, 6, 6, 6), activeBp: 10_000, targetBp: 10_000 },
    { audience: 'company', ...counts(3, 2, 0, 1), activeBp: 3_333, targetBp: 6_000 },
  ]);
});

test('a company is called for the gravest reason that holds, and never when nobody is expected there', () => {
  const reasons = [NOBODY, counts(5, 0, 0, 0), counts(5, 3, 0, 0), counts(5, 4, 1, 3), counts(5, 5, 0, 4)].map((one) =>
    callReason(one, 8_000),
  );
  expect(reasons).toEqual([null, 'neverOpened', 'silent', 'belowTarget', null]);
});

test('a cohort is whole companies by the step that moved them; the others wait at the end', () => {
  const companies = [
    company('a', counts(4, 4, 2, 3)),
    company('b', counts(6, 1, 0, 1)),
    company('c', counts(10, 0, 0, 0)),
    company('d', counts(2, 2, 1, 2)),
  ];
  const steps = new Map([
    ['d', 2],
    ['a', 1],
    ['b', 1],
  ]);
  expect(cohortsOf(companies, steps)).toEqual([
    { step: 1, companies: 2, ...counts(10, 5, 2, 4) },
    { step: 2, companies: 1, ...counts(2, 2, 1, 2) },
    { step: null, companies: 1, ...counts(10, 0, 0, 0) },
  ]);
});
