import { TextInput } from '@mantine/core';
import { useMessages } from '../../../app/i18n.ts';
import type { PaperOf, PaperQuestion } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import { ChoiceField, ChoicesField } from './ChoiceField.tsx';
import type { FieldProps } from './field-props.ts';
import { GapsField } from './GapsField.tsx';
import { MatchingField } from './MatchingField.tsx';
import { OrderingField } from './OrderingField.tsx';

/** What a learner answers a question with, named by the title `q-<id>` above it. Nothing needs a drag or a mouse. */
export function QuestionField({ question, answer, onChange }: FieldProps<PaperQuestion>) {
  const t = useMessages(messages);
  const titledBy = `q-${question.id}`;
  switch (question.type) {
    case 'singleChoice':
      return (
        <ChoiceField
          titledBy={titledBy}
          hint={t.chooseOne}
          options={question.choices}
          chosen={typeof answer === 'string' ? answer : null}
          onChoose={onChange}
        />
      );
    case 'trueFalse':
      return (
        <ChoiceField
          titledBy={titledBy}
          options={[
            { id: 'true', text: t.isTrue },
            { id: 'false', text: t.isFalse },
          ]}
          chosen={typeof answer === 'boolean' ? String(answer) : null}
          onChoose={(id) => onChange(id === 'true')}
        />
      );
    case 'multipleChoice':
      return <ChoicesField question={question} answer={answer} onChange={onChange} />;
    case 'shortText':
    case 'number':
      return <TypedField question={question} answer={answer} onChange={onChange} />;
    case 'matching':
      return <MatchingField question={question} answer={answer} onChange={onChange} />;
    case 'ordering':
      return <OrderingField question={question} answer={answer} onChange={onChange} />;
    case 'gaps':
      return <GapsField question={question} answer={answer} onChange={onChange} />;
  }
}

function TypedField({ question, answer, onChange }: FieldProps<PaperOf<'shortText'> | PaperOf<'number'>>) {
  const t = useMessages(messages);
  const isNumber = question.type === 'number';
  const unit = isNumber ? question.unit : '';
  return (
    <TextInput
      label={t.yourAnswer}
      description={isNumber ? t.number : undefined}
      aria-describedby={`q-${question.id}`}
      size="md"
      maxLength={isNumber ? 60 : 2_000}
      inputMode={isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      value={typeof answer === 'string' ? answer : ''}
      rightSection={unit ? <span aria-hidden>{unit}</span> : undefined}
      rightSectionWidth={unit ? 16 + unit.length * 10 : undefined}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
