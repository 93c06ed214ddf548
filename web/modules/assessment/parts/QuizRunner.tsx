import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import { useInTheMiddle } from '../../../app/served-version.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import type { Answers, ChangedAnswers, Paper, Result } from '../quiz-types.ts';
import { isAnswered } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import '../quiz.css';
import { useAutosave } from './autosave.ts';
import { QuestionScreen } from './QuestionScreen.tsx';
import { QuizResult } from './QuizResult.tsx';
import { ReviewScreen } from './ReviewScreen.tsx';

export type QuizRunnerProps = {
  paper: Paper;
  /** What the server holds when the page opens. */
  answers: Answers;
  savedAt?: string | null;
  /** Null until the attempt is submitted; the page gives it back after `onSubmit`. */
  result: Result | null;
  passMarkBp: number;
  /** Attempts that may still be started, null when there is no limit. */
  attemptsLeft?: number | null;
  /** Sends the answers that changed since the last call. Must reject when they are not saved. Null for a try: nothing is kept. */
  onSave: ((changed: ChangedAnswers) => Promise<{ savedAt: string }>) | null;
  /** Submits, with the answers that have not been saved yet. Must reject when it did not go through. */
  onSubmit: (rest: ChangedAnswers) => Promise<unknown>;
  /** Starts another attempt; absent when the page does not offer it. */
  onAgain?: (() => void) | undefined;
};

/**
 * A quiz as a learner lives it: one question at a time, saved as they answer, read again before it is handed in, then its
 * result. Mount it with `key={attemptId}`: another attempt starts afresh.
 */
export function QuizRunner(props: QuizRunnerProps) {
  return props.result ? (
    <QuizResult
      paper={props.paper}
      result={props.result}
      passMarkBp={props.passMarkBp}
      attemptsLeft={props.attemptsLeft ?? null}
      onAgain={props.onAgain}
    />
  ) : (
    <OpenQuiz {...props} />
  );
}

function OpenQuiz({ paper, answers: first, savedAt = null, onSave, onSubmit }: QuizRunnerProps) {
  const t = useMessages(messages);
  useInTheMiddle();
  const { answers, change, save, flush, takeRest } = useAutosave({ answers: first, savedAt, onSave });
  const { questions } = paper;
  const [at, setAt] = useState(() => {
    const next = questions.findIndex(({ id }) => !isAnswered(first[id]));
    return next < 0 ? questions.length : next;
  });
  const [isSubmitting, setSubmitting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const question = questions[at];
  const submit = async () => {
    setSubmitting(true);
    setError(null);
    try {
      await onSubmit(await takeRest());
    } catch (failed) {
      setError(failed);
    } finally {
      setSubmitting(false);
    }
  };
  return (
    <div className="fp-quiz fp-comfort">
      <RefusalAlert error={error ?? save.refusal} />
      {question ? (
        <QuestionScreen
          key={question.id}
          question={question}
          at={at}
          answers={answers}
          questions={questions}
          save={onSave && save}
          onChange={change}
          onGo={(place) => {
            void flush();
            setAt(place);
          }}
        />
      ) : (
        <ReviewScreen questions={questions} answers={answers} save={onSave && save} onGo={setAt}>
          <Button size="lg" loading={isSubmitting} onClick={() => void submit()}>
            {t.submit}
          </Button>
        </ReviewScreen>
      )}
    </div>
  );
}
