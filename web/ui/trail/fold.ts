/** People coming in and going out. */
const SIGN_INS = new Set([
  'identity.signed-in',
  'identity.signed-out',
  'identity.factor-given',
  'identity.role-switched',
]);

/** Lines that are read one by one, or a run of sign-ins that is read as one. */
export type Fold<Line> =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'signIns'; readonly lines: readonly Line[] };

/** Gathers each run of two or more sign-ins of one day; everything else stays as it is, in its order. */
export function foldSignIns<Line extends { readonly action: string }>(
  lines: readonly Line[],
  dayOf: (line: Line) => string,
): Fold<Line>[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn = last && SIGN_INS.has(line.action) && SIGN_INS.has(last.action) && dayOf(line) === dayOf(last);
    if (run && goesOn) run.push(line);
    else runs.push([line]);
  }
  return runs.map((run) =>
    run.length > 1 || !run[0] ? { kind: 'signIns', lines: run } : { kind: 'line', line: run[0] },
  );
}
