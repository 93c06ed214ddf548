import type { z } from 'zod';
import type { QuizFault } from '../../../../contract/assessment.ts';
import { maxPointsOf } from './grade.ts';
import type { AcceptedNumber, AcceptedText, Choice, Gap, Question, QuestionOf } from './question.ts';

export type Fault = z.output<typeof QuizFault>;
type Code = Fault['code'];

/** What a quiz still lacks before learners may take it; empty when it may be published. */
export function faultsOf(questions: readonly Question[]): Fault[] {
  const found = questions.flatMap((question) =>
    [...new Set(questionFaults(question))].map((code) => ({ questionId: question.id, code })),
  );
  if (questions.length === 0) return [{ questionId: null, code: 'NO_QUESTION' }];
  return maxPointsOf(questions) === 0 ? [{ questionId: null, code: 'NO_POINT' }, ...found] : found;
}

function questionFaults(question: Question): Code[] {
  const own = [...when(question.text === '', 'TEXT_MISSING'), ...when(hasTwins(partIds(question)), 'IDS_SAME')];
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return [...own, ...choiceFaults(question.choices)];
    case 'trueFalse':
      return own;
    case 'shortText':
    case 'number':
      return [...own, ...acceptedFaults(question.accepted)];
    case 'matching':
      return [...own, ...pairFaults(question)];
    case 'ordering':
      return [...own, ...itemFaults(question)];
    case 'gaps':
      return [...own, ...gapsFaults(question)];
  }
}

function choiceFaults(choices: readonly Choice[]): Code[] {
  const texts = choices.map(({ text }) => text);
  return [
    ...when(choices.length < 2, 'CHOICES_TOO_FEW'),
    ...when(texts.includes(''), 'CHOICE_EMPTY'),
    ...when(hasTwins(texts.filter((text) => text !== '')), 'CHOICES_SAME'),
    ...when(!choices.some(({ isRight }) => isRight), 'RIGHT_MISSING'),
  ];
}

/** At least one answer must earn everything, else nobody can have all the points. */
function acceptedFaults(accepted: readonly (AcceptedText | AcceptedNumber)[]): Code[] {
  const isFull = accepted.some((one) => one.shareBp === 10_000 && (!('text' in one) || one.text !== ''));
  return when(!isFull || accepted.some((one) => 'text' in one && one.text === ''), 'ACCEPTED_MISSING');
}

function pairFaults({ pairs, decoys }: QuestionOf<'matching'>): Code[] {
  const texts = [...pairs.flatMap(({ left, right }) => [left, right]), ...decoys.map(({ text }) => text)];
  return [
    ...when(pairs.length < 2, 'PAIRS_TOO_FEW'),
    ...when(texts.includes(''), 'PAIR_EMPTY'),
    ...when(hasTwins(pairs.map(({ left }) => left).filter((left) => left !== '')), 'PAIRS_SAME'),
  ];
}

function itemFaults({ items }: QuestionOf<'ordering'>): Code[] {
  const texts = items.map(({ text }) => text);
  return [
    ...when(items.length < 2, 'ITEMS_TOO_FEW'),
    ...when(texts.includes(''), 'ITEM_EMPTY'),
    ...when(hasTwins(texts.filter((text) => text !== '')), 'ITEMS_SAME'),
  ];
}

function gapsFaults({ text, gaps }: QuestionOf<'gaps'>): Code[] {
  const marks = [...text.matchAll(/\[\[(\d{1,3})\]\]/g)].map(([, number]) => Number(number)).sort((a, b) => a - b);
  const isMarked = marks.length === gaps.length && marks.every((number, at) => number === at + 1);
  return [
    ...when(gaps.length === 0, 'GAPS_MISSING'),
    ...when(gaps.length > 0 && !isMarked, 'GAP_MARKS_WRONG'),
    ...gaps.flatMap(gapFaults),
  ];
}

const gapFaults = (gap: Gap): Code[] =>
  gap.kind === 'choice' ? choiceFaults(gap.choices) : acceptedFaults(gap.accepted);

/** Ids that answers point at; two equal ones would make an answer ambiguous. */
function partIds(question: Question): string[] {
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.map(({ id }) => id);
    case 'matching':
      return [
        ...question.pairs.map(({ id }) => `left ${id}`),
        ...question.pairs.map(({ rightId }) => rightId),
        ...question.decoys.map(({ id }) => id),
      ];
    case 'ordering':
      return question.items.map(({ id }) => id);
    case 'gaps':
      return question.gaps.flatMap((gap) => [
        gap.id,
        ...(gap.kind === 'choice' ? gap.choices.map(({ id }) => `${gap.id} ${id}`) : []),
      ]);
    default:
      return [];
  }
}

const hasTwins = (texts: readonly string[]) => new Set(texts).size < texts.length;
const when = (isTrue: boolean, code: Code): Code[] => (isTrue ? [code] : []);
