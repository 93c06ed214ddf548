import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import type { PaperOf } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';
import type { FieldProps } from './field-props.ts';

/** An order made with two buttons per line; each move is announced and the focus follows the line. */
export function OrderingField({ question, answer, onChange }: FieldProps<PaperOf<'ordering'>>) {
  const t = useMessages(messages);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const texts = new Map(question.items.map(({ id, text }) => [id, text]));
  const order = Array.isArray(answer) ? answer : question.items.map(({ id }) => id);
  const move = (from: number, to: number) => {
    const id = order[from];
    const other = order[to];
    if (id === undefined || other === undefined) return;
    const next = order.map((one, at) => (at === from ? other : at === to ? id : one));
    onChange(next);
    setSaid(t.moved(texts.get(id) ?? '', to + 1, order.length));
    // The same line keeps the focus; at an end its other button takes it, since this one can do nothing more.
    const way = to === 0 ? 'down' : to === order.length - 1 ? 'up' : to < from ? 'up' : 'down';
    requestAnimationFrame(() => list.current?.querySelector<HTMLButtonElement>(`[data-move="${way} ${id}"]`)?.focus());
  };
  return (
    <div className="fp-quiz-options">
      <p className="fp-quiet">{t.orderHint}</p>
      <ol ref={list} aria-labelledby={`q-${question.id}`} className="fp-quiz-order">
        {order.map((id, at) => {
          const text = texts.get(id) ?? '';
          return (
            <li key={id} className="fp-quiz-option" data-chosen={Array.isArray(answer) || undefined}>
              <span className="fp-quiz-number">{at + 1}</span>
              <span className="fp-quiz-words">{text}</span>
              <ActionIcon
                variant="default"
                size={44}
                disabled={at === 0}
                aria-label={t.up(text)}
                data-move={`up ${id}`}
                onClick={() => move(at, at - 1)}
              >
                <IconArrowUp size={20} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={44}
                disabled={at === order.length - 1}
                aria-label={t.down(text)}
                data-move={`down ${id}`}
                onClick={() => move(at, at + 1)}
              >
                <IconArrowDown size={20} />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <p className="fp-sr" role="status">
        {said}
      </p>
      {Array.isArray(answer) ? (
        <p className="fp-quiz-saved">
          <IconCheck size={18} aria-hidden /> {t.orderKept}
        </p>
      ) : (
        <Button
          variant="default"
          leftSection={<IconCheck size={18} aria-hidden />}
          onClick={() => onChange([...order])}
        >
          {t.keepOrder}
        </Button>
      )}
    </div>
  );
}
