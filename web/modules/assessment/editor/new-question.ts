import { newKey } from '../../../app/api.ts';
import type { AcceptedNumber, AcceptedText, Choice, Gap, Question, QuestionOf } from '../quiz-types.ts';

export const TYPES = [
  'singleChoice',
  'multipleChoice',
  'trueFalse',
  'shortText',
  'number',
  'matching',
  'ordering',
  'gaps',
] as const satisfies readonly Question['type'][];

export const newChoice = (isRight = false): Choice => ({
  id: newKey(),
  text: '',
  isRight,
  shareBp: null,
  feedback: '',
});
export const newText = (): AcceptedText => ({ text: '', shareBp: 10_000, feedback: '' });
export const newNumber = (): AcceptedNumber => ({ value: 0, tolerance: 0, shareBp: 10_000, feedback: '' });
export const newRow = () => ({ id: newKey(), text: '' });
export const newPair = () => ({ id: newKey(), left: '', rightId: newKey(), right: '' });

export function newGap(kind: Gap['kind']): Gap {
  const base = { id: newKey(), weight: 1 };
  if (kind === 'choice') return { ...base, kind, choices: [newChoice(true), newChoice()] };
  return kind === 'text'
    ? { ...base, kind, accepted: [newText()], matchCase: false, matchAccents: false }
    : { ...base, kind, accepted: [newNumber()] };
}

/** An empty question of a type, ready to be filled. Points are hundredths. */
export function newQuestion(type: Question['type']): Question {
  const base = { id: newKey(), text: '', points: 100, feedback: '' };
  switch (type) {
    case 'singleChoice':
      return { ...base, type, choices: [newChoice(true), newChoice(), newChoice()] };
    case 'multipleChoice':
      return { ...base, type, credit: 'partial', choices: [newChoice(true), newChoice(true), newChoice()] };
    case 'trueFalse':
      return { ...base, type, isTrue: true, rightFeedback: '', wrongFeedback: '' };
    case 'shortText':
      return { ...base, type, accepted: [newText()], matchCase: false, matchAccents: false };
    case 'number':
      return { ...base, type, accepted: [newNumber()], unit: '' };
    case 'matching':
      return { ...base, type, pairs: [newPair(), newPair(), newPair()], decoys: [] };
    case 'ordering':
      return { ...base, type, credit: 'partial', items: [newRow(), newRow(), newRow()] };
    case 'gaps':
      return { ...base, type, gaps: [] };
  }
}

/** The same question under another id; its parts may keep theirs, answers never cross questions. */
export function copyOf(question: Question): Question {
  return { ...question, id: newKey() };
}

/** Adds a gap at the end of the text; the author moves its mark. */
export function withNewGap(question: QuestionOf<'gaps'>): QuestionOf<'gaps'> {
  const mark = `[[${question.gaps.length + 1}]]`;
  const space = question.text === '' || /\s$/.test(question.text) ? '' : ' ';
  return { ...question, text: `${question.text}${space}${mark}`, gaps: [...question.gaps, newGap('text')] };
}

/** Takes a gap out with its mark; the marks after it go down by one. */
export function withoutGap(question: QuestionOf<'gaps'>, at: number): QuestionOf<'gaps'> {
  const text = question.text.replace(/\[\[(\d{1,3})\]\]/g, (mark, number: string) => {
    const place = Number(number) - 1;
    if (place === at) return '';
    return place > at ? `[[${place}]]` : mark;
  });
  return { ...question, text, gaps: question.gaps.filter((_, place) => place !== at) };
}

export function replaced<T>(list: readonly T[], at: number, one: T): T[] {
  return list.map((old, place) => (place === at ? one : old));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, place) => place !== at);
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
