import { judgeChoice } from './judge-choice.ts';
import { judgeNumber } from './judge-number.ts';
import { judgeText } from './judge-text.ts';
import type { Judgement } from './judgement.ts';
import type { Gap, QuestionOf } from './question.ts';

/** A text with gaps: each gap is judged as a small question and weighs what its author said. */
export function judgeGaps({ gaps }: QuestionOf<'gaps'>, filled: Readonly<Record<string, string>>): Judgement {
  const judged = gaps.map((gap) => ({ weight: gap.weight, judgement: judgeGap(gap, filled[gap.id] ?? '') }));
  const whole = judged.reduce((total, { weight }) => total + weight, 0);
  const earned = judged.reduce((total, { weight, judgement }) => total + weight * judgement.shareBp, 0);
  return {
    shareBp: whole === 0 ? 0 : earned / whole,
    isAnswered: judged.some(({ judgement }) => judgement.isAnswered),
    lines: judged.flatMap(({ judgement }, at) => judgement.lines.map((one) => ({ ...one, label: String(at + 1) }))),
    feedback: judged.flatMap(({ judgement }) => judgement.feedback),
  };
}

function judgeGap(gap: Gap, given: string): Judgement {
  switch (gap.kind) {
    case 'choice':
      return judgeChoice(gap.choices, given);
    case 'text':
      return judgeText(gap, given);
    case 'number':
      return judgeNumber(gap, given);
  }
}
