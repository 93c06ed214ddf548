import { ActionIcon, Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Api } from '../../../../contract/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { draftMessages } from '../draft-messages.ts';

export type Sequence = NonNullable<NonNullable<Api['PUT /program-versions/:versionId']['body']>['content']>[number];

const MAX_SEQUENCES = 60;

/** What is taught, in order: a title, what happens, how long. */
export function SequenceFields({
  content,
  onChange,
}: {
  content: readonly Sequence[];
  onChange: (content: Sequence[]) => void;
}) {
  const t = useMessages(draftMessages);
  const change = (index: number, part: Partial<Sequence>) =>
    onChange(content.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div className="fp-stack">
      {content.map((sequence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sequence has no other name than its place.
        <fieldset key={index} className="fp-sequence">
          <legend>{t.sequence(index + 1)}</legend>
          <TextInput
            label={t.sequenceTitle}
            required
            maxLength={200}
            value={sequence.title}
            onChange={(event) => change(index, { title: event.currentTarget.value })}
          />
          <NumberInput
            label={t.minutes}
            min={0}
            max={60_000}
            w={110}
            value={sequence.plannedMn}
            onChange={(value) => change(index, { plannedMn: Number(value) || 0 })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t.removeSequence(index + 1)}
            onClick={() => onChange(content.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
          <Textarea
            label={t.sequenceText}
            autosize
            minRows={2}
            value={sequence.text}
            onChange={(event) => change(index, { text: event.currentTarget.value })}
          />
        </fieldset>
      ))}
      {content.length < MAX_SEQUENCES && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          style={{ justifySelf: 'start' }}
          onClick={() => onChange([...content, { title: '', text: '', plannedMn: 0 }])}
        >
          {t.addSequence}
        </Button>
      )}
    </div>
  );
}
