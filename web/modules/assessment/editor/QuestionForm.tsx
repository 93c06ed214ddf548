import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../editor-messages.ts';
import type { Question, QuestionOf } from '../quiz-types.ts';
import { NumbersForm, TextsForm } from './AcceptedForms.tsx';
import { ChoicesForm, CreditForm } from './ChoicesForm.tsx';
import { NumberField } from './FormLine.tsx';
import { GapsForm } from './GapsForm.tsx';
import { MatchingForm, OrderingForm } from './RowsForms.tsx';

type Given = { question: Question; onChange: (question: Question) => void };

/** A question as its author writes it: text, answers by type, points, feedback. */
export function QuestionForm({ question, onChange }: Given) {
  const t = useMessages(messages);
  const isGaps = question.type === 'gaps';
  return (
    <div className="fp-stack">
      <Textarea
        label={isGaps ? t.gapsText : t.text}
        description={isGaps ? t.gapsHint : undefined}
        autosize
        minRows={2}
        maxLength={4_000}
        value={question.text}
        onChange={(event) => onChange({ ...question, text: event.currentTarget.value })}
      />
      <AnswersForm question={question} onChange={onChange} />
      <Textarea
        label={t.feedback}
        autosize
        maxLength={1_000}
        value={question.feedback}
        onChange={(event) => onChange({ ...question, feedback: event.currentTarget.value })}
      />
      <NumberField
        label={t.points}
        min={0}
        max={1_000}
        value={question.points / 100}
        onChange={(points) => onChange({ ...question, points: Math.round(points * 100) })}
      />
    </div>
  );
}

function AnswersForm({ question, onChange }: Given) {
  const t = useMessages(messages);
  switch (question.type) {
    case 'singleChoice':
      return (
        <ChoicesForm
          choices={question.choices}
          several={false}
          onChange={(choices) => onChange({ ...question, choices })}
        />
      );
    case 'multipleChoice':
      return (
        <>
          <ChoicesForm choices={question.choices} several onChange={(choices) => onChange({ ...question, choices })} />
          <CreditForm
            credit={question.credit}
            hint={t.partialChoices}
            onChange={(credit) => onChange({ ...question, credit })}
          />
        </>
      );
    case 'trueFalse':
      return <TrueFalseForm question={question} onChange={onChange} />;
    case 'shortText':
      return <TextsForm rule={question} onChange={(rule) => onChange({ ...question, ...rule })} />;
    case 'number':
      return (
        <>
          <NumbersForm accepted={question.accepted} onChange={(accepted) => onChange({ ...question, accepted })} />
          <TextInput
            label={t.unit}
            description={t.unitHint}
            maxLength={30}
            w={200}
            value={question.unit}
            onChange={(event) => onChange({ ...question, unit: event.currentTarget.value })}
          />
        </>
      );
    case 'matching':
      return <MatchingForm question={question} onChange={onChange} />;
    case 'ordering':
      return <OrderingForm question={question} onChange={onChange} />;
    case 'gaps':
      return <GapsForm question={question} onChange={onChange} />;
  }
}

type TrueFalseGiven = {
  question: QuestionOf<'trueFalse'>;
  onChange: (question: QuestionOf<'trueFalse'>) => void;
};

function TrueFalseForm({ question, onChange }: TrueFalseGiven) {
  const t = useMessages(messages);
  return (
    <fieldset className="fp-quiz-form">
      <legend>{t.verdict}</legend>
      <SegmentedControl
        aria-label={t.verdict}
        data={[
          { value: 'true', label: t.isTrue },
          { value: 'false', label: t.isFalse },
        ]}
        value={String(question.isTrue)}
        onChange={(value) => onChange({ ...question, isTrue: value === 'true' })}
        style={{ justifySelf: 'start' }}
      />
      <TextInput
        label={t.rightFeedback}
        maxLength={1_000}
        value={question.rightFeedback}
        onChange={(event) => onChange({ ...question, rightFeedback: event.currentTarget.value })}
      />
      <TextInput
        label={t.wrongFeedback}
        maxLength={1_000}
        value={question.wrongFeedback}
        onChange={(event) => onChange({ ...question, wrongFeedback: event.currentTarget.value })}
      />
    </fieldset>
  );
}
