import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  IconMessage2,
  IconRefresh,
} from '@tabler/icons-react';
import { useContext, useEffect, useRef } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { type Paper, type PaperQuestion, percentText, pointsText, type Result } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import { ResultLines } from './ResultLines.tsx';

type Given = {
  paper: Paper;
  result: Result;
  passMarkBp: number;
  attemptsLeft: number | null;
  onAgain?: (() => void) | undefined;
};

export const OUTCOMES = {
  right: ['ok', IconCircleCheck],
  partial: ['warn', IconCircleHalf2],
  wrong: ['danger', IconCircleX],
  unanswered: ['neutral', IconCircleDashed],
} as const;

/** The score, whether it is enough, then each question with its feedback. */
export function QuizResult({ paper, result, passMarkBp, attemptsLeft, onAgain }: Given) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const questions = new Map(paper.questions.map((question) => [question.id, question]));
  return (
    <div className="fp-quiz fp-comfort">
      <Score result={result} passMarkBp={passMarkBp} heading={heading}>
        {onAgain && attemptsLeft !== 0 && (
          <Button variant="default" size="lg" leftSection={<IconRefresh size={18} aria-hidden />} onClick={onAgain}>
            {attemptsLeft === null ? t.again : t.againLeft(attemptsLeft)}
          </Button>
        )}
      </Score>
      {!result.revealsAnswers && <p className="fp-quiet">{t.veiled}</p>}
      <h3 className="fp-quiz-subtitle">{t.answersOf}</h3>
      <ol className="fp-quiz-results">
        {result.questions.map((one, at) => {
          const question = questions.get(one.questionId);
          return question && <QuestionOutcome key={one.questionId} at={at} question={question} one={one} />;
        })}
      </ol>
      <p className="fp-sr" role="status">
        {t.earned(pointsText(result.points, language), pointsText(result.maxPoints, language))}
      </p>
    </div>
  );
}

type ScoreGiven = {
  result: Result;
  passMarkBp: number;
  heading: React.RefObject<HTMLHeadingElement | null>;
  children: React.ReactNode;
};

function Score({ result, passMarkBp, heading, children }: ScoreGiven) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const family = result.passed ? 'ok' : 'warn';
  const Icon = result.passed ? IconCircleCheck : IconCircleHalf2;
  return (
    <section className="fp-panel fp-quiz-card fp-quiz-score" data-passed={result.passed || undefined}>
      <h2 ref={heading} tabIndex={-1}>
        {t.resultTitle}
      </h2>
      <div className="fp-quiz-score-line">
        <span className="fp-quiz-figure">{percentText(result.percentBp, language)}</span>
        <span
          className="fp-state"
          data-box
          style={{
            color: `var(--fp-${family}-text)`,
            background: `var(--fp-${family}-bg)`,
            borderColor: `var(--fp-${family}-border)`,
          }}
        >
          <Icon size={20} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
          {result.passed ? t.passed : t.failed}
        </span>
      </div>
      <div className="fp-quiz-bar" aria-hidden>
        <span style={{ width: `${result.percentBp / 100}%` }} data-passed={result.passed || undefined} />
        {passMarkBp > 0 && <i style={{ left: `${passMarkBp / 100}%` }} />}
      </div>
      <p className="fp-quiet" style={{ margin: 0 }}>
        {t.earned(pointsText(result.points, language), pointsText(result.maxPoints, language))}
        {'. '}
        {passMarkBp > 0 ? t.needed(percentText(passMarkBp, language)) : t.noMark}
      </p>
      {children}
    </section>
  );
}

type OutcomeGiven = { at: number; question: PaperQuestion; one: Result['questions'][number] };

function QuestionOutcome({ at, question, one }: OutcomeGiven) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [family, Icon] = OUTCOMES[one.outcome];
  return (
    <li className="fp-panel fp-quiz-result">
      <div className="fp-quiz-result-head">
        <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
          <Icon size={20} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
          {t[one.outcome]}
        </span>
        <span className="fp-quiet">
          {t.earnedHere(pointsText(one.points, language), pointsText(one.maxPoints, language))}
        </span>
      </div>
      <p className="fp-quiz-asked">
        <span className="fp-quiz-number">{at + 1}</span>
        {question.text.replace(/\[\[(\d+)\]\]/g, '($1) …')}
      </p>
      <ResultLines question={question} lines={one.lines} />
      {one.feedback.map((text) => (
        <p key={text} className="fp-quiz-feedback">
          <IconMessage2 size={18} stroke={1.75} aria-hidden />
          <span>{text}</span>
        </p>
      ))}
    </li>
  );
}
