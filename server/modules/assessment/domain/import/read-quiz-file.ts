import { MAX_QUESTIONS } from '../../../../../contract/quiz.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Question } from '../question.ts';
import { cutGift, lastName } from './gift-blocks.ts';
import { readGiftQuestion } from './gift-question.ts';
import { readMoodleQuestion } from './moodle-question.ts';
import { childOf, childText, readMoodleTree } from './moodle-tree.ts';
import { excerpt, type NewId, type Problem, type Taken } from './problem.ts';

export type QuizFileReading = {
  readonly format: 'gift' | 'moodle';
  /** Last category that the file names. */
  readonly category: string;
  readonly questions: Question[];
  readonly problems: Problem[];
};

type Read = Taken & { readonly name: string; readonly text: string };
/** A question that is read only when its turn comes: a file may hold a million. */
type Waiting = { readonly line: number; readonly read: () => Read };

/** A screen of problems that nobody would read to the end. */
const MAX_PROBLEMS = 1_000;

/**
 * Questions of a GIFT or Moodle XML file; the content decides, not the name. What cannot be taken is said line by line.
 *
 * Throws QUIZ_FILE_UNREADABLE, QUIZ_FILE_DOCTYPE, QUIZ_FILE_EMPTY.
 */
export function readQuizFile(text: string, newId: NewId): QuizFileReading {
  if (text.includes('\0')) throw new Refusal('QUIZ_FILE_UNREADABLE', { line: 1 });
  const format = /^\uFEFF?\s*<(\?xml|!doctype|!--|quiz[\s>])/i.test(text) ? 'moodle' : 'gift';
  const { category, waiting } = format === 'moodle' ? openMoodle(text, newId) : openGift(text, newId);
  if (waiting.length === 0) throw new Refusal('QUIZ_FILE_EMPTY');
  return { format, category, ...collect(waiting) };
}

function openGift(text: string, newId: NewId): { category: string; waiting: Waiting[] } {
  const { blocks, category } = cutGift(text);
  return {
    category,
    waiting: blocks.map((block) => ({ line: block.line, read: () => readGiftQuestion(block.text, newId) })),
  };
}

function openMoodle(xml: string, newId: NewId): { category: string; waiting: Waiting[] } {
  const elements = readMoodleTree(xml).children.filter(({ name }) => name === 'question');
  const categories = elements.filter(({ attributes }) => attributes.type === 'category');
  const questions = elements.filter(({ attributes }) => attributes.type !== 'category');
  return {
    category: lastName(childText(childOf(categories.at(-1), 'category'), 'text')),
    waiting: questions.map((element) => ({ line: element.line, read: () => readMoodleQuestion(element, newId) })),
  };
}

function collect(waiting: readonly Waiting[]): { questions: Question[]; problems: Problem[] } {
  const questions: Question[] = [];
  const problems: Problem[] = [];
  for (const [at, { line, read }] of waiting.entries()) {
    const { question, name, text, remarks } = read();
    const words = excerpt(name, text);
    if (questions.length >= MAX_QUESTIONS || problems.length >= MAX_PROBLEMS) {
      const detail = String(waiting.length - at);
      problems.push({ line, question: words, code: 'TOO_MANY_QUESTIONS', detail, isLeftOut: true });
      break;
    }
    if (question) questions.push(question);
    for (const { code, detail = '' } of remarks)
      problems.push({ line, question: words, code, detail, isLeftOut: question === null });
  }
  return { questions, problems };
}
