import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useContext, useState } from 'react';
import { withoutAnswers } from '../../../../contract/quiz-paper.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { instant } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { QuestionField } from '../parts/QuestionField.tsx';
import { QuestionText } from '../parts/QuestionScreen.tsx';
import type { Answer, Question } from '../quiz-types.ts';
import type { Draft, Quiz } from './draft.ts';

/** The open question as a learner sees it now, letter by letter. */
export function Preview({ question }: { question: Question | undefined }) {
  const t = useMessages(messages);
  return (
    <Panel title={t.preview}>
      {question ? (
        <LearnerView key={`${question.id} ${question.type}`} question={question} />
      ) : (
        <span className="fp-quiet">{t.previewHint}</span>
      )}
    </Panel>
  );
}

function LearnerView({ question }: { question: Question }) {
  const t = useMessages(messages);
  const [answer, setAnswer] = useState<Answer | undefined>(undefined);
  // Another id than in the form: two elements of a page never share one.
  const shown = withoutAnswers({ ...question, id: `vue-${question.id}` });
  const isDrawn = question.type === 'matching' || question.type === 'ordering';
  return (
    <div className="fp-quiz-preview fp-comfort">
      <h3 id={`q-${shown.id}`}>{shown.text === '' ? t.withoutText : <QuestionText question={shown} />}</h3>
      <QuestionField question={shown} answer={answer} onChange={(next) => setAnswer(next ?? undefined)} />
      {isDrawn && <p className="fp-quiet">{t.previewOrder}</p>}
    </div>
  );
}

type SettingsGiven = { draft: Draft; onChange: (part: Partial<Draft>) => void };

/** Title, pass mark, attempts, order. */
export function Settings({ draft, onChange }: SettingsGiven) {
  const t = useMessages(messages);
  return (
    <Panel title={t.settings}>
      <div className="fp-stack">
        <TextInput
          label={t.title}
          maxLength={200}
          value={draft.title}
          error={draft.title.trim() === ''}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <NumberInput
          label={t.passMark}
          description={t.passMarkHint}
          suffix={'\u00a0%'}
          min={0}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          value={draft.passMarkBp / 100}
          onChange={(percent) => typeof percent === 'number' && onChange({ passMarkBp: Math.round(percent * 100) })}
        />
        <NumberInput
          label={t.maxAttempts}
          description={t.maxAttemptsHint}
          placeholder={t.noLimit}
          min={1}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          value={draft.maxAttempts ?? ''}
          onChange={(count) => onChange({ maxAttempts: typeof count === 'number' && count > 0 ? count : null })}
        />
        <Checkbox
          label={t.shuffle}
          checked={draft.shuffle}
          onChange={(event) => onChange({ shuffle: event.currentTarget.checked })}
        />
      </div>
    </Panel>
  );
}

export function Versions({ versions }: { versions: Quiz['versions'] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={t.versions} flush>
      {versions.map((version) => (
        <div key={version.number} className="fp-row">
          <div>
            <strong>{t.version(version.number)}</strong>
            <small>
              {t.questionCount(version.questionCount)}, {instant(version.createdAt, language)}
            </small>
          </div>
          <StatusBadge state={version.state} />
        </div>
      ))}
    </Panel>
  );
}
