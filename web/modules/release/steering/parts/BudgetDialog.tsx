import { Button, Modal, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { showDone } from '../../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { budgetMessages } from '../budget-messages.ts';
import type { BudgetLine } from '../figures.ts';

/** The greatest sum of a line, in euros. */
const MOST = 100_000_000;

/** Adds a line, or says what one costs now. Another planned sum asks why. */
export function BudgetDialog({ line, onClose }: { line: BudgetLine | null; onClose: () => void }) {
  const t = useMessages(budgetMessages);
  const client = useQueryClient();
  const [title, setTitle] = useState(line?.title ?? '');
  const [reason, setReason] = useState('');
  const [sums, setSums] = useState({
    plannedCents: line?.plannedCents ?? 0,
    committedCents: line?.committedCents ?? 0,
    spentCents: line?.spentCents ?? 0,
    forecastCents: line?.forecastCents ?? 0,
  });
  const isDecision = line !== null && sums.plannedCents !== line.plannedCents;
  const save = useMutation({
    mutationFn: async () => {
      if (!line) await api('POST /steering/budget/lines', { body: { title, ...sums } });
      else
        await api('POST /steering/budget/lines/:lineId/changes', {
          params: { lineId: line.lineId },
          body: { revision: line.revision, title, ...sums, reason: isDecision ? reason : '' },
        });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.saved(title));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const sum = (name: keyof typeof sums, label: string, description?: string) => (
    <NumberInput
      label={`${label}, €`}
      description={description}
      required
      min={0}
      max={MOST}
      decimalScale={2}
      decimalSeparator=","
      thousandSeparator={'\u202f'}
      value={sums[name] / 100}
      onChange={(value) => setSums((before) => ({ ...before, [name]: Math.round((Number(value) || 0) * 100) }))}
    />
  );
  return (
    <Modal opened onClose={onClose} title={line ? t.changeLine(line.title) : t.add}>
      <form onSubmit={submit} className="fp-stack">
        <TextInput
          label={t.name}
          required
          minLength={2}
          maxLength={120}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {sum('plannedCents', t.planned)}
        {isDecision && (
          <Textarea
            label={t.reason}
            description={t.reasonHint}
            required
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {sum('spentCents', t.spent)}
        {sum('committedCents', t.committed, t.committedHint)}
        {sum('forecastCents', t.forecast, t.forecastHint)}
        <RefusalAlert error={save.error} />
        <Button type="submit" loading={save.isPending} disabled={title.trim().length < 2}>
          {t.save}
        </Button>
      </form>
    </Modal>
  );
}
