import { Button, Progress } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { type FormEvent, useContext, useEffect, useRef } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { time } from '../../../ui/format.ts';
import { type Answer, type Answers, isAnswered, type PaperQuestion, pointsText } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import type { SaveState } from './autosave.ts';
import { QuestionField } from './QuestionField.tsx';

type Given = {
  question: PaperQuestion;
  at: number;
  questions: readonly PaperQuestion[];
  answers: Answers;
  /** Null when nothing is kept: nothing is said. */
  save: SaveState | null;
  onChange: (questionId: string, answer: Answer | null) => void;
  /** Place of a question; the number of questions is the review. */
  onGo: (place: number) => void;
};

/** One question with its progress and what is saved. Its title takes the focus, so that it is announced. */
export function QuestionScreen({ question, at, questions, answers, save, onChange, onGo }: Given) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const all = questions.length;
  const done = questions.filter(({ id }) => isAnswered(answers[id])).length;
  const next = (event: FormEvent) => {
    event.preventDefault();
    onGo(at + 1);
  };
  return (
    <form onSubmit={next} className="fp-quiz-screen">
      <div className="fp-quiz-top">
        <div className="fp-quiz-where">
          <strong>{t.progress(at + 1, all)}</strong>
          <span className="fp-quiet">{t.answered(done, all)}</span>
        </div>
        <Progress value={(done / all) * 100} size={8} aria-label={t.answered(done, all)} />
      </div>
      <section className="fp-panel fp-quiz-card">
        <h2 ref={heading} tabIndex={-1} id={`q-${question.id}`}>
          <QuestionText question={question} />
        </h2>
        <QuestionField
          question={question}
          answer={answers[question.id]}
          onChange={(answer) => onChange(question.id, answer)}
        />
        <p className="fp-quiet fp-quiz-points">{t.points(pointsText(question.points, language))}</p>
      </section>
      {save && <SavedState save={save} />}
      <div className="fp-quiz-foot">
        <Button
          variant="default"
          size="lg"
          disabled={at === 0}
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => onGo(at - 1)}
        >
          {t.previous}
        </Button>
        <Button type="submit" size="lg" rightSection={<IconArrowRight size={18} aria-hidden />}>
          {at + 1 === all ? t.review : t.next}
        </Button>
      </div>
    </form>
  );
}

/** A text with gaps is shown with its fields, not twice: its title says what to do. */
export function QuestionText({ question }: { question: PaperQuestion }) {
  const t = useMessages(messages);
  return <>{question.type === 'gaps' ? t.gapsHint : question.text}</>;
}

export function SavedState({ save }: { save: SaveState }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const Icon = save.state === 'offline' ? IconCloudOff : save.state === 'saving' ? IconCloudUp : IconCloudCheck;
  const atRest = save.savedAt ? t.saved(time(save.savedAt, language)) : t.notYet;
  const sentence = { quiet: atRest, saved: atRest, saving: t.saving, offline: t.offline(save.waiting) }[save.state];
  return (
    <p className="fp-quiz-saved" role="status">
      <Icon size={18} aria-hidden /> {sentence}
    </p>
  );
}
