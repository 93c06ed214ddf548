export type HoursLine = {
  readonly kind: 'presence' | 'activity';
  readonly id: string;
  readonly name: string;
  readonly day: string;
  readonly minutes: number;
  /** Hash of the sealed half-day, or what proves the activity. */
  readonly evidence: string;
};

export type ProvableHours = {
  readonly totalMn: number;
  readonly presenceMn: number;
  /** Estimated minutes of completed remote activities, after the cap. */
  readonly remoteMn: number;
  /** What the cap of the program left out. */
  readonly cappedMn: number;
  readonly lines: readonly HoursLine[];
};

/**
 * Hours that can be proven for one person: minutes attended in sealed half-days, plus the estimated minutes of completed
 * remote activities, which never count for more than the program foresees at a distance.
 *
 * Source: D.6313-3-1 and R.6313-3 of the Code du travail; certificate of completion, Ministry's model of April 2020.
 * `remoteCapMn` is 0 when the program says nothing of remote time: then the activities of its path are the measure.
 */
export function provableHours(lines: readonly HoursLine[], remoteCapMn: number): ProvableHours {
  const sum = (kind: HoursLine['kind']) =>
    lines.filter((line) => line.kind === kind).reduce((total, { minutes }) => total + minutes, 0);
  const presenceMn = sum('presence');
  const done = sum('activity');
  const remoteMn = remoteCapMn > 0 ? Math.min(done, remoteCapMn) : done;
  return { totalMn: presenceMn + remoteMn, presenceMn, remoteMn, cappedMn: done - remoteMn, lines };
}

/** `13,50 heures`: the decimal form funders ask for on certificates. */
export function decimalHours(minutes: number): string {
  return (minutes / 60).toFixed(2).replace('.', ',');
}
