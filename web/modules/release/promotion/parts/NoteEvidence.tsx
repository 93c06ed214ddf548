import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { gateMessages } from '../gate-messages.ts';
import type { GateAnswer, Release } from './GateList.tsx';

const LEAST = 5;

/** A person writes down what only people know, under their name. */
export function NoteEvidence({ release, gate, onClose }: { release: Release; gate: GateAnswer; onClose: () => void }) {
  const t = useMessages(gateMessages);
  const client = useQueryClient();
  const [summary, setSummary] = useState('');
  const [holdsUntil, setHoldsUntil] = useState('');
  const noted = gate.gate === 'support' ? 'support' : 'communication';
  const note = useMutation({
    mutationFn: () =>
      api('POST /releases/:artifactId/evidence', {
        params: { artifactId: release.artifactId },
        body: { gate: noted, summary: summary.trim(), holdsUntil: holdsUntil || null },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['releases'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t.noteOf(t[gate.gate])}>
      <form onSubmit={submit} className="fp-stack">
        <p style={{ margin: 0 }}>{t[`noteHint_${noted}`]}</p>
        <Textarea
          label={t.summary}
          required
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={summary}
          onChange={(event) => setSummary(event.currentTarget.value)}
        />
        {noted === 'support' && <DayField label={t.holdsUntil} required value={holdsUntil} onChange={setHoldsUntil} />}
        <RefusalAlert error={note.error} />
        <Button
          type="submit"
          loading={note.isPending}
          disabled={summary.trim().length < LEAST || (noted === 'support' && holdsUntil === '')}
        >
          {t.note}
        </Button>
      </form>
    </Modal>
  );
}
