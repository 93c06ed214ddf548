/** One step of a canary: who it aims at. */
export type Step = {
  readonly number: 1 | 2 | 3 | 4;
  readonly targetBp: number;
  /** Roles moved whole, whatever the company. */
  readonly roles: readonly string[];
};

/** How long a step is watched. */
export type Watch = {
  readonly observeMinutes: number;
  /** A business day must lie inside: a quiet week-end proves nothing. */
  readonly needsBusinessDay: boolean;
};

/** The four steps of the deployment plan, section 3. */
export const PLAN: readonly Step[] = [
  { number: 1, targetBp: 500, roles: ['trainer'] },
  { number: 2, targetBp: 2_000, roles: [] },
  { number: 3, targetBp: 5_000, roles: [] },
  { number: 4, targetBp: 10_000, roles: [] },
];

/** Minutes each step is watched unless the organisation says otherwise: the plan's 48 h for the first, our choice for the others. */
export const USUAL_WATCH = { observeMinutes: [2_880, 2_880, 2_880, 10_080], needsBusinessDay: true } as const;

export function stepOf(number: number): Step {
  const step = PLAN.find((one) => one.number === number);
  if (!step) throw new RangeError(`the plan has no step ${number}`);
  return step;
}
