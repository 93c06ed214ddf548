import type { Gap } from '../question.ts';
import { base, type Stem, taken } from './build-question.ts';
import { leftOut, type NewId, type Taken } from './problem.ts';

/** A text with gaps, left out when one of them cannot be filled rightly. */
export function gapsQuestion(stem: Stem, { text, gaps }: { text: string; gaps: readonly Gap[] }, newId: NewId): Taken {
  if (gaps.some((gap) => gap.kind === 'choice' && gap.choices.length < 2)) return leftOut('TOO_FEW_CHOICES');
  if (!gaps.every(hasRight)) return leftOut('NO_RIGHT_ANSWER');
  return taken(stem, { ...base(stem, newId), text, type: 'gaps', gaps: [...gaps] });
}

const hasRight = (gap: Gap) =>
  gap.kind === 'choice'
    ? gap.choices.some(({ isRight }) => isRight)
    : gap.accepted.some(({ shareBp }) => shareBp === 10_000);
