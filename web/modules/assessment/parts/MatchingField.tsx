import { NativeSelect } from '@mantine/core';
import { useMessages } from '../../../app/i18n.ts';
import type { PaperOf } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import type { FieldProps } from './field-props.ts';

/** Pairs by lists: the phone's own picker, the keyboard's arrows, no drag. */
export function MatchingField({ question, answer, onChange }: FieldProps<PaperOf<'matching'>>) {
  const t = useMessages(messages);
  const chosen = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
  const choose = (rowId: string, optionId: string) => {
    const { [rowId]: _, ...others } = chosen;
    const next = optionId ? { ...others, [rowId]: optionId } : others;
    onChange(Object.keys(next).length > 0 ? next : null);
  };
  const options = [
    { value: '', label: t.choose },
    ...question.options.map(({ id, text }) => ({ value: id, label: text })),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: named by the title of the question.
    <div role="group" aria-labelledby={`q-${question.id}`} className="fp-quiz-pairs">
      <p className="fp-quiet">{t.matchHint}</p>
      {question.rows.map(({ id, text }) => (
        <NativeSelect
          key={id}
          label={text || '…'}
          size="md"
          data={options}
          value={chosen[id] ?? ''}
          onChange={(event) => choose(id, event.currentTarget.value)}
        />
      ))}
    </div>
  );
}
