import { z } from 'zod';
import { Count, Instant, Uuid } from './endpoint.ts';

// Shapes of a quiz: questions with their right answers (office), paper without them, answers, result (learner).
// Points are hundredths of a point and shares are basis points, so that halves and thirds stay whole numbers.

export const MAX_QUESTIONS = 300;
const MAX_PARTS = 50;

/** Random, so that it says nothing of which answer is right; never the name of a member that every object has. */
export const PartId = z
  .string()
  .regex(/^[\w-]{1,40}$/)
  .refine((id) => !(id in {}), 'reserved');
/** The database takes neither NUL nor half a surrogate pair. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();
const written = (max: number) => z.string().trim().max(max).refine(isStorable, 'unreadable character');
const Text = written(4_000);
const Line = written(1_000);
const Points = z.int().min(0).max(100_000);
/** Zero: a mistake that is recognised, for its feedback. */
const EarnedShare = z.int().min(0).max(10_000).default(10_000);

/** `shareBp` null: a right choice earns an equal share; a wrong one, among several, takes as much away. */
export const Choice = z.strictObject({
  id: PartId,
  text: Line,
  isRight: z.boolean(),
  shareBp: z.int().min(-10_000).max(10_000).nullable().default(null),
  feedback: Line.default(''),
});
/** An asterisk stands for anything; `\*` is an asterisk. */
export const AcceptedText = z.strictObject({ text: Line, shareBp: EarnedShare, feedback: Line.default('') });
const Decimal = z.number().min(-1e15).max(1e15);
export const AcceptedNumber = z.strictObject({
  value: Decimal,
  tolerance: Decimal.min(0).default(0),
  shareBp: EarnedShare,
  feedback: Line.default(''),
});

const choices = z.array(Choice).max(MAX_PARTS);
const acceptedTexts = z.array(AcceptedText).max(MAX_PARTS);
const acceptedNumbers = z.array(AcceptedNumber).max(MAX_PARTS);
const Credit = z.enum(['partial', 'whole']).default('partial');
const TextRule = {
  accepted: acceptedTexts,
  matchCase: z.boolean().default(false),
  matchAccents: z.boolean().default(false),
};
const Row = z.strictObject({ id: PartId, text: Line });

const Pair = z.strictObject({ id: PartId, left: Line, rightId: PartId, right: Line });
const gapBase = { id: PartId, weight: z.int().min(1).max(100).default(1) };
export const Gap = z.discriminatedUnion('kind', [
  z.strictObject({ ...gapBase, kind: z.literal('choice'), choices }),
  z.strictObject({ ...gapBase, kind: z.literal('text'), ...TextRule }),
  z.strictObject({ ...gapBase, kind: z.literal('number'), accepted: acceptedNumbers }),
]);

const base = { id: PartId, text: Text, points: Points.default(100), feedback: Line.default('') };
const Unit = written(30);

/** A question as the office writes it. A draft may be incomplete; publishing checks (domain/faults.ts). */
export const Question = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('singleChoice'), choices }),
  z.strictObject({ ...base, type: z.literal('multipleChoice'), choices, credit: Credit }),
  z.strictObject({
    ...base,
    type: z.literal('trueFalse'),
    isTrue: z.boolean(),
    rightFeedback: Line.default(''),
    wrongFeedback: Line.default(''),
  }),
  z.strictObject({ ...base, type: z.literal('shortText'), ...TextRule }),
  z.strictObject({ ...base, type: z.literal('number'), accepted: acceptedNumbers, unit: Unit.default('') }),
  z.strictObject({
    ...base,
    type: z.literal('matching'),
    pairs: z.array(Pair).max(MAX_PARTS),
    decoys: z.array(Row).max(MAX_PARTS).default([]),
  }),
  /** In the right order. */
  z.strictObject({ ...base, type: z.literal('ordering'), items: z.array(Row).max(MAX_PARTS), credit: Credit }),
  /** `[[1]]` in the text is where the first gap stands, `[[2]]` the second. */
  z.strictObject({ ...base, type: z.literal('gaps'), gaps: z.array(Gap).max(MAX_PARTS) }),
]);

export const Questions = z
  .array(Question)
  .max(MAX_QUESTIONS)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two questions have the same id');

const shown = { id: PartId, text: z.string(), points: Points };
const rows = z.array(Row);
const PaperGap = z.strictObject({ id: PartId, kind: z.enum(['choice', 'text', 'number']), options: rows });

/** A question as the learner sees it: nothing here depends on which answer is right. */
export const PaperQuestion = z.discriminatedUnion('type', [
  z.strictObject({ ...shown, type: z.literal('singleChoice'), choices: rows }),
  z.strictObject({ ...shown, type: z.literal('multipleChoice'), choices: rows }),
  z.strictObject({ ...shown, type: z.literal('trueFalse') }),
  z.strictObject({ ...shown, type: z.literal('shortText') }),
  z.strictObject({ ...shown, type: z.literal('number'), unit: z.string() }),
  z.strictObject({ ...shown, type: z.literal('matching'), rows, options: rows }),
  z.strictObject({ ...shown, type: z.literal('ordering'), items: rows }),
  z.strictObject({ ...shown, type: z.literal('gaps'), gaps: z.array(PaperGap) }),
]);
export const Paper = z.strictObject({ questions: z.array(PaperQuestion).max(MAX_QUESTIONS) });

/**
 * One answer, by type of question:
 * singleChoice: id of the choice; multipleChoice: ids of the choices; trueFalse: true or false; shortText and number: what was
 * typed; matching: row id to option id; ordering: item ids in order; gaps: gap id to option id or to what was typed.
 */
export const Answer = z.union([
  z.boolean(),
  z.string().max(2_000).refine(isStorable, 'unreadable character'),
  z.array(PartId).max(MAX_PARTS),
  z.record(PartId, z.string().max(500).refine(isStorable, 'unreadable character')),
]);
/** Question id to answer; null takes the answer back. Questions that are absent keep what was saved. */
export const Answers = z
  .record(PartId, Answer.nullable())
  .refine((all) => Object.keys(all).length <= MAX_QUESTIONS, 'more answers than questions');

const Outcome = z.enum(['right', 'partial', 'wrong', 'unanswered']);
/**
 * One line of a corrected question. `label` is the left side of a pair or the number of a gap; `given` what the learner
 * answered; `right` what was expected. For true or false both are 'true' or 'false'. `right` and `isRight` are null until they
 * may be shown.
 */
export const ResultLine = z.strictObject({
  label: z.string(),
  given: z.string(),
  right: z.string().nullable(),
  isRight: z.boolean().nullable(),
});
export const QuestionResult = z.strictObject({
  questionId: PartId,
  points: Points,
  maxPoints: Points,
  outcome: Outcome,
  lines: z.array(ResultLine),
  feedback: z.array(z.string()),
});
export const AttemptResult = z.strictObject({
  points: Count,
  maxPoints: Count,
  percentBp: z.int().min(0).max(10_000),
  passed: z.boolean(),
  /** Right answers are shown once passed, or when no attempt is left. */
  revealsAnswers: z.boolean(),
  questions: z.array(QuestionResult),
});

/** A learner's attempt: paper, what was saved, and the result once it is submitted. */
export const Attempt = z.strictObject({
  attemptId: Uuid,
  quizId: Uuid,
  title: z.string(),
  number: z.int().min(1),
  /** Null when there is no limit. */
  attemptsLeft: Count.nullable(),
  passMarkBp: z.int().min(0).max(10_000),
  startedAt: Instant,
  savedAt: Instant.nullable(),
  submittedAt: Instant.nullable(),
  paper: Paper,
  answers: z.record(PartId, Answer),
  result: AttemptResult.nullable(),
});
