import type { Context } from '../../../kernel/context.ts';
import { type RefusalTexts, refusalSentence } from '../../../kernel/refusal.ts';
import { kernelRefusals } from '../../../kernel/refusals.ts';
import { moveRefusal, type SessionState } from '../domain/session-states.ts';
import type { ClosingChecks } from '../ports.ts';
import { refusals } from '../refusals.ts';
import { holdStates, moveSession } from '../store/session.store.ts';
import { recordMove } from './move-session.ts';

const SENTENCES: RefusalTexts = { ...kernelRefusals, ...refusals };

type Given = {
  readonly sessionIds: readonly string[];
  readonly to: SessionState;
  readonly reason: string;
  readonly checks: ClosingChecks;
};
type Answer = { moved: string[]; refused: { sessionId: string; reason: string }[] };

/**
 * Moves several sessions by one decision. Each one that cannot move is named with its reason; the others move.
 *
 * The sessions are held in the order of their ids, so that two decisions at the same instant wait for each other and
 * neither moves a session twice.
 */
export async function moveSessions(ctx: Context, { sessionIds, to, reason, checks }: Given): Promise<Answer> {
  const states = await holdStates(ctx, sessionIds);
  const unsealed = to === 'CLOSED' ? await checks.countUnsealed(ctx, sessionIds) : new Map<string, number>();
  const answer: Answer = { moved: [], refused: [] };
  for (const sessionId of new Set(sessionIds)) {
    const from = states.get(sessionId);
    const count = unsealed.get(sessionId) ?? 0;
    const refusal = from
      ? (moveRefusal({ from, to }, reason) ?? (count > 0 ? 'SHEETS_NOT_SEALED' : null))
      : ('NOT_FOUND' as const);
    if (refusal || !from) {
      answer.refused.push({ sessionId, reason: sentenceOf(ctx, refusal ?? 'NOT_FOUND', { count }) });
      continue;
    }
    await moveSession(ctx, sessionId, { from, to });
    await recordMove(ctx, sessionId, { from, to, reason });
    answer.moved.push(sessionId);
  }
  return answer;
}

function sentenceOf(ctx: Context, code: string, facts: { count: number }): string {
  const text = SENTENCES[code];
  return text ? refusalSentence(text, facts, ctx.language) : code;
}
