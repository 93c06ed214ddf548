import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../../app/i18n.ts';
import { EmptyState } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Question } from '../quiz-types.ts';
import type { Fault } from './draft.ts';
import { copyOf, moved, newQuestion, replaced, TYPES, without } from './new-question.ts';
import { QuestionCard, TYPE_ICONS } from './QuestionCard.tsx';

type Given = {
  questions: readonly Question[];
  faults: readonly Fault[];
  openId: string | undefined;
  isEditable: boolean;
  onOpen: (questionId: string | undefined) => void;
  onChange: (questions: readonly Question[]) => void;
};

/** The questions in their order; one is open at a time, and the address says which. */
export function QuestionList({ questions, faults, openId, isEditable, onOpen, onChange }: Given) {
  const t = useMessages(messages);
  const add = (question: Question, at: number) => {
    onChange([...questions.slice(0, at), question, ...questions.slice(at)]);
    onOpen(question.id);
  };
  const latest = useRef(questions);
  latest.current = questions;
  const toast = useRef<string | undefined>(undefined);
  // Undoing belongs to this page: once it is left there is nothing to put back into.
  useEffect(() => () => void (toast.current && notifications.hide(toast.current)), []);
  const remove = (question: Question, at: number) => {
    onChange(without(questions, at));
    onOpen(undefined);
    toast.current = notifications.show({
      color: 'gray',
      autoClose: 10_000,
      closeButtonProps: { 'aria-label': t.hide },
      message: (
        <span className="fp-quiz-undo">
          {t.removed}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              onChange([...latest.current.slice(0, at), question, ...latest.current.slice(at)]);
              if (toast.current) notifications.hide(toast.current);
            }}
          >
            {t.undo}
          </Button>
        </span>
      ),
    });
  };
  return (
    <div className="fp-stack">
      {questions.length === 0 && (
        <div className="fp-panel">
          <EmptyState title={t.noQuestion}>{t.noQuestionHint}</EmptyState>
        </div>
      )}
      <ol className="fp-quiz-edit-list" aria-label={t.questions}>
        {questions.map((question, at) => (
          <QuestionCard
            key={question.id}
            question={question}
            at={at}
            all={questions.length}
            isOpen={question.id === openId}
            isEditable={isEditable}
            faults={faults.filter(({ questionId }) => questionId === question.id)}
            onToggle={() => onOpen(question.id === openId ? undefined : question.id)}
            onChange={(next) => onChange(replaced(questions, at, next))}
            onMove={(by) => onChange(moved(questions, at, at + by))}
            onCopy={() => add(copyOf(question), at + 1)}
            onRemove={() => remove(question, at)}
          />
        ))}
      </ol>
      {isEditable && <AddQuestion onAdd={(type) => add(newQuestion(type), questions.length)} />}
    </div>
  );
}

function AddQuestion({ onAdd }: { onAdd: (type: Question['type']) => void }) {
  const t = useMessages(messages);
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={16} />} style={{ justifySelf: 'start' }}>
          {t.addQuestion}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {TYPES.map((type) => {
          const Icon = TYPE_ICONS[type];
          return (
            <Menu.Item key={type} leftSection={<Icon size={18} stroke={1.75} />} onClick={() => onAdd(type)}>
              {t[type]}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
