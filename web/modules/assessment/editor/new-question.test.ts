import { expect, test } from 'vitest';
import { Question } from '../../../../contract/quiz.ts';
import type { QuestionOf } from '../quiz-types.ts';
import { moved, newQuestion, TYPES, withNewGap, withoutGap } from './new-question.ts';

test('every new question is one that the server takes as a draft', () => {
  for (const type of TYPES) {
    const question = newQuestion(type);
    expect(Question.parse(question)).toEqual(question);
  }
});

test('a gap taken out goes with its mark, and the next ones move down', () => {
  const empty = { ...newQuestion('gaps'), text: 'Un' } as QuestionOf<'gaps'>;
  const three = withNewGap(withNewGap(withNewGap(empty)));
  expect(three.text).toBe('Un [[1]] [[2]] [[3]]');
  const two = withoutGap(three, 1);
  expect([two.text, two.gaps]).toEqual(['Un [[1]]  [[2]]', [three.gaps[0], three.gaps[2]]]);
});

test('a line moves up or down without losing another', () => {
  expect([moved(['a', 'b', 'c'], 2, 0), moved(['a', 'b', 'c'], 0, 1)]).toEqual([
    ['c', 'a', 'b'],
    ['b', 'a', 'c'],
  ]);
});
