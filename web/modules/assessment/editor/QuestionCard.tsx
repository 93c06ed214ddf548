import { ActionIcon, Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowsShuffle,
  IconArrowUp,
  IconBrackets,
  IconCopy,
  IconForms,
  IconListCheck,
  IconListNumbers,
  IconNumber123,
  type IconProps,
  IconSquareCheck,
  IconToggleLeft,
  IconTrash,
} from '@tabler/icons-react';
import { type ComponentType, useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { faultTexts, messages } from '../messages.ts';
import { pointsText, type Question } from '../quiz-types.ts';
import { messages as runnerMessages } from '../runner-messages.ts';
import { AnswerKey } from './AnswerKey.tsx';
import type { Fault } from './draft.ts';
import { QuestionForm } from './QuestionForm.tsx';

export const TYPE_ICONS: Readonly<Record<Question['type'], ComponentType<IconProps>>> = {
  singleChoice: IconListCheck,
  multipleChoice: IconSquareCheck,
  trueFalse: IconToggleLeft,
  shortText: IconForms,
  number: IconNumber123,
  matching: IconArrowsShuffle,
  ordering: IconListNumbers,
  gaps: IconBrackets,
};

export type CardActions = {
  onToggle: () => void;
  onChange: (question: Question) => void;
  onMove: (by: -1 | 1) => void;
  onCopy: () => void;
  onRemove: () => void;
};

type Given = CardActions & {
  question: Question;
  at: number;
  all: number;
  isOpen: boolean;
  isEditable: boolean;
  faults: readonly Fault[];
};

/** One question of the list: a line to read, its form once opened. */
export function QuestionCard(props: Given) {
  const { question, isOpen, isEditable, faults, onChange } = props;
  const says = useMessages(faultTexts);
  return (
    <li className="fp-panel fp-quiz-edit" data-open={isOpen || undefined}>
      <CardHead {...props} />
      {isOpen && (
        <div className="fp-quiz-edit-body">
          {faults.map(({ code }) => (
            <p key={code} className="fp-quiz-fault">
              <IconAlertTriangle size={18} stroke={1.75} aria-hidden /> {says[code]}
            </p>
          ))}
          {isEditable ? <QuestionForm question={question} onChange={onChange} /> : <AnswerKey question={question} />}
          {isEditable && <CardTools {...props} />}
        </div>
      )}
    </li>
  );
}

function CardHead({ question, at, isOpen, isEditable, faults, onToggle }: Given) {
  const t = useMessages(messages);
  const runner = useMessages(runnerMessages);
  const language = useContext(LanguageContext);
  const Icon = TYPE_ICONS[question.type];
  const text = question.text.replace(/\[\[\d+\]\]/g, '…') || t.withoutText;
  const label = isEditable ? t.openQuestion(at + 1) : t.showQuestion(at + 1);
  return (
    <button type="button" className="fp-quiz-edit-head" aria-expanded={isOpen} onClick={onToggle}>
      <span className="fp-sr">{`${label}, `}</span>
      <span className="fp-quiz-number" aria-hidden>
        {at + 1}
      </span>
      <span className="fp-quiz-edit-words">
        <span className="fp-quiz-edit-text">{text}</span>
        <span className="fp-quiet fp-quiz-edit-facts">
          <Icon size={16} stroke={1.75} aria-hidden /> {t[question.type]},{' '}
          {runner.points(pointsText(question.points, language))}
        </span>
      </span>
      {faults.length > 0 && (
        <span className="fp-state" style={{ color: 'var(--fp-warn-text)' }}>
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden color="var(--fp-warn-icon)" />
          {faults.length}
          <span className="fp-sr">{t.faultsLeft(faults.length)}</span>
        </span>
      )}
    </button>
  );
}

function CardTools({ at, all, onMove, onCopy, onRemove, onToggle }: Given) {
  const t = useMessages(messages);
  return (
    <div className="fp-quiz-edit-tools">
      <ActionIcon variant="default" size={36} disabled={at === 0} aria-label={t.up} onClick={() => onMove(-1)}>
        <IconArrowUp size={18} />
      </ActionIcon>
      <ActionIcon variant="default" size={36} disabled={at === all - 1} aria-label={t.down} onClick={() => onMove(1)}>
        <IconArrowDown size={18} />
      </ActionIcon>
      <Button variant="default" leftSection={<IconCopy size={16} />} onClick={onCopy}>
        {t.duplicate}
      </Button>
      <Button variant="default" leftSection={<IconTrash size={16} />} onClick={onRemove}>
        {t.remove}
      </Button>
      <Button variant="subtle" ml="auto" onClick={onToggle}>
        {t.closeQuestion}
      </Button>
    </div>
  );
}
