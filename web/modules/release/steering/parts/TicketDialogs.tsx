import { Button, Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { showDone } from '../../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import type { Ticket } from '../figures.ts';
import { maintenanceMessages } from '../maintenance-messages.ts';

const KINDS = ['corrective', 'evolutionary', 'preventive', 'adaptive'] as const;
const LEAST_TITLE = 3;

/** Opens a ticket of one of the four kinds. */
export function OpenTicketDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(maintenanceMessages);
  const client = useQueryClient();
  const [kind, setKind] = useState<Ticket['kind']>('corrective');
  const [title, setTitle] = useState('');
  const open = useMutation({
    mutationFn: () => api('POST /steering/tickets', { body: { kind, title } }),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.opened(number));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t.open}>
      <form onSubmit={submit} className="fp-stack">
        <TextInput
          label={t.subject}
          required
          minLength={LEAST_TITLE}
          maxLength={200}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label={t.kind}
          allowDeselect={false}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t[value] }))}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'corrective')}
        />
        <RefusalAlert error={open.error} />
        <Button type="submit" loading={open.isPending} disabled={title.trim().length < LEAST_TITLE}>
          {t.open}
        </Button>
      </form>
    </Modal>
  );
}

const STATES = ['open', 'done', 'cancelled'] as const;

/** Notes time and money on a ticket, and where it stands. */
export function TicketDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useMessages(maintenanceMessages);
  const client = useQueryClient();
  const [entry, setEntry] = useState({ minutes: 0, costCents: 0, state: ticket.state, comment: '' });
  const change = (part: Partial<typeof entry>) => setEntry((before) => ({ ...before, ...part }));
  const note = useMutation({
    mutationFn: () =>
      api('POST /steering/tickets/:ticketId/entries', {
        params: { ticketId: ticket.ticketId },
        body: { ...entry, after: ticket.entries },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.noted(ticket.number));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate();
  };
  const labels = { open: t.isOpen, done: t.isDone, cancelled: t.isCancelled };
  return (
    <Modal opened onClose={onClose} title={`${t.noteTicket(ticket.number)}, ${ticket.title}`}>
      <form onSubmit={submit} className="fp-stack">
        <NumberInput
          label={t.minutes}
          description={t.correction}
          min={-60_000}
          max={60_000}
          allowDecimal={false}
          data-autofocus
          value={entry.minutes}
          onChange={(value) => change({ minutes: Number(value) || 0 })}
        />
        <NumberInput
          label={t.costEuros}
          decimalScale={2}
          decimalSeparator=","
          thousandSeparator={'\u202f'}
          value={entry.costCents / 100}
          onChange={(value) => change({ costCents: Math.round((Number(value) || 0) * 100) })}
        />
        <Select
          label={t.state}
          allowDeselect={false}
          value={entry.state}
          data={STATES.map((value) => ({ value, label: labels[value] }))}
          onChange={(value) => change({ state: STATES.find((one) => one === value) ?? 'open' })}
        />
        <Textarea
          label={t.comment}
          maxLength={500}
          autosize
          minRows={2}
          value={entry.comment}
          onChange={(event) => change({ comment: event.currentTarget.value })}
        />
        <RefusalAlert error={note.error} />
        <Button type="submit" loading={note.isPending}>
          {t.save}
        </Button>
      </form>
    </Modal>
  );
}
