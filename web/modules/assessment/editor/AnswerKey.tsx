import { IconCheck, IconMessage2, IconMinus } from '@tabler/icons-react';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { messages } from '../editor-messages.ts';
import type { AcceptedNumber, AcceptedText, Choice, Gap, Question } from '../quiz-types.ts';
import { percentText } from '../quiz-types.ts';

type Line = { text: string; isRight: boolean; shareBp: number | null; feedback: string };

/** Beyond about two lines the title of the card is cut, and a text with gaps needs its marks. */
const CUT_AT = 100;

/** A question with its answers, to read: what a trainer prepares with, and what was published. */
export function AnswerKey({ question }: { question: Question }) {
  const t = useMessages(messages);
  return (
    <div className="fp-stack">
      {(question.type === 'gaps' || question.text.length > CUT_AT) && <p className="fp-quiz-asked">{question.text}</p>}
      {question.type === 'gaps' ? (
        question.gaps.map((gap, at) => (
          <div key={gap.id}>
            <strong>{t.gap(at + 1)}</strong>
            <KeyLines lines={gapLines(gap)} />
          </div>
        ))
      ) : (
        <KeyLines lines={linesOf(question, t)} />
      )}
      {question.feedback !== '' && <Feedback text={question.feedback} />}
    </div>
  );
}

type Texts = { isTrue: string; isFalse: string; decoy: (at: number) => string };

function linesOf(question: Exclude<Question, { type: 'gaps' }>, t: Texts): Line[] {
  const right = (text: string, feedback = '') => ({ text, isRight: true, shareBp: null, feedback });
  switch (question.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.map(choiceLine);
    case 'trueFalse':
      return [
        right(question.isTrue ? t.isTrue : t.isFalse, question.rightFeedback),
        { ...right(question.isTrue ? t.isFalse : t.isTrue, question.wrongFeedback), isRight: false },
      ];
    case 'shortText':
      return question.accepted.map(textLine);
    case 'number':
      return question.accepted.map((one) => numberLine(one, question.unit));
    case 'matching':
      return [
        ...question.pairs.map((pair) => right(`${pair.left} = ${pair.right}`)),
        ...question.decoys.map(({ text }) => ({ ...right(text), isRight: false })),
      ];
    case 'ordering':
      return question.items.map(({ text }, at) => right(`${at + 1}. ${text}`));
  }
}

function gapLines(gap: Gap): Line[] {
  if (gap.kind === 'choice') return gap.choices.map(choiceLine);
  return gap.kind === 'text' ? gap.accepted.map(textLine) : gap.accepted.map((one) => numberLine(one, ''));
}

const choiceLine = ({ text, isRight, shareBp, feedback }: Choice): Line => ({ text, isRight, shareBp, feedback });

const textLine = ({ text, shareBp, feedback }: AcceptedText): Line => ({
  text,
  isRight: shareBp === 10_000,
  shareBp: shareBp === 10_000 ? null : shareBp,
  feedback,
});

function numberLine({ value, tolerance, ...one }: AcceptedNumber, unit: string): Line {
  const written = tolerance > 0 ? `${value} ± ${tolerance}` : String(value);
  return textLine({ ...one, text: `${written.replaceAll('.', ',')}${unit ? `\u00a0${unit}` : ''}` });
}

function KeyLines({ lines }: { lines: readonly Line[] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <ul className="fp-quiz-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines to read never move.
        <li key={index}>
          <span className="fp-quiz-given" data-right={line.isRight || undefined}>
            {line.isRight ? <IconCheck size={18} aria-hidden /> : <IconMinus size={18} aria-hidden />}
            {line.isRight && <span className="fp-sr">{t.right}</span>}
            <span>{line.text}</span>
            {line.shareBp !== null && <span className="fp-quiet">{t.share(percentText(line.shareBp, language))}</span>}
          </span>
          {line.feedback !== '' && <Feedback text={line.feedback} />}
        </li>
      ))}
    </ul>
  );
}

function Feedback({ text }: { text: string }) {
  return (
    <p className="fp-quiz-feedback">
      <IconMessage2 size={18} stroke={1.75} aria-hidden />
      <span>{text}</span>
    </p>
  );
}
