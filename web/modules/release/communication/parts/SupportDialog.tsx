import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { showDone } from '../../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { TimeField } from '../../../../ui/TimeField.tsx';
import type { Communication, SupportWindow } from '../communication.ts';
import { communicationMessages } from '../messages.ts';

const AUDIENCES = ['trainers', 'staff', 'companies'] as const;
const LEAST_REACHED_BY = 3;

type Given = { window: SupportWindow | null; staff: Communication['staff']; today: string; onClose: () => void };
type Form = Pick<SupportWindow, 'audience' | 'fromDay' | 'toDay' | 'opensAt' | 'closesAt' | 'reachedBy'> & {
  personIds: string[];
};

/** Says who answers an audience, when, and how they are reached. */
export function SupportDialog({ window, staff, today, onClose }: Given) {
  const t = useMessages(communicationMessages);
  const client = useQueryClient();
  const [form, setForm] = useState<Form>(() => formOf(window, today));
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: async () => {
      if (!window) await api('POST /communication/support', { body: form });
      else
        await api('POST /communication/support/:windowId/changes', {
          params: { windowId: window.windowId },
          body: { ...form, revision: window.revision },
        });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.supportSaved);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={window ? t.changeSupport(t[window.audience]) : t.addSupport}>
      <form onSubmit={submit} className="fp-stack">
        <Select
          label={t.audience}
          allowDeselect={false}
          value={form.audience}
          data={AUDIENCES.map((value) => ({ value, label: t[value] }))}
          onChange={(value) => change({ audience: AUDIENCES.find((one) => one === value) ?? 'companies' })}
        />
        <MultiSelect
          label={t.people}
          description={t.peopleHint}
          searchable
          hidePickedOptions
          data={staff.map(({ personId, name }) => ({ value: personId, label: name }))}
          value={form.personIds}
          onChange={(personIds) => change({ personIds })}
        />
        <div className="fp-actions">
          <DayField label={t.fromDay} required value={form.fromDay} onChange={(fromDay) => change({ fromDay })} />
          <DayField label={t.toDay} required value={form.toDay} onChange={(toDay) => change({ toDay })} />
        </div>
        <div className="fp-actions">
          <TimeField label={t.opensAt} value={form.opensAt} onChange={(opensAt) => change({ opensAt })} />
          <TimeField label={t.closesAt} value={form.closesAt} onChange={(closesAt) => change({ closesAt })} />
        </div>
        <TextInput
          label={t.reachedBy}
          description={t.reachedByHint}
          required
          maxLength={200}
          value={form.reachedBy}
          onChange={(event) => change({ reachedBy: event.currentTarget.value })}
        />
        <RefusalAlert error={save.error} />
        <Button
          type="submit"
          loading={save.isPending}
          disabled={form.reachedBy.trim().length < LEAST_REACHED_BY || form.fromDay === '' || form.toDay === ''}
        >
          {t.save}
        </Button>
      </form>
    </Modal>
  );
}

function formOf(window: SupportWindow | null, today: string): Form {
  if (!window)
    return {
      audience: 'companies',
      fromDay: today,
      toDay: today,
      opensAt: '09:00',
      closesAt: '17:30',
      reachedBy: '',
      personIds: [],
    };
  const { audience, fromDay, toDay, opensAt, closesAt, reachedBy, people } = window;
  return { audience, fromDay, toDay, opensAt, closesAt, reachedBy, personIds: people.map(({ personId }) => personId) };
}
