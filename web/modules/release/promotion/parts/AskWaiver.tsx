import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { gateMessages } from '../gate-messages.ts';
import type { GateAnswer, Release } from './GateList.tsx';

type Asked = Api['POST /releases/:artifactId/waivers']['body'];
type Given = { release: Release; environment: string; gate: GateAnswer; onClose: () => void };

const LEAST = 10;

/** A reason and a last day; somebody else grants it. */
export function AskWaiver({ release, environment, gate, onClose }: Given) {
  const t = useMessages(gateMessages);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const ask = useMutation({
    mutationFn: () =>
      api('POST /releases/:artifactId/waivers', {
        params: { artifactId: release.artifactId },
        body: { environment, gate: gate.gate, reason: reason.trim(), expiresOn } as Asked,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['releases'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t.askWaiverOf(t[gate.gate])}>
      <form onSubmit={submit} className="fp-stack">
        <p style={{ margin: 0 }}>{t.waiverHint}</p>
        <Textarea
          label={t.reason}
          required
          data-autofocus
          autosize
          minRows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <DayField label={t.expiresOn} required value={expiresOn} onChange={setExpiresOn} />
        <RefusalAlert error={ask.error} />
        <Button type="submit" loading={ask.isPending} disabled={reason.trim().length < LEAST || expiresOn === ''}>
          {t.ask}
        </Button>
      </form>
    </Modal>
  );
}
