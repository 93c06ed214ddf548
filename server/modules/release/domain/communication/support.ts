export type SupportAudience = 'trainers' | 'staff' | 'companies';
export type SupportFacts = {
  readonly audience: SupportAudience;
  readonly fromDay: string;
  readonly toDay: string;
  /** From Monday to Friday, hours as 09:00. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly reachedBy: string;
};

/** Without anybody named, nobody answers, whatever the dates. */
export function standingOf(
  { fromDay, toDay }: Pick<SupportFacts, 'fromDay' | 'toDay'>,
  people: number,
  today: string,
): 'nobody' | 'toCome' | 'open' | 'over' {
  if (toDay < today) return 'over';
  if (people === 0) return 'nobody';
  return fromDay > today ? 'toCome' : 'open';
}
