import { Button, Checkbox, Modal, NumberInput, Select, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { showDone } from '../../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import type { Stage } from '../figures.ts';
import { messages } from '../messages.ts';

const CAUSES = ['none', 'content', 'people', 'technical', 'supplier', 'recette', 'decision', 'other'] as const;

/** Says where a stage stands today, closes it, or opens it again. */
export function StageDialog({ stage, today, onClose }: { stage: Stage; today: string; onClose: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const wasClosed = stage.state === 'closed';
  const [form, setForm] = useState({
    donePercent: stage.donePercent,
    startsOn: stage.actualStartsOn,
    endsOn: stage.actualEndsOn,
    cause: stage.cause,
    comment: '',
    isClosed: wasClosed,
  });
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const report = useMutation({
    mutationFn: () =>
      api('POST /steering/stages/:stage/reports', {
        params: { stage: stage.stage },
        body: { ...form, after: stage.reports },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.noted(stage.stage));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    report.mutate();
  };
  const close = (isClosed: boolean) =>
    change(isClosed ? { isClosed, donePercent: 100, endsOn: form.endsOn > today ? today : form.endsOn } : { isClosed });
  return (
    <Modal opened onClose={onClose} title={`${t.stage(stage.stage)}, ${stage.title}`}>
      <form onSubmit={submit} className="fp-stack">
        <NumberInput
          label={t.done}
          required
          min={0}
          max={100}
          allowDecimal={false}
          data-autofocus
          value={form.donePercent}
          onChange={(value) => change({ donePercent: Number(value) || 0 })}
        />
        <div className="fp-actions">
          <DayField label={t.startsOn} required value={form.startsOn} onChange={(startsOn) => change({ startsOn })} />
          <DayField label={t.endsOn} required value={form.endsOn} onChange={(endsOn) => change({ endsOn })} />
        </div>
        <Checkbox label={t.isClosed} checked={form.isClosed} onChange={(event) => close(event.currentTarget.checked)} />
        <Select
          label={t.cause}
          allowDeselect={false}
          value={form.cause}
          data={CAUSES.map((cause) => ({ value: cause, label: t[`cause_${cause}`] }))}
          onChange={(value) => change({ cause: CAUSES.find((cause) => cause === value) ?? 'none' })}
        />
        <Textarea
          label={t.comment}
          description={t.commentHint}
          maxLength={500}
          autosize
          minRows={2}
          value={form.comment}
          onChange={(event) => change({ comment: event.currentTarget.value })}
        />
        <RefusalAlert error={report.error} />
        <Button type="submit" loading={report.isPending} disabled={form.startsOn === '' || form.endsOn === ''}>
          {form.isClosed ? t.close : wasClosed ? t.reopen : t.note}
        </Button>
      </form>
    </Modal>
  );
}
