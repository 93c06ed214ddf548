/** Sums in cents. */
export type Sums = {
  readonly initialCents: number;
  readonly plannedCents: number;
  /** Ordered and not yet spent. */
  readonly committedCents: number;
  readonly spentCents: number;
  /** What it will have cost in the end. */
  readonly forecastCents: number;
};
export type Drift = {
  /** Planned and neither spent nor committed; negative when more is engaged than was planned. */
  readonly leftCents: number;
  readonly driftCents: number;
  /** Drift in hundredths of a percent of what was planned; null when nothing was. */
  readonly driftBp: number | null;
};

const NOTHING: Sums = { initialCents: 0, plannedCents: 0, committedCents: 0, spentCents: 0, forecastCents: 0 };

export function sumOf(lines: readonly Sums[]): Sums {
  return lines.reduce<Sums>(
    (sum, line) => ({
      initialCents: sum.initialCents + line.initialCents,
      plannedCents: sum.plannedCents + line.plannedCents,
      committedCents: sum.committedCents + line.committedCents,
      spentCents: sum.spentCents + line.spentCents,
      forecastCents: sum.forecastCents + line.forecastCents,
    }),
    NOTHING,
  );
}

/** What is left, and how far the end will be from what was planned: more is a positive drift. */
export function driftOf({ plannedCents, committedCents, spentCents, forecastCents }: Sums): Drift {
  const driftCents = forecastCents - plannedCents;
  return {
    leftCents: plannedCents - committedCents - spentCents,
    driftCents,
    driftBp: plannedCents === 0 ? null : Math.round((10_000 * driftCents) / plannedCents),
  };
}

/** What was engaged cannot be undone by hoping: a forecast below it is an error of typing. */
export function forecastHolds({ committedCents, spentCents, forecastCents }: Omit<Sums, 'initialCents'>): boolean {
  return forecastCents >= committedCents + spentCents;
}
