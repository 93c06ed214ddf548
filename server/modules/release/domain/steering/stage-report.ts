export const CAUSES = ['none', 'content', 'people', 'technical', 'supplier', 'recette', 'decision', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

export type ReportWanted = {
  readonly donePercent: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly cause: Cause;
  readonly isClosed: boolean;
};
export type ReportFault = 'STAGE_DATES_WRONG' | 'STAGE_NOT_BEGUN' | 'STAGE_NOT_OVER' | 'DELAY_NEEDS_CAUSE';

/** What is wrong with a report, or null: dates that contradict the day it is made on, a delay that nobody explains. */
export function faultOf(
  wanted: ReportWanted,
  { plannedEndsOn, today, reopens }: { plannedEndsOn: string; today: string; reopens: boolean },
): ReportFault | null {
  if (wanted.endsOn < wanted.startsOn) return 'STAGE_DATES_WRONG';
  if (wanted.donePercent > 0 && wanted.startsOn > today) return 'STAGE_NOT_BEGUN';
  if (wanted.isClosed && (wanted.donePercent < 100 || wanted.endsOn > today)) return 'STAGE_NOT_OVER';
  if (!wanted.isClosed && wanted.endsOn < today) return 'STAGE_DATES_WRONG';
  if (wanted.cause === 'none' && (wanted.endsOn > plannedEndsOn || reopens)) return 'DELAY_NEEDS_CAUSE';
  return null;
}

/** What a report decides: the stage is followed, closed, or open again. */
export function decisionOf({ isClosed, wasClosed }: { isClosed: boolean; wasClosed: boolean }) {
  if (isClosed) return 'closed';
  return wasClosed ? 'reopened' : 'followed';
}
