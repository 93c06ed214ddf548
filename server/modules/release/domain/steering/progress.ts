import { addDays, addWorked, laterOf, nextWorked, workedDays, workedLate } from '../working-days.ts';

export type Stage = {
  readonly stage: number;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Load in days of work. */
  readonly weight: number;
};
export type Report = {
  readonly stage: number;
  readonly reportedOn: string;
  readonly donePercent: number;
  /** Real when it is over, expected when it is to come. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly isClosed: boolean;
};
export type Outlook = {
  readonly stage: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly donePercent: number;
  readonly isClosed: boolean;
  /** Days of work between the end that was planned and the one that is expected; negative when it comes earlier. */
  readonly delayDays: number;
};
export type Point = {
  readonly day: string;
  /** Hundredths of a percent of the whole load. */
  readonly plannedBp: number;
  /** Null after today, and on days on which nothing was noted: what is between two reports is not known. */
  readonly actualBp: number | null;
  /** Null before today. */
  readonly projectedBp: number | null;
};

const lastOf = (reports: readonly Report[], stage: number, day: string): Report | undefined =>
  reports.findLast((report) => report.stage === stage && report.reportedOn <= day);

/**
 * What is to be expected of each stage, given reports in the order they were made.
 *
 * A stage of which nothing was reported follows the delay of the one before and keeps its length; nothing can still begin
 * or end in the past.
 */
export function outlookOf(stages: readonly Stage[], reports: readonly Report[], today: string): Outlook[] {
  let behind = 0;
  return stages.map((planned) => {
    const last = lastOf(reports, planned.stage, today);
    const dates = last ? reported(last, today) : unreported(planned, { behind, today });
    const delayDays = workedLate(planned.endsOn, dates.endsOn);
    behind = Math.max(0, delayDays);
    return {
      stage: planned.stage,
      ...dates,
      donePercent: last?.donePercent ?? 0,
      isClosed: last?.isClosed ?? false,
      delayDays,
    };
  });
}

function reported({ startsOn, endsOn, isClosed }: Report, today: string) {
  return { startsOn, endsOn: isClosed ? endsOn : laterOf(endsOn, today) };
}

function unreported(planned: Stage, { behind, today }: { behind: number; today: string }) {
  const moved = behind > 0 ? addWorked(planned.startsOn, behind) : planned.startsOn;
  if (behind === 0 && moved >= today) return { startsOn: moved, endsOn: planned.endsOn };
  const startsOn = laterOf(moved, nextWorked(today));
  return { startsOn, endsOn: addWorked(startsOn, Math.max(0, workedDays(planned.startsOn, planned.endsOn) - 1)) };
}

/** Part of a stretch of time that is behind on the evening of a day, counted in days of work. */
function share(day: string, from: string, to: string): number {
  if (day < from) return 0;
  if (day >= to) return 1;
  const whole = workedDays(from, to);
  return whole === 0 ? 0 : workedDays(from, day) / whole;
}

/** Sum of what each stage has, by its load, in hundredths of a percent. */
function weighed(stages: readonly Stage[], partOf: (stage: Stage, index: number) => number): number {
  const whole = stages.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return 0;
  const done = stages.reduce((sum, stage, index) => sum + stage.weight * partOf(stage, index), 0);
  return Math.round((10_000 * done) / whole);
}

export function plannedBp(stages: readonly Stage[], day: string): number {
  return weighed(stages, ({ startsOn, endsOn }) => share(day, startsOn, endsOn));
}

export function actualBp(stages: readonly Stage[], reports: readonly Report[], day: string): number {
  return weighed(stages, ({ stage }) => (lastOf(reports, stage, day)?.donePercent ?? 0) / 100);
}

/** What will be done on a day to come if each stage ends when it is expected to. */
export function projectedBp(stages: readonly Stage[], outlook: readonly Outlook[], day: string, today: string): number {
  return weighed(stages, (_, index) => {
    const one = outlook[index];
    if (!one) return 0;
    const done = one.donePercent / 100;
    if (day <= today) return done;
    const from = laterOf(one.startsOn, addDays(today, 1));
    return done + (1 - done) * share(day, from, laterOf(one.endsOn, from));
  });
}

const WEEK = 7;

/** The S-curve: planned, done and projected, week by week and on each day on which something changes. */
export function curveOf(
  stages: readonly Stage[],
  reports: readonly Report[],
  { outlook, today }: { outlook: readonly Outlook[]; today: string },
): Point[] {
  const marks = [
    ...stages.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]),
    ...outlook.map(({ endsOn }) => endsOn),
    ...reports.map(({ reportedOn }) => reportedOn),
    today,
  ].toSorted();
  const [first = today, last = today] = [marks[0], marks.at(-1)];
  const known = new Set([first, today, ...reports.map(({ reportedOn }) => reportedOn)]);
  for (let day = first; day < last; day = addDays(day, WEEK)) marks.push(day);
  return [...new Set(marks)].toSorted().map((day) => ({
    day,
    plannedBp: plannedBp(stages, day),
    actualBp: day <= today && known.has(day) ? actualBp(stages, reports, day) : null,
    projectedBp: day >= today ? projectedBp(stages, outlook, day, today) : null,
  }));
}
