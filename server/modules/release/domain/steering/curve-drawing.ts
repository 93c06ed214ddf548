import type { Point } from './progress.ts';

/** Points of a drawing, both in parts of its width and height, from the bottom left. */
type Line = [x: number, y: number][];
export type CurveDrawing = {
  readonly planned: Line;
  readonly actual: Line;
  readonly projected: Line;
  /** Where today stands; null outside the curve. */
  readonly today: number | null;
  readonly days: { readonly x: number; readonly name: string }[];
};

const DAY_MS = 86_400_000;
const NAMED_DAYS = 5;

/** The S-curve as lines to draw: the width is the time from its first day to its last. */
export function curveDrawing(curve: readonly Point[], today: string, nameOf: (day: string) => string): CurveDrawing {
  const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  const [first = today, last = today] = [curve[0]?.day, curve.at(-1)?.day];
  const span = Math.max(1, at(last) - at(first));
  const x = (day: string) => (at(day) - at(first)) / span;
  const line = (of: (point: Point) => number | null): Line =>
    curve.flatMap((point): Line => {
      const bp = of(point);
      return bp === null ? [] : [[x(point.day), bp / 10_000]];
    });
  const dayAt = (part: number) => new Date((at(first) + Math.round(span * part)) * DAY_MS).toISOString().slice(0, 10);
  return {
    planned: line(({ plannedBp }) => plannedBp),
    actual: line(({ actualBp }) => actualBp),
    projected: line(({ projectedBp }) => projectedBp),
    today: today >= first && today <= last ? x(today) : null,
    days: Array.from({ length: NAMED_DAYS }, (_, index) => {
      const day = dayAt(index / (NAMED_DAYS - 1));
      return { x: x(day), name: nameOf(day) };
    }),
  };
}
