import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { showDone } from '../../../ui/Feedback.tsx';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { draftMessages } from '../draft-messages.ts';
import { messages } from '../messages.ts';
import { SequenceFields } from './SequenceFields.tsx';

type Version = Api['GET /program-versions/:versionId']['answer'];
type Body = NonNullable<Api['PUT /program-versions/:versionId']['body']>;

const CONDITIONS = ['audience', 'prerequisites', 'methods', 'assessment', 'accessibility'] as const;

/** What of a version can be written: everything but its code, number and state. */
function bodyOf(version: Version): Body {
  const { title, summary, audience, prerequisites, objectives, content, methods, assessment, accessibility } = version;
  const { accessDelay, recognition, onsiteMn, virtualMn, elearningMn, priceCents, seatsMin, seatsMax } = version;
  return {
    ...{ title, summary, audience, prerequisites, objectives, content, methods, assessment, accessibility },
    ...{ accessDelay, recognition, onsiteMn, virtualMn, elearningMn, priceCents, seatsMin, seatsMax },
  };
}

/** A draft is written here, saved as a whole, and published from the top of the page. */
export function DraftForm({ version }: { version: Version }) {
  const t = useMessages(messages);
  const words = useMessages(draftMessages);
  const client = useQueryClient();
  const [saved, setSaved] = useState(() => bodyOf(version));
  const [body, setBody] = useState(saved);
  const change = (part: Partial<Body>) => setBody((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: (wanted: Body) =>
      api('PUT /program-versions/:versionId', { params: { versionId: version.versionId }, body: wanted }),
    onSuccess: async (_, wanted) => {
      setSaved(wanted);
      setBody(wanted);
      await client.invalidateQueries({ queryKey: ['program', version.versionId] });
      showDone(words.saved);
    },
  });
  const objectives = (body.objectives ?? []).map((one) => one.trim()).filter(Boolean);
  const isChanged = JSON.stringify({ ...body, objectives }) !== JSON.stringify(saved);
  const hours = (label: string, name: 'onsiteMn' | 'virtualMn' | 'elearningMn') => (
    <NumberInput
      label={label}
      min={0}
      max={1000}
      step={0.5}
      decimalScale={2}
      decimalSeparator=","
      value={(body[name] ?? 0) / 60}
      onChange={(value) => change({ [name]: Math.round((Number(value) || 0) * 60) })}
    />
  );
  return (
    <form
      className="fp-stack fp-draft"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...body, objectives });
      }}
    >
      <Panel title={words.identity}>
        <div className="fp-stack">
          <TextInput
            label={words.title}
            required
            maxLength={200}
            value={body.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Textarea
            label={words.summary}
            autosize
            minRows={2}
            value={body.summary ?? ''}
            onChange={(event) => change({ summary: event.currentTarget.value })}
          />
          <Textarea
            label={t.objectives}
            description={words.objectivesHint}
            autosize
            minRows={3}
            value={(body.objectives ?? []).join('\n')}
            onChange={(event) => change({ objectives: event.currentTarget.value.split('\n') })}
          />
        </div>
      </Panel>
      <Panel title={t.content}>
        <SequenceFields content={body.content ?? []} onChange={(content) => change({ content })} />
      </Panel>
      <Panel title={words.measures}>
        <div className="fp-trio">
          {hours(words.onsite, 'onsiteMn')}
          {hours(words.virtual, 'virtualMn')}
          {hours(words.elearning, 'elearningMn')}
          <NumberInput
            label={words.price}
            min={0}
            max={1_000_000}
            decimalScale={2}
            decimalSeparator=","
            value={(body.priceCents ?? 0) / 100}
            onChange={(value) => change({ priceCents: Math.round((Number(value) || 0) * 100) })}
          />
          <NumberInput
            label={words.seatsMin}
            min={1}
            max={500}
            value={body.seatsMin ?? 1}
            onChange={(value) => change({ seatsMin: Number(value) || 1 })}
          />
          <NumberInput
            label={words.seatsMax}
            min={1}
            max={500}
            value={body.seatsMax ?? 12}
            onChange={(value) => change({ seatsMax: Number(value) || 1 })}
          />
        </div>
      </Panel>
      <Panel title={words.conditions}>
        <div className="fp-stack">
          {CONDITIONS.map((name) => (
            <Textarea
              key={name}
              label={t[name]}
              autosize
              minRows={2}
              value={body[name] ?? ''}
              onChange={(event) => change({ [name]: event.currentTarget.value })}
            />
          ))}
          <TextInput
            label={t.accessDelay}
            maxLength={200}
            value={body.accessDelay ?? ''}
            onChange={(event) => change({ accessDelay: event.currentTarget.value })}
          />
        </div>
      </Panel>
      <RefusalAlert error={save.error} />
      <div className="fp-save-bar">
        <span role="status" className="fp-quiet">
          {isChanged ? words.unsaved : ''}
        </span>
        <Button type="submit" variant={isChanged ? 'filled' : 'default'} loading={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
