import type { Context } from '../../kernel/context.ts';

/** What must be settled before a session closes, as those who keep it know it. */
export type ClosingChecks = {
  /** Half-days given to somebody whose sheet is not sealed, by session; a session without any is left out. */
  countUnsealed(ctx: Context, sessionIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
};
