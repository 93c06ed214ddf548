import { Checkbox, Radio } from '@mantine/core';
import { useId } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import type { PaperOf } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import type { FieldProps } from './field-props.ts';

type Given = {
  titledBy: string;
  hint?: string;
  options: readonly { id: string; text: string }[];
  chosen: string | null;
  onChoose: (id: string) => void;
};

/** One answer among several: the whole line is the target, arrows move as in any group of radio buttons. */
export function ChoiceField({ titledBy, hint, options, chosen, onChoose }: Given) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={titledBy} className="fp-quiz-options">
      {hint && <p className="fp-quiet">{hint}</p>}
      {options.map(({ id, text }) => (
        <Radio
          key={id}
          name={name}
          value={id}
          label={text || '…'}
          size="md"
          checked={chosen === id}
          onChange={() => onChoose(id)}
          classNames={{ root: 'fp-quiz-option', body: 'fp-quiz-option-body', label: 'fp-quiz-option-label' }}
          mod={{ chosen: chosen === id }}
        />
      ))}
    </div>
  );
}

/** Several answers among several. */
export function ChoicesField({ question, answer, onChange }: FieldProps<PaperOf<'multipleChoice'>>) {
  const t = useMessages(messages);
  const chosen = Array.isArray(answer) ? answer : [];
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    onChange(next.length > 0 ? next : null);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is named by its own legend, here the title of the question names it.
    <div role="group" aria-labelledby={`q-${question.id}`} className="fp-quiz-options">
      <p className="fp-quiet">{t.chooseSeveral}</p>
      {question.choices.map(({ id, text }) => (
        <Checkbox
          key={id}
          label={text || '…'}
          size="md"
          checked={chosen.includes(id)}
          onChange={() => toggle(id)}
          classNames={{ root: 'fp-quiz-option', body: 'fp-quiz-option-body', label: 'fp-quiz-option-label' }}
          mod={{ chosen: chosen.includes(id) }}
        />
      ))}
    </div>
  );
}
