import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import type { Anomaly } from '../anomaly.ts';
import { decisionMessages } from '../decision-messages.ts';
import type { Severity } from './SeverityMark.tsx';

export type Move = { anomaly: Anomaly; to: Anomaly['state'] };

/** One step of an anomaly, with its reason. */
export function MoveDialog({ move: { anomaly, to }, onClose }: { move: Move; onClose: () => void }) {
  const t = useMessages(decisionMessages);
  const client = useQueryClient();
  const isRegrade = to === anomaly.state;
  const [severity, setSeverity] = useState<Severity>(anomaly.severity);
  const [comment, setComment] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api('POST /recette/anomalies/:anomalyId/moves', {
        params: { anomalyId: anomaly.anomalyId },
        body: { to, severity, comment: comment.trim() },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['recette'] });
      onClose();
    },
  });
  const needsReason = isRegrade || to === 'rejected' || to === 'open';
  return (
    <Modal opened onClose={onClose} title={`AN-${anomaly.number}\u00a0: ${isRegrade ? t.regrade : t[`to_${to}`]}`}>
      <div className="fp-stack">
        {isRegrade && <SeveritySelect value={severity} onChange={setSeverity} />}
        <Textarea
          label={needsReason ? t.commentNeeded : t.comment}
          required={needsReason}
          data-autofocus
          maxLength={2_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <RefusalAlert error={send.error} />
        <Button loading={send.isPending} onClick={() => send.mutate()}>
          {t.confirm}
        </Button>
      </div>
    </Modal>
  );
}

/** An anomaly that no case showed. */
export function NewAnomalyDialog({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const t = useMessages(decisionMessages);
  const client = useQueryClient();
  const [title, setTitle] = useState('');
  const [severity, setSeverity] = useState<Severity>('major');
  const [comment, setComment] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api('POST /recette/campaigns/:campaignId/anomalies', {
        params: { campaignId },
        body: { title, severity, comment },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['recette'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.newAnomaly}>
      <div className="fp-stack">
        <TextInput
          label={t.newTitle}
          required
          data-autofocus
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <SeveritySelect value={severity} onChange={setSeverity} />
        <Textarea
          label={t.comment}
          maxLength={2_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <RefusalAlert error={send.error} />
        <Button loading={send.isPending} disabled={title.trim().length < 3} onClick={() => send.mutate()}>
          {t.openIt}
        </Button>
      </div>
    </Modal>
  );
}

function SeveritySelect({ value, onChange }: { value: Severity; onChange: (severity: Severity) => void }) {
  const t = useMessages(decisionMessages);
  return (
    <Select
      label={t.severity}
      allowDeselect={false}
      value={value}
      data={(['blocking', 'major', 'minor'] as const).map((one) => ({ value: one, label: t[one] }))}
      onChange={(chosen) => onChange((chosen as Severity | null) ?? value)}
    />
  );
}
