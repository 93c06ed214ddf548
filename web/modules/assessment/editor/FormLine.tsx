import { ActionIcon, NumberInput, Textarea } from '@mantine/core';
import { IconMessage2, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useContext, useState } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { messages } from '../editor-messages.ts';

type Given = {
  at: number;
  children: ReactNode;
  /** Absent when the line has no feedback of its own. */
  feedback?: string;
  onFeedback?: (feedback: string) => void;
  onRemove: () => void;
};

/** One line of an answer form: its fields, its feedback when asked for, its bin. */
export function FormLine({ at, children, feedback, onFeedback, onRemove }: Given) {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(Boolean(feedback));
  return (
    <li className="fp-quiz-form-line">
      <div className="fp-quiz-form-fields">
        {children}
        {onFeedback && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t.commentOf(at)}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconMessage2 size={18} stroke={1.75} />
          </ActionIcon>
        )}
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t.remove(at)} onClick={onRemove}>
          <IconTrash size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      {isOpen && onFeedback && (
        <Textarea
          aria-label={t.commentOf(at)}
          placeholder={t.comment}
          autosize
          maxLength={1_000}
          value={feedback}
          onChange={(event) => onFeedback(event.currentTarget.value)}
        />
      )}
    </li>
  );
}

type NumberGiven = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  isHidden?: boolean;
  suffix?: string;
  min?: number;
  max?: number;
  width?: number;
};

/** A number with the reader's decimal sign; the label stays for screen readers when it is hidden. */
export function NumberField({ label, value, onChange, isHidden = false, suffix, min, max, width = 110 }: NumberGiven) {
  const language = useContext(LanguageContext);
  return (
    <NumberInput
      {...(isHidden ? { 'aria-label': label } : { label })}
      value={value}
      w={width}
      decimalSeparator={language === 'fr' ? ',' : '.'}
      allowedDecimalSeparators={[',', '.']}
      {...(suffix ? { suffix } : {})}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      hideControls
      onChange={(next) => typeof next === 'number' && onChange(next)}
    />
  );
}
