import { Fragment } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import type { PaperOf } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import type { FieldProps } from './field-props.ts';

type Gap = PaperOf<'gaps'>['gaps'][number];

/** The text with its fields in place. */
export function GapsField({ question, answer, onChange }: FieldProps<PaperOf<'gaps'>>) {
  const filled = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
  const fill = (gapId: string, value: string) => {
    const { [gapId]: _, ...others } = filled;
    const next = value ? { ...others, [gapId]: value } : others;
    onChange(Object.keys(next).length > 0 ? next : null);
  };
  // Odd pieces are the numbers between the brackets.
  const pieces = question.text.split(/\[\[(\d{1,3})\]\]/);
  return (
    <div className="fp-quiz-gaps">
      {pieces.map((piece, index) => {
        const gap = index % 2 === 1 ? question.gaps[Number(piece) - 1] : undefined;
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move.
        if (!gap) return <Fragment key={index}>{index % 2 === 1 ? `[[${piece}]]` : piece}</Fragment>;
        return <GapInput key={gap.id} gap={gap} at={Number(piece)} value={filled[gap.id] ?? ''} onFill={fill} />;
      })}
    </div>
  );
}

type Given = { gap: Gap; at: number; value: string; onFill: (gapId: string, value: string) => void };

function GapInput({ gap, at, value, onFill }: Given) {
  const t = useMessages(messages);
  if (gap.kind === 'choice') {
    return (
      <select
        className="fp-quiz-gap"
        aria-label={t.gap(at)}
        value={value}
        onChange={(event) => onFill(gap.id, event.currentTarget.value)}
      >
        <option value="">{t.choose}</option>
        {gap.options.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      className="fp-quiz-gap"
      aria-label={t.gap(at)}
      autoComplete="off"
      maxLength={500}
      size={gap.kind === 'number' ? 8 : 16}
      inputMode={gap.kind === 'number' ? 'decimal' : 'text'}
      value={value}
      onChange={(event) => onFill(gap.id, event.currentTarget.value)}
    />
  );
}
