import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { showDone } from '../../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import type { Action } from '../communication.ts';
import { communicationMessages } from '../messages.ts';

const AUDIENCES = ['team', 'trainers', 'staff', 'companies', 'public'] as const;
const CHANNELS = ['mail', 'meeting', 'training', 'webinar', 'guide', 'chat', 'site'] as const;
const STATES = ['toDo', 'done', 'dropped'] as const;
const LEAST_TITLE = 3;

const toldOf = ({ audience, channel, title, owner, dueOn, subject, message, version }: Action) => ({
  audience,
  channel,
  title,
  owner,
  dueOn,
  subject,
  message,
  version,
});
/** What a change sends back of an action that was read. */
export const changeBody = (action: Action) => ({ ...toldOf(action), revision: action.revision });
const stateOf = ({ doneOn, droppedOn }: Action) => (doneOn ? 'done' : droppedOn ? 'dropped' : 'toDo');
const NEW = {
  audience: 'companies',
  channel: 'meeting',
  title: '',
  owner: '',
  subject: '',
  message: '',
  version: '',
} as const;

/** Adds an action, or changes one. */
export function ActionDialog({
  action,
  today,
  onClose,
}: {
  action: Action | null;
  today: string;
  onClose: () => void;
}) {
  const t = useMessages(communicationMessages);
  const client = useQueryClient();
  const [form, setForm] = useState<ReturnType<typeof toldOf>>(action ? toldOf(action) : { ...NEW, dueOn: today });
  const [state, setState] = useState<(typeof STATES)[number]>(action ? stateOf(action) : 'toDo');
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: async () => {
      if (!action) await api('POST /communication/actions', { body: form });
      else
        await api('POST /communication/actions/:actionId/changes', {
          params: { actionId: action.actionId },
          body: { ...form, revision: action.revision, state },
        });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(action ? t.saved : t.added);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const text = (name: 'title' | 'owner' | 'version' | 'subject', label: string, rest: object = {}) => (
    <TextInput
      label={label}
      value={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      {...rest}
    />
  );
  const states = form.channel === 'mail' ? STATES.filter((one) => one !== 'done') : STATES;
  return (
    <Modal opened onClose={onClose} title={action ? t.changeAction(action.title) : t.add} size="lg">
      <form onSubmit={submit} className="fp-stack">
        {text('title', t.title, { required: true, minLength: LEAST_TITLE, maxLength: 160, 'data-autofocus': true })}
        <div className="fp-actions">
          <Select
            label={t.audience}
            allowDeselect={false}
            value={form.audience}
            data={AUDIENCES.map((value) => ({ value, label: t[value] }))}
            onChange={(value) => change({ audience: AUDIENCES.find((one) => one === value) ?? 'companies' })}
          />
          <Select
            label={t.channel}
            allowDeselect={false}
            value={form.channel}
            data={CHANNELS.map((value) => ({ value, label: t[value] }))}
            onChange={(value) => change({ channel: CHANNELS.find((one) => one === value) ?? 'meeting' })}
          />
        </div>
        <div className="fp-actions">
          <DayField label={t.dueOn} required value={form.dueOn} onChange={(dueOn) => change({ dueOn })} />
          {action && (
            <Select
              label={t.state}
              allowDeselect={false}
              value={state}
              data={states.map((value) => ({ value, label: t[`state_${value}`] }))}
              onChange={(value) => setState(STATES.find((one) => one === value) ?? 'toDo')}
            />
          )}
        </div>
        {text('owner', t.owner, { description: t.ownerHint, maxLength: 120 })}
        {form.channel === 'mail' && (
          <>
            {text('subject', t.subject, { maxLength: 160 })}
            <Textarea
              label={t.message}
              description={t.messageHint}
              maxLength={4_000}
              autosize
              minRows={5}
              maxRows={12}
              value={form.message}
              onChange={(event) => change({ message: event.currentTarget.value })}
            />
            {form.audience === 'companies' && text('version', t.version, { description: t.versionHint, maxLength: 40 })}
          </>
        )}
        <RefusalAlert error={save.error} />
        <Button
          type="submit"
          loading={save.isPending}
          disabled={form.title.trim().length < LEAST_TITLE || form.dueOn === ''}
        >
          {action ? t.save : t.add}
        </Button>
      </form>
    </Modal>
  );
}
