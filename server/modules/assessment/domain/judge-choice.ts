import { boundedShare, isSaid, type Judgement, line } from './judgement.ts';
import type { Choice, QuestionOf } from './question.ts';

/** One choice among several: it earns its share, a right one earns the whole, another nothing. Never less than nothing. */
export function judgeChoice(choices: readonly Choice[], chosenId: string): Judgement {
  const chosen = choices.find(({ id }) => id === chosenId);
  const rights = choices.filter(({ isRight }) => isRight);
  const expected = rights.map(({ text }) => text).join(' / ');
  const share = chosen ? (chosen.shareBp ?? (chosen.isRight ? 10_000 : 0)) : 0;
  return {
    shareBp: boundedShare(share),
    isAnswered: chosen !== undefined,
    lines: [line('', chosen?.text ?? '', expected, chosen?.isRight ?? false)],
    feedback: chosen ? [chosen.feedback].filter(isSaid) : [],
  };
}

/**
 * Several choices. 'whole': all the right ones and no other, or nothing. 'partial': the sum of the shares of what was chosen;
 * by default each right choice earns an equal share and each wrong one takes as much away, so that ticking everything earns
 * nothing when there are as many wrong as right.
 */
export function judgeChoices(question: QuestionOf<'multipleChoice'>, chosenIds: readonly string[]): Judgement {
  const rights = question.choices.filter(({ isRight }) => isRight);
  const chosen = question.choices.filter(({ id }) => chosenIds.includes(id));
  const isExact = chosen.length === rights.length && chosen.every(({ isRight }) => isRight);
  const evenBp = rights.length > 0 ? 10_000 / rights.length : 0;
  const sum = chosen.reduce((total, choice) => total + (choice.shareBp ?? (choice.isRight ? evenBp : -evenBp)), 0);
  const missed = rights.filter((choice) => !chosen.includes(choice));
  return {
    shareBp: question.credit === 'whole' ? (isExact ? 10_000 : 0) : boundedShare(sum),
    isAnswered: chosen.length > 0,
    lines: [
      ...chosen.map(({ text, isRight }) => line('', text, isRight ? text : '', isRight)),
      ...missed.map(({ text }) => line('', '', text, false)),
    ],
    feedback: chosen.map(({ feedback }) => feedback).filter(isSaid),
  };
}

export function judgeTrueFalse(question: QuestionOf<'trueFalse'>, answer: boolean): Judgement {
  const isRight = answer === question.isTrue;
  return {
    shareBp: isRight ? 10_000 : 0,
    isAnswered: true,
    lines: [line('', String(answer), String(question.isTrue), isRight)],
    feedback: [isRight ? question.rightFeedback : question.wrongFeedback].filter(isSaid),
  };
}
