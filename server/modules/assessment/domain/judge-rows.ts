import { type Judgement, line } from './judgement.ts';
import type { PaperQuestion, QuestionOf } from './question.ts';

type MatchingPaper = Extract<PaperQuestion, { type: 'matching' }>;

/** Pairs: each right one earns an equal share. Options are compared by their text, since equal ones were shown once. */
export function judgeMatching(
  { pairs }: QuestionOf<'matching'>,
  { options }: MatchingPaper,
  chosen: Readonly<Record<string, string>>,
): Judgement {
  const texts = new Map(options.map(({ id, text }) => [id, text]));
  const lines = pairs.map(({ id, left, right }) => {
    const given = texts.get(chosen[id] ?? '') ?? '';
    return line(left, given, right, chosen[id] !== undefined && given === right);
  });
  return {
    shareBp: evenShare(lines),
    isAnswered: pairs.some(({ id }) => chosen[id] !== undefined),
    lines,
    feedback: [],
  };
}

/** An order. 'partial': each item at its place earns an equal share; 'whole': all of them or nothing. */
export function judgeOrdering({ items, credit }: QuestionOf<'ordering'>, order: readonly string[]): Judgement {
  const texts = new Map(items.map(({ id, text }) => [id, text]));
  const lines = items.map(({ id, text }, place) =>
    line(String(place + 1), texts.get(order[place] ?? '') ?? '', text, order[place] === id),
  );
  const share = evenShare(lines);
  return {
    shareBp: credit === 'whole' && share < 10_000 ? 0 : share,
    isAnswered: order.length > 0,
    lines,
    feedback: [],
  };
}

function evenShare(lines: readonly { isRight: boolean | null }[]): number {
  return lines.length === 0 ? 0 : (10_000 * lines.filter(({ isRight }) => isRight).length) / lines.length;
}
