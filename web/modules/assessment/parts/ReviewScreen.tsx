import { Button } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import { type Answers, isAnswered, type PaperQuestion } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import type { SaveState } from './autosave.ts';
import { SavedState } from './QuestionScreen.tsx';

type Given = {
  questions: readonly PaperQuestion[];
  answers: Answers;
  /** Null when nothing is kept: nothing is said. */
  save: SaveState | null;
  onGo: (place: number) => void;
  /** The button that hands in. */
  children: ReactNode;
};

/** Every question with what is answered, before handing in. */
export function ReviewScreen({ questions, answers, save, onGo, children }: Given) {
  const t = useMessages(messages);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const missing = questions.filter(({ id }) => !isAnswered(answers[id])).length;
  return (
    <div className="fp-quiz-screen">
      <section className="fp-panel fp-quiz-card">
        <h2 ref={heading} tabIndex={-1}>
          {t.reviewTitle}
        </h2>
        <p className={missing > 0 ? 'fp-remaining' : 'fp-quiet'} style={{ margin: 0 }}>
          {missing > 0 ? t.missing(missing) : t.complete}
        </p>
        <ol className="fp-quiz-list">
          {questions.map((question, at) => (
            <li key={question.id}>
              <button type="button" className="fp-quiz-line" onClick={() => onGo(at)}>
                <span className="fp-sr">{`${t.goTo(at + 1)}, `}</span>
                <span className="fp-quiz-number" aria-hidden>
                  {at + 1}
                </span>
                <span className="fp-quiz-words">{question.text.replace(/\[\[\d+\]\]/g, '…')}</span>
                <AnsweredState isThere={isAnswered(answers[question.id])} />
              </button>
            </li>
          ))}
        </ol>
        <p className="fp-quiet" style={{ margin: 0 }}>
          {t.reviewHint}
        </p>
      </section>
      {save && <SavedState save={save} />}
      <div className="fp-quiz-foot" data-stacked>
        <Button
          variant="default"
          size="lg"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => onGo(questions.length - 1)}
        >
          {t.backToQuestions}
        </Button>
        {children}
      </div>
    </div>
  );
}

function AnsweredState({ isThere }: { isThere: boolean }) {
  const t = useMessages(messages);
  const Icon = isThere ? IconCircleCheck : IconCircleDashed;
  const family = isThere ? 'ok' : 'warn';
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={20} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {isThere ? t.isAnswered : t.noAnswer}
    </span>
  );
}
