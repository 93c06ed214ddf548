import fc from 'fast-check';
import type { Answer, Question } from '../../modules/assessment/domain/question.ts';

// Quizzes drawn at random, each with the answers that earn everything.

export type Drawn = { readonly question: Question; readonly perfect: Answer };

const words = fc.uniqueArray(fc.stringMatching(/^[a-zà-ü0-9]{1,8}$/), { minLength: 2, maxLength: 6 });
const points = fc.integer({ min: 1, max: 2_000 });
const ids = (prefix: string, count: number, salt: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${((at + 1) * 7919 + salt) % 100_003}`);
const salt = fc.integer({ min: 0, max: 100_002 });

const base = (id: string, worth: number) => ({ id, text: `Question ${id}`, points: worth, feedback: '' });

function choicesOf(texts: readonly string[], seed: number, isRight: (at: number) => boolean) {
  const own = ids('c', texts.length, seed);
  return texts.map((text, at) => ({ id: own[at] ?? '', text, isRight: isRight(at), shareBp: null, feedback: '' }));
}

const single = fc.tuple(words, salt, points, fc.nat()).map(([texts, seed, worth, pick]): Drawn => {
  const choices = choicesOf(texts, seed, (at) => at === pick % texts.length);
  const right = choices.find(({ isRight }) => isRight)?.id ?? '';
  return { question: { ...base('q', worth), type: 'singleChoice', choices }, perfect: right };
});

const multiple = fc
  .tuple(words, salt, points, fc.integer({ min: 1, max: 63 }), fc.constantFrom('partial' as const, 'whole' as const))
  .map(([texts, seed, worth, mask, credit]): Drawn => {
    const chosen = texts.map((_, at) => ((mask >> at) & 1) === 1);
    const isRight = (at: number) => (chosen.includes(true) ? chosen[at] === true : at === 0);
    const choices = choicesOf(texts, seed, isRight);
    return {
      question: { ...base('q', worth), type: 'multipleChoice', credit, choices },
      perfect: choices.filter((choice) => choice.isRight).map(({ id }) => id),
    };
  });

const trueFalse = fc.tuple(points, fc.boolean()).map(
  ([worth, isTrue]): Drawn => ({
    question: { ...base('q', worth), type: 'trueFalse', isTrue, rightFeedback: '', wrongFeedback: '' },
    perfect: isTrue,
  }),
);

const shortText = fc.tuple(words, points, fc.boolean(), fc.boolean()).map(
  ([texts, worth, matchCase, matchAccents]): Drawn => ({
    question: {
      ...base('q', worth),
      type: 'shortText',
      accepted: texts.map((text) => ({ text, shareBp: 10_000, feedback: '' })),
      matchCase,
      matchAccents,
    },
    perfect: `  ${texts[0]} `,
  }),
);

const number = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 100 }), points).map(
  ([hundredths, tolerance, worth]): Drawn => ({
    question: {
      ...base('q', worth),
      type: 'number',
      unit: 'V',
      accepted: [{ value: hundredths / 100, tolerance: tolerance / 100, shareBp: 10_000, feedback: '' }],
    },
    perfect: `${((hundredths + tolerance) / 100).toFixed(2).replace('.', ',')} V`,
  }),
);

const matching = fc.tuple(words, words, words, salt, points).map(([lefts, rights, decoys, seed, worth]): Drawn => {
  const rightIds = ids('o', lefts.length + decoys.length, seed);
  const pairs = lefts.map((left, at) => ({
    id: `l${at}`,
    left,
    rightId: rightIds[at] ?? '',
    right: rights[at % rights.length] ?? '',
  }));
  // A pair whose right side another pair shares is answered with the option that is shown for both.
  const shownFor = (right: string) =>
    [...pairs.map((pair) => ({ id: pair.rightId, text: pair.right })), ...lures]
      .filter(({ text }) => text === right)
      .sort((a, b) => (a.id < b.id ? -1 : 1))[0]?.id ?? '';
  const lures = decoys.map((text, at) => ({ id: rightIds[lefts.length + at] ?? '', text }));
  return {
    question: { ...base('q', worth), type: 'matching', pairs, decoys: lures },
    perfect: Object.fromEntries(pairs.map(({ id, right }) => [id, shownFor(right)])),
  };
});

const ordering = fc
  .tuple(words, salt, points, fc.constantFrom('partial' as const, 'whole' as const))
  .map(([texts, seed, worth, credit]): Drawn => {
    const own = ids('i', texts.length, seed);
    const items = texts.map((text, at) => ({ id: own[at] ?? '', text }));
    return {
      question: { ...base('q', worth), type: 'ordering', credit, items },
      perfect: items.map(({ id }) => id),
    };
  });

const gaps = fc.tuple(words, salt, points, fc.nat()).map(([texts, seed, worth, pick]): Drawn => {
  const choices = choicesOf(texts, seed, (at) => at === pick % texts.length);
  const accepted = [{ text: texts[0] ?? '', shareBp: 10_000, feedback: '' }];
  return {
    question: {
      ...base('q', worth),
      text: 'Un [[1]] et un [[2]] de [[3]].',
      type: 'gaps',
      gaps: [
        { id: 'g1', kind: 'choice', weight: 3, choices },
        { id: 'g2', kind: 'text', weight: 1, accepted, matchCase: false, matchAccents: false },
        { id: 'g3', kind: 'number', weight: 2, accepted: [{ value: 5, tolerance: 0, shareBp: 10_000, feedback: '' }] },
      ],
    },
    perfect: { g1: choices.find(({ isRight }) => isRight)?.id ?? '', g2: texts[0] ?? '', g3: '5' },
  };
});

export const anyQuestion = fc.oneof(single, multiple, trueFalse, shortText, number, matching, ordering, gaps);

/** One to eight questions with ids of their own. */
export const anyQuiz = fc
  .array(anyQuestion, { minLength: 1, maxLength: 8 })
  .map((all) => all.map(({ question, perfect }, at) => ({ question: { ...question, id: `q${at}` }, perfect })));
