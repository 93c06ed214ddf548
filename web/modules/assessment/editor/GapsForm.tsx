import { Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../editor-messages.ts';
import type { Gap, QuestionOf } from '../quiz-types.ts';
import { NumbersForm, TextsForm } from './AcceptedForms.tsx';
import { ChoicesForm } from './ChoicesForm.tsx';
import { NumberField } from './FormLine.tsx';
import { newGap, replaced, withNewGap, withoutGap } from './new-question.ts';

type Given = { question: QuestionOf<'gaps'>; onChange: (question: QuestionOf<'gaps'>) => void };

/** What fills each gap of the text. */
export function GapsForm({ question, onChange }: Given) {
  const t = useMessages(messages);
  const { gaps } = question;
  return (
    <div className="fp-stack">
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange(withNewGap(question))}
        >
          {t.insertGap}
        </Button>
      </div>
      {gaps.map((gap, at) => (
        <GapForm
          key={gap.id}
          gap={gap}
          at={at + 1}
          onChange={(next) => onChange({ ...question, gaps: replaced(gaps, at, next) })}
          onRemove={() => onChange(withoutGap(question, at))}
        />
      ))}
    </div>
  );
}

type GapGiven = { gap: Gap; at: number; onChange: (gap: Gap) => void; onRemove: () => void };

function GapForm({ gap, at, onChange, onRemove }: GapGiven) {
  const t = useMessages(messages);
  const kinds: readonly [Gap['kind'], string][] = [
    ['choice', t.kindChoice],
    ['text', t.kindText],
    ['number', t.kindNumber],
  ];
  const kindOf = (value: string) => kinds.find(([kind]) => kind === value)?.[0] ?? 'text';
  return (
    <section className="fp-quiz-gap-form" aria-label={t.gap(at)}>
      <div className="fp-quiz-form-fields">
        <strong className="fp-quiz-form-grow">{t.gap(at)}</strong>
        <NativeSelect
          aria-label={`${t.gap(at)}, ${t.kind}`}
          data={kinds.map(([value, label]) => ({ value, label }))}
          value={gap.kind}
          onChange={(event) =>
            onChange({ ...newGap(kindOf(event.currentTarget.value)), id: gap.id, weight: gap.weight })
          }
        />
        <NumberField
          label={t.weight}
          isHidden
          width={96}
          min={1}
          max={100}
          suffix={`\u00a0(${t.weight.toLowerCase()})`}
          value={gap.weight}
          onChange={(weight) => onChange({ ...gap, weight: Math.max(1, Math.round(weight)) })}
        />
        <Button variant="subtle" color="gray" size="compact-sm" aria-label={t.removeGap(at)} onClick={onRemove}>
          <IconTrash size={18} stroke={1.75} aria-hidden />
        </Button>
      </div>
      {gap.kind === 'choice' && (
        <ChoicesForm choices={gap.choices} several={false} onChange={(choices) => onChange({ ...gap, choices })} />
      )}
      {gap.kind === 'text' && <TextsForm rule={gap} onChange={(rule) => onChange({ ...gap, ...rule })} />}
      {gap.kind === 'number' && (
        <NumbersForm accepted={gap.accepted} onChange={(accepted) => onChange({ ...gap, accepted })} />
      )}
    </section>
  );
}
