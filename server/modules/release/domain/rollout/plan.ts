/** One step of a canary: who it aims at and how long it is watched. */
export type Step = {
  readonly number: 1 | 2 | 3 | 4;
  readonly targetBp: number;
  /** Roles moved whole, whatever the company. */
  readonly roles: readonly string[];
  readonly observeHours: number;
  /** A business day must lie inside the observation: a quiet week-end proves nothing. */
  readonly needsBusinessDay: boolean;
};

/** The four steps of the deployment plan, section 3. Hours are its 48 h for the first step and our choice for the others. */
export const PLAN: readonly Step[] = [
  { number: 1, targetBp: 500, roles: ['trainer'], observeHours: 48, needsBusinessDay: true },
  { number: 2, targetBp: 2_000, roles: [], observeHours: 48, needsBusinessDay: true },
  { number: 3, targetBp: 5_000, roles: [], observeHours: 48, needsBusinessDay: true },
  { number: 4, targetBp: 10_000, roles: [], observeHours: 168, needsBusinessDay: true },
];

export function stepOf(number: number): Step {
  const step = PLAN.find((one) => one.number === number);
  if (!step) throw new RangeError(`the plan has no step ${number}`);
  return step;
}
