import type { Thresholds } from './thresholds.ts';

export type Counts = {
  readonly people: number;
  /** Accounts that were used, or whose password is chosen. */
  readonly opened: number;
  readonly active7: number;
  readonly active30: number;
};
export type CompanyAdoption = Counts & {
  readonly companyId: string;
  readonly name: string;
  readonly phone: string;
  readonly lastSeenAt: Date | null;
  /** Its training managers: they are the company's own space. */
  readonly managers: Counts;
};
export type Adoption = {
  readonly learners: Counts;
  readonly trainers: Counts;
  readonly companies: readonly CompanyAdoption[];
};

export type Audience = Counts & {
  readonly audience: 'trainer' | 'learner' | 'company';
  readonly activeBp: number;
  readonly targetBp: number;
};

/** Share of those who are expected that came within thirty days, in hundredths of a percent; nobody expected is nothing. */
export function activeBp({ people, active30 }: Counts): number {
  return people === 0 ? 0 : Math.round((10_000 * active30) / people);
}

/** The three audiences of the plan. A client company counts once: it came when one of its managers did. */
export function audiencesOf({ learners, trainers, companies }: Adoption, thresholds: Thresholds): Audience[] {
  const having = (name: 'opened' | 'active7' | 'active30') =>
    companies.filter(({ managers }) => managers[name] > 0).length;
  const company: Counts = {
    people: companies.length,
    opened: having('opened'),
    active7: having('active7'),
    active30: having('active30'),
  };
  return [
    { audience: 'learner', ...learners, activeBp: activeBp(learners), targetBp: thresholds.learnerActiveBp },
    { audience: 'trainer', ...trainers, activeBp: activeBp(trainers), targetBp: thresholds.trainerActiveBp },
    { audience: 'company', ...company, activeBp: activeBp(company), targetBp: thresholds.companyActiveBp },
  ];
}

export type CallReason = 'neverOpened' | 'silent' | 'belowTarget';

/** Why a company should be called, or null: nobody to expect there, or enough of them come. */
export function callReason(company: Counts, targetBp: number): CallReason | null {
  if (company.people === 0) return null;
  if (company.opened === 0) return 'neverOpened';
  if (company.active30 === 0) return 'silent';
  return activeBp(company) < targetBp ? 'belowTarget' : null;
}

export type Cohort = Counts & { readonly step: number | null; readonly companies: number };

/** Companies by the step of the rollout at which they came to the new version; null for those that have not moved. */
export function cohortsOf(companies: readonly CompanyAdoption[], stepOf: ReadonlyMap<string, number>): Cohort[] {
  const groups = Map.groupBy(companies, ({ companyId }) => stepOf.get(companyId) ?? null);
  const sum = (group: readonly CompanyAdoption[], name: keyof Counts) =>
    group.reduce((total, company) => total + company[name], 0);
  return [...groups]
    .map(([step, group]) => ({
      step,
      companies: group.length,
      people: sum(group, 'people'),
      opened: sum(group, 'opened'),
      active7: sum(group, 'active7'),
      active30: sum(group, 'active30'),
    }))
    .toSorted((a, b) => (a.step ?? Number.POSITIVE_INFINITY) - (b.step ?? Number.POSITIVE_INFINITY));
}
