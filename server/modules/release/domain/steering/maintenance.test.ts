import { expect, test } from 'vitest';
import { alertsOf } from './alerts.ts';
import { deliverablesOf } from './deliverables.ts';
import { bandOf, entryFault } from './maintenance.ts';
import { USUAL_THRESHOLDS } from './thresholds.ts';

test('a year of maintenance is within 10 to 20 % of the initial budget, both ends included', () => {
  const standings = [999_999, 1_000_000, 2_000_000, 2_000_001].map(
    (cost) => bandOf(cost, 10_000_000, USUAL_THRESHOLDS).standing,
  );
  expect(standings).toEqual(['below', 'within', 'within', 'above']);
  expect(bandOf(1_400_000, 10_000_000, USUAL_THRESHOLDS)).toEqual({
    initialCents: 10_000_000,
    costCents: 1_400_000,
    lowCents: 1_000_000,
    highCents: 2_000_000,
    shareBp: 1_400,
    standing: 'within',
  });
  expect(bandOf(5, 0, USUAL_THRESHOLDS)).toMatchObject({ shareBp: null, standing: 'noBudget' });
  expect(bandOf(2_500_000, 10_000_000, { ...USUAL_THRESHOLDS, mcoHighBp: 3_000 }).standing).toBe('within');
});

test('an entry says something, and corrects no more than there is', () => {
  const before = { minutes: 60, costCents: 5_000, state: 'open' } as const;
  const faults = [
    { minutes: 0, costCents: 0, state: 'open' } as const,
    { minutes: 0, costCents: 0, state: 'done' } as const,
    { minutes: -60, costCents: -5_000, state: 'open' } as const,
    { minutes: -61, costCents: 0, state: 'open' } as const,
    { minutes: 0, costCents: -5_001, state: 'open' } as const,
  ].map((entry) => entryFault(before, entry));
  expect(faults).toEqual(['ENTRY_EMPTY', null, null, 'ENTRY_TOO_LOW', 'ENTRY_TOO_LOW']);
});

const drift = (driftBp: number | null) => ({ leftCents: 0, driftCents: 0, driftBp });
const learners = (active30: number) => ({
  audience: 'learner' as const,
  people: 100,
  opened: 100,
  active7: 0,
  active30,
  activeBp: active30 * 100,
  targetBp: 8_000,
});
const band = bandOf(2_000_000, 10_000_000, USUAL_THRESHOLDS);

test('at its threshold no figure calls anybody; one step beyond each does, with what it is and what it may be', () => {
  const quiet = {
    plan: { plannedBp: 5_500, doneBp: 5_000, delayDays: 5 },
    budget: drift(500),
    lines: [{ title: 'Hébergement', ...drift(500) }],
    audiences: [learners(80)],
    band,
  };
  expect(alertsOf(quiet, USUAL_THRESHOLDS)).toEqual([]);
  const loud = {
    plan: { plannedBp: 5_501, doneBp: 5_000, delayDays: 6 },
    budget: drift(501),
    lines: [
      { title: 'Hébergement', ...drift(501) },
      { title: 'Non prévu', ...drift(null) },
    ],
    audiences: [learners(79), { ...learners(0), audience: 'company' as const, people: 0 }],
    band: bandOf(2_100_000, 10_000_000, USUAL_THRESHOLDS),
  };
  expect(alertsOf(loud, USUAL_THRESHOLDS)).toEqual([
    { kind: 'progressGap', about: '', value: 501, limit: 500 },
    { kind: 'delay', about: '', value: 6, limit: 5 },
    { kind: 'budgetDrift', about: '', value: 501, limit: 500 },
    { kind: 'budgetLineDrift', about: 'Hébergement', value: 501, limit: 500 },
    { kind: 'learnerActive', about: '', value: 7_900, limit: 8_000 },
    { kind: 'mcoAbove', about: '', value: 2_100, limit: 2_000 },
  ]);
});

test('before anything is made each deliverable says what it lacks; what is made is opened', () => {
  const nothing = { cases: 0, rollouts: 0, tickets: 0, actions: 0, report: null, hasPlan: false, hasBudget: false };
  expect(deliverablesOf(nothing).map(({ name, lacks }) => [name, lacks])).toEqual([
    ['strategy', ['noRollout']],
    ['recette', ['noBook', 'noReport']],
    ['rollback', []],
    ['communication', ['noCommunication']],
    ['guides', []],
    ['maintenance', ['noBudget', 'noTicket']],
    ['dashboards', ['noPlan', 'noBudget']],
  ]);
  const report = { reportId: 'r', number: 'PV-2026-001' };
  const made = deliverablesOf({
    cases: 80,
    rollouts: 1,
    tickets: 4,
    actions: 10,
    report,
    hasPlan: true,
    hasBudget: true,
  });
  expect(made.filter(({ lacks }) => lacks.length === 0).map(({ name, opens }) => [name, opens])).toEqual([
    ['strategy', ['strategyPaper', 'deploymentPage', 'rollout']],
    ['recette', ['bookPage', 'bookFile', 'reportFile']],
    ['rollback', ['rollbackFile', 'rollbackPage', 'rollout']],
    ['communication', ['communicationPaper', 'communication']],
    ['guides', ['help']],
    ['maintenance', ['maintenancePaper', 'maintenance', 'maintenanceFile']],
    ['dashboards', ['dashboardPaper', 'dashboard', 'budgetFile', 'adoptionFile']],
  ]);
});
