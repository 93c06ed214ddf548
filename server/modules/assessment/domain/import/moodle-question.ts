import { readNumber } from '../judge-number.ts';
import type { AcceptedNumber } from '../question.ts';
import * as build from './build-question.ts';
import { readCloze } from './cloze.ts';
import { childOf, childrenOf, childText, type XmlElement } from './moodle-tree.ts';
import { cleanText, type Reduced, reduceHtml } from './plain-text.ts';
import { leftOut, type NewId, type Taken } from './problem.ts';

export type MoodleQuestion = Taken & { readonly name: string; readonly text: string };

/** Reads one `<question>` of a Moodle export. */
export function readMoodleQuestion(element: XmlElement, newId: NewId): MoodleQuestion {
  const name = cleanText(childText(childOf(element, 'name'), 'text'));
  const asked = formattedText(childOf(element, 'questiontext'));
  const hasMedia = asked.hasMedia || childrenOf(element, 'answer').some((answer) => formattedText(answer).hasMedia);
  const grade = Number(childText(element, 'defaultgrade') || '1');
  const stem: build.Stem = {
    text: asked.text || name,
    points: Number.isFinite(grade) ? Math.min(100_000, Math.max(0, Math.round(grade * 100))) : 100,
    feedback: formattedText(childOf(element, 'generalfeedback')).text,
    remarks: hasMedia ? ['MEDIA_DROPPED'] : [],
  };
  return { name, text: stem.text, ...readByType(element, stem, newId) };
}

function readByType(element: XmlElement, stem: build.Stem, newId: NewId): Taken {
  const type = element.attributes.type ?? '';
  switch (type) {
    case 'multichoice':
      return build.choiceQuestion(
        stem,
        { answers: answersOf(element), several: !/^(true|1)$/i.test(childText(element, 'single')) },
        newId,
      );
    case 'truefalse':
      return readTrueFalse(element, stem, newId);
    case 'shortanswer':
      return build.textQuestion(
        stem,
        { answers: answersOf(element), matchCase: childText(element, 'usecase') === '1' },
        newId,
      );
    case 'numerical':
      return readNumerical(element, stem, newId);
    case 'matching':
      return build.matchingQuestion(stem, pairsOf(element), newId);
    case 'ordering':
      return readOrdering(element, stem, newId);
    case 'cloze':
      return readCloze(stem, newId);
    case 'essay':
      return leftOut('ESSAY_NOT_TAKEN');
    case 'description':
      return leftOut('NOT_A_QUESTION');
    default:
      return leftOut('TYPE_NOT_TAKEN', type.slice(0, 60));
  }
}

/** Text of an element by the format it declares; what is not plain may hold tags. */
function formattedText(element: XmlElement | undefined): Reduced {
  const text = childOf(element, 'text')?.text ?? '';
  const isPlain = /^(plain_text|markdown)$/.test(element?.attributes.format ?? '');
  return isPlain ? { text: cleanText(text), hasMedia: false } : reduceHtml(text);
}

function answersOf(element: XmlElement): build.WrittenAnswer[] {
  return childrenOf(element, 'answer').map((answer) => ({
    text: formattedText(answer).text,
    shareBp: build.shareOf(answer.attributes.fraction ?? '0') ?? 0,
    feedback: formattedText(childOf(answer, 'feedback')).text,
  }));
}

function readTrueFalse(element: XmlElement, stem: build.Stem, newId: NewId): Taken {
  const answers = answersOf(element);
  const right = answers.find(({ shareBp }) => build.isFull(shareBp));
  const wrong = answers.find((answer) => answer !== right);
  if (!right || !/^(true|false)$/i.test(right.text)) return leftOut('NO_RIGHT_ANSWER');
  return build.trueFalseQuestion(
    stem,
    {
      isTrue: right.text.toLowerCase() === 'true',
      rightFeedback: right.feedback,
      wrongFeedback: wrong?.feedback ?? '',
    },
    newId,
  );
}

function readNumerical(element: XmlElement, stem: build.Stem, newId: NewId): Taken {
  const accepted: AcceptedNumber[] = [];
  let hasDropped = false;
  for (const answer of childrenOf(element, 'answer')) {
    const written = childText(answer, 'text');
    const value = readNumber(written);
    const tolerance = readNumber(childText(answer, 'tolerance') || '0');
    if (written === '*') hasDropped = true;
    else if (value === null || tolerance === null || tolerance < 0) return leftOut('NUMBER_UNREADABLE');
    else {
      const shareBp = build.earned(build.shareOf(answer.attributes.fraction ?? '0') ?? 0);
      accepted.push({ value, tolerance, shareBp, feedback: formattedText(childOf(answer, 'feedback')).text });
    }
  }
  const units = childrenOf(childOf(element, 'units'), 'unit');
  const unit = units.find((one) => Number(childText(one, 'multiplier')) === 1);
  const remarks = hasDropped ? [...stem.remarks, 'WRONG_ANSWER_DROPPED' as const] : stem.remarks;
  return build.numberQuestion({ ...stem, remarks }, { accepted, unit: childText(unit, 'unit_name') }, newId);
}

function pairsOf(element: XmlElement): { left: string; right: string }[] {
  return childrenOf(element, 'subquestion').map((sub) => ({
    left: formattedText(sub).text,
    right: cleanText(childText(childOf(sub, 'answer'), 'text')),
  }));
}

/** Answers stand in the right order in the file. */
function readOrdering(element: XmlElement, stem: build.Stem, newId: NewId): Taken {
  const items = childrenOf(element, 'answer').map((answer) => ({ id: newId(), text: formattedText(answer).text }));
  if (items.length < 2) return leftOut('TOO_FEW_CHOICES');
  return build.taken(stem, { ...build.base(stem, newId), type: 'ordering', items, credit: 'partial' });
}
