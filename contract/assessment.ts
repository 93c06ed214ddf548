import { z } from 'zod';
import { Count, endpoints, Instant, page, pageQuery, sessionParams, Uuid } from './endpoint.ts';
import { Answers, AttemptResult, MAX_QUESTIONS, Paper, PartId, Questions } from './quiz.ts';

export { Answers, Attempt } from './quiz.ts';

const State = z.enum(['draft', 'published', 'retired']);
const PassMark = z.int().min(0).max(10_000);
const MaxAttempts = z.int().min(1).max(100).nullable();
const Title = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\0]*$/);

/** What is still missing before publishing. `questionId` is null when the whole quiz is concerned. */
export const QuizFault = z.strictObject({
  questionId: PartId.nullable(),
  code: z.enum([
    'NO_QUESTION',
    'NO_POINT',
    'TEXT_MISSING',
    'CHOICES_TOO_FEW',
    'CHOICE_EMPTY',
    'CHOICES_SAME',
    'RIGHT_MISSING',
    'ACCEPTED_MISSING',
    'PAIRS_TOO_FEW',
    'PAIR_EMPTY',
    'PAIRS_SAME',
    'ITEMS_TOO_FEW',
    'ITEM_EMPTY',
    'ITEMS_SAME',
    'GAPS_MISSING',
    'GAP_MARKS_WRONG',
    'IDS_SAME',
  ]),
});

export const QuizDraft = z.strictObject({
  title: Title,
  passMarkBp: PassMark,
  maxAttempts: MaxAttempts,
  shuffle: z.boolean(),
  questions: Questions,
});

export const QuizRow = z.strictObject({
  quizId: Uuid,
  title: z.string(),
  questionCount: Count,
  passMarkBp: PassMark,
  maxAttempts: MaxAttempts,
  /** Of the published version, null when nothing is published yet. */
  publishedNumber: Count.nullable(),
  hasDraft: z.boolean(),
  isArchived: z.boolean(),
});

/** A quiz with its right answers: the open draft, else the published version. */
export const Quiz = QuizDraft.extend({
  quizId: Uuid,
  number: Count,
  state: State,
  revision: Count,
  isArchived: z.boolean(),
  hasAttempts: z.boolean(),
  faults: z.array(QuizFault),
  versions: z.array(z.strictObject({ number: Count, state: State, createdAt: Instant, questionCount: Count })),
});

/** What a file of questions could not give, or gave changed, with the line where it stands. */
export const QuizFileProblem = z.strictObject({
  line: Count,
  /** Name or first words of the question. */
  question: z.string(),
  code: z.enum([
    'SYNTAX',
    'TYPE_NOT_TAKEN',
    'ESSAY_NOT_TAKEN',
    'NOT_A_QUESTION',
    'NO_RIGHT_ANSWER',
    'TOO_FEW_CHOICES',
    'NUMBER_UNREADABLE',
    'TOO_LONG',
    'TOO_MANY_QUESTIONS',
    'MEDIA_DROPPED',
    'WRONG_ANSWER_DROPPED',
  ]),
  /** The type that is not taken, or another fact of the sentence; empty when there is none. */
  detail: z.string(),
  /** False: the question is there, changed. */
  isLeftOut: z.boolean(),
});

export const QuizFileReading = z.strictObject({
  fileName: z.string(),
  format: z.enum(['gift', 'moodle']),
  /** Last category named by the file, a fair first title; empty when there is none. */
  category: z.string(),
  questions: Questions,
  problems: z.array(QuizFileProblem),
});

const quizParams = z.strictObject({ quizId: Uuid });
const Revision = z.int().min(1);

/** Whether a learner acquired an objective of the program. */
const Outcome = z.enum(['acquired', 'inProgress', 'notAcquired']);

export const assessment = endpoints({
  'GET /sessions/:sessionId/outcomes': {
    summary: 'Objectives of the program of a session, and what each person acquired of them',
    params: sessionParams,
    answer: z.strictObject({
      objectives: z.array(z.string()),
      people: z.array(
        z.strictObject({
          enrolmentId: Uuid,
          name: z.string(),
          /** How often it was noted; 0 is not yet. */
          number: Count,
          outcomes: z.array(Outcome),
          method: z.string(),
        }),
      ),
    }),
    refuses: ['NOT_FOUND'],
  },
  'PUT /enrolments/:enrolmentId/outcomes': {
    summary: 'Note whether a learner acquired each objective, in their order',
    params: z.strictObject({ enrolmentId: Uuid }),
    body: z.strictObject({
      after: Count,
      outcomes: z.array(Outcome).max(20),
      method: z.string().trim().min(1).max(500),
    }),
    answer: null,
    refuses: ['NOT_FOUND', 'OUTCOMES_INCOMPLETE', 'OUTCOMES_CHANGED_MEANWHILE'],
  },
  'GET /quizzes': {
    summary: 'Quizzes of the organisation',
    query: pageQuery(['title', 'created']).extend({ archived: z.enum(['yes', 'no']).default('no') }),
    answer: page(QuizRow),
    refuses: [],
  },
  'POST /quizzes': {
    summary: 'Create a quiz as a draft, empty or with questions read from a file',
    body: QuizDraft.partial({ passMarkBp: true, maxAttempts: true, shuffle: true, questions: true }),
    answer: z.strictObject({ quizId: Uuid }),
    refuses: [],
  },
  'GET /quizzes/:quizId': {
    summary: 'A quiz with its right answers: the open draft, else the published version',
    params: quizParams,
    answer: Quiz,
    refuses: ['NOT_FOUND'],
  },
  'PUT /quizzes/:quizId/draft': {
    summary: 'Change the draft; `revision` is the one that was read, so that nobody’s work is overwritten',
    params: quizParams,
    body: QuizDraft.extend({ revision: Revision }),
    answer: z.strictObject({ revision: Revision, faults: z.array(QuizFault) }),
    refuses: ['NOT_FOUND', 'QUIZ_NOT_DRAFT', 'QUIZ_CHANGED_MEANWHILE'],
  },
  'POST /quizzes/:quizId/drafts': {
    summary: 'Start a draft from the published version; asking twice gives the same draft',
    params: quizParams,
    answer: null,
    refuses: ['NOT_FOUND'],
  },
  'POST /quizzes/:quizId/publication': {
    summary: 'Publish the draft; attempts already started keep their version',
    params: quizParams,
    body: z.strictObject({ revision: Revision }),
    answer: null,
    refuses: ['NOT_FOUND', 'QUIZ_NOT_DRAFT', 'QUIZ_CHANGED_MEANWHILE', 'QUIZ_INCOMPLETE'],
  },
  'POST /quizzes/:quizId/archiving': {
    summary: 'Take a quiz out of the list; paths that use it keep it',
    params: quizParams,
    answer: null,
    refuses: ['NOT_FOUND'],
  },
  'POST /quizzes/:quizId/restoration': {
    summary: 'Put an archived quiz back in the list',
    params: quizParams,
    answer: null,
    refuses: ['NOT_FOUND'],
  },
  'GET /quizzes/:quizId/trial': {
    summary: 'The paper of the open draft, else of the published version, to try it before learners do',
    params: quizParams,
    answer: z.strictObject({ title: z.string(), passMarkBp: PassMark, paper: Paper }),
    refuses: ['NOT_FOUND'],
  },
  'POST /quizzes/:quizId/trial': {
    summary: 'Grade a try; nothing is kept',
    params: quizParams,
    body: z.strictObject({ answers: Answers }),
    answer: AttemptResult,
    refuses: ['NOT_FOUND', 'ANSWERS_NOT_OF_PAPER'],
  },
  'POST /quiz-readings': {
    summary: `Read a file of questions (GIFT or Moodle XML, ${MAX_QUESTIONS} questions at most) and show what was understood; nothing is kept`,
    upload: { maxBytes: 10_000_000, accept: ['.gift', '.txt', '.xml'] },
    answer: QuizFileReading,
    refuses: ['QUIZ_FILE_UNREADABLE', 'QUIZ_FILE_DOCTYPE', 'QUIZ_FILE_EMPTY', 'FILE_TOO_LARGE'],
  },
});
