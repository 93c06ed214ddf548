/** What a chain of decisions says about time. */
type Decided = { readonly kind: string; readonly at: Date };
export type Pause<D extends Decided> = { readonly held: D; readonly resumed: D | null; readonly endedAt: Date };

/** The pauses of a rollout: each ends when somebody resumes, when the rollout is taken back, or has not ended at `until`. */
export function pausesOf<D extends Decided>(decisions: readonly D[], until: Date): Pause<D>[] {
  const pauses: Pause<D>[] = [];
  let held: D | null = null;
  for (const decision of decisions) {
    if (decision.kind === 'pause') held ??= decision;
    else if (held && (decision.kind === 'resume' || decision.kind === 'rollback')) {
      pauses.push({ held, resumed: decision.kind === 'resume' ? decision : null, endedAt: decision.at });
      held = null;
    }
  }
  if (held) pauses.push({ held, resumed: null, endedAt: until });
  return pauses;
}

/** Milliseconds of pause between two instants. */
export function pausedWithin(pauses: readonly Pause<Decided>[], from: Date, to: Date): number {
  return pauses.reduce((sum, { held, endedAt }) => {
    const starts = Math.max(held.at.getTime(), from.getTime());
    return sum + Math.max(0, Math.min(endedAt.getTime(), to.getTime()) - starts);
  }, 0);
}
