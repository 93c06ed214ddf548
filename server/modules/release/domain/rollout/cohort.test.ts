import fc from 'fast-check';
import { expect, test } from 'vitest';
import { companiesToAdd } from './cohort.ts';
import { pilotPairs } from './pilots.ts';
import { PLAN } from './plan.ts';
import { type Company, type Population, reached } from './population.ts';

const companies = fc.uniqueArray(
  fc.record({
    companyId: fc.uuid(),
    name: fc.string(),
    users: fc.integer({ min: 0, max: 400 }),
    activeUsers: fc.integer({ min: 0, max: 400 }),
  }),
  { minLength: 1, maxLength: 60, selector: ({ companyId }) => companyId },
);

const populationOf = (list: Company[]): Population => ({
  companies: list,
  roles: [{ role: 'trainer', users: 6, activeUsers: 4 }],
  others: { users: 3, activeUsers: 1 },
});

/** The four steps one after the other, as the control plane takes them. */
function steps(list: Company[], salt: string, frozen: ReadonlySet<string>): Set<string>[] {
  const members = { roles: new Set<string>(), companies: new Set<string>() };
  return PLAN.map(({ targetBp, roles }) => {
    for (const role of roles) members.roles.add(role);
    for (const { companyId } of companiesToAdd({
      population: populationOf(list),
      already: members,
      frozen,
      targetBp,
      salt,
    }))
      members.companies.add(companyId);
    return new Set(members.companies);
  });
}

test('cohorts nest, hold each company once, leave frozen companies out and end with all the others', () => {
  fc.assert(
    fc.property(companies, fc.string(), fc.integer({ min: 0, max: 5 }), (list, salt, frozenCount) => {
      const frozen = new Set(list.slice(0, frozenCount).map(({ companyId }) => companyId));
      const cohorts = steps(list, salt, frozen);
      for (const [index, cohort] of cohorts.entries()) {
        expect([...(cohorts[index - 1] ?? [])].every((companyId) => cohort.has(companyId))).toBe(true);
        expect([...cohort].some((companyId) => frozen.has(companyId))).toBe(false);
      }
      expect(cohorts.at(-1)?.size).toBe(list.length - Math.min(frozenCount, list.length));
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('the same release gives the same cohorts, in whatever order companies come', () => {
  fc.assert(
    fc.property(companies, fc.string(), (list, salt) => {
      expect(steps(list.toReversed(), salt, new Set())).toEqual(steps(list, salt, new Set()));
    }),
    { seed: 2, numRuns: 100 },
  );
});

test('the share reached is the closest that a prefix allows: within half of the largest company', () => {
  fc.assert(
    fc.property(companies, fc.string(), fc.integer({ min: 0, max: 9_999 }), (list, salt, targetBp) => {
      const population = populationOf(list);
      const none = { roles: new Set<string>(), companies: new Set<string>() };
      const added = companiesToAdd({ population, already: none, frozen: new Set(), targetBp, salt });
      const { count, total } = reached(population, {
        ...none,
        companies: new Set(added.map(({ companyId }) => companyId)),
      }).users;
      const largest = Math.max(...list.map(({ users }) => users));
      const unreachable = Math.max(0, (targetBp * total) / 10_000 - (total - 9));
      expect(Math.abs(count - (targetBp * total) / 10_000)).toBeLessThanOrEqual(largest / 2 + unreachable);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('two pilots of 17 and 12 people with the trainers are 1 % of the plan’s population, and the right pair is 5 %', () => {
  const list = Array.from({ length: 120 }, (_, index) => ({
    companyId: `company-${String(index).padStart(3, '0')}`,
    name: `Company ${index}`,
    users: [17, 12, 60, 55][index] ?? 29,
    activeUsers: 5,
  }));
  const population = { ...populationOf(list), others: { users: 0, activeUsers: 0 } };
  const small = reached(population, {
    roles: new Set(['trainer']),
    companies: new Set(['company-000', 'company-001']),
  });
  expect(small.users).toEqual({ count: 35, total: 3_514, bp: 100 });

  const [best, second] = pilotPairs(population, { roles: ['trainer'], targetBp: 500, frozen: new Set(), limit: 3 });

  expect(best?.companies.map(({ users }) => users).sort()).toEqual([55, 60]);
  expect(best?.reachedBp).toBe(344);
  expect(second?.companies.some(({ companyId }) => best?.companies.some((one) => one.companyId === companyId))).toBe(
    false,
  );
});

test('the best pair is never beaten by another pair', () => {
  fc.assert(
    fc.property(companies, fc.integer({ min: 0, max: 5_000 }), (list, targetBp) => {
      const population = populationOf(list);
      const [best] = pilotPairs(population, { roles: [], targetBp, frozen: new Set(), limit: 1 });
      const able = list.filter(({ users }) => users > 0);
      if (able.length < 2) {
        expect(best).toBeUndefined();
        return;
      }
      const total = reached(population, { roles: new Set(), companies: new Set() }).users.total;
      const gap = (a: Company, b: Company) => Math.abs(a.users + b.users - (targetBp * total) / 10_000);
      const gaps = able.flatMap((a, index) => able.slice(index + 1).map((b) => gap(a, b)));
      expect(best && gap(...best.companies)).toBe(Math.min(...gaps));
    }),
    { seed: 4, numRuns: 100 },
  );
});
