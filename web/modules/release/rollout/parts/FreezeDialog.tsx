import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** Keeps one company where it is until a day. */
export function FreezeDialog({
  company,
  onClose,
}: {
  company: { companyId: string; name: string };
  onClose: () => void;
}) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [untilDay, setUntilDay] = useState('');
  const [reason, setReason] = useState('');
  const freeze = useMutation({
    mutationFn: () =>
      api('PUT /rollout/frozen-companies/:companyId', {
        params: { companyId: company.companyId },
        body: { untilDay, reason },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['rollout'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    freeze.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t.freezeTitle(company.name)}>
      <form onSubmit={submit} className="fp-stack">
        <DayField label={t.untilDay} required value={untilDay} onChange={setUntilDay} />
        <TextInput
          label={t.reason}
          description={t.freezeHint}
          required
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalAlert error={freeze.error} />
        <Button type="submit" loading={freeze.isPending}>
          {t.freeze}
        </Button>
      </form>
    </Modal>
  );
}
