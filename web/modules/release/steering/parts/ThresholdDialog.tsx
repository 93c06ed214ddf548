import { Button, Modal, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { showDone } from '../../../../ui/Feedback.tsx';
import { Loading, RefusalAlert } from '../../../../ui/Page.tsx';
import { watchMessages } from '../watch-messages.ts';

type Thresholds = Api['GET /steering/thresholds']['answer'];
const SHARES = [
  'progressGapBp',
  'budgetDriftBp',
  'learnerActiveBp',
  'trainerActiveBp',
  'companyActiveBp',
  'mcoLowBp',
  'mcoHighBp',
] as const;

/** From where a figure calls somebody. */
export function ThresholdDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(watchMessages);
  const query = useQuery({
    queryKey: ['steering', 'thresholds'],
    queryFn: () => api('GET /steering/thresholds'),
    gcTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={t.setTitle}>
      <RefusalAlert error={query.error} />
      {query.isPending && <Loading />}
      {query.data && <Fields key={query.data.revision} thresholds={query.data} onClose={onClose} />}
    </Modal>
  );
}

function Fields({ thresholds, onClose }: { thresholds: Thresholds; onClose: () => void }) {
  const t = useMessages(watchMessages);
  const client = useQueryClient();
  const [wanted, setWanted] = useState(thresholds);
  const save = useMutation({
    mutationFn: () => api('POST /steering/thresholds', { body: wanted }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.saved);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const change = (part: Partial<Thresholds>) => setWanted((before) => ({ ...before, ...part }));
  return (
    <form onSubmit={submit} className="fp-stack">
      <NumberInput
        label={t.delayDays}
        min={0}
        max={250}
        allowDecimal={false}
        data-autofocus
        value={wanted.delayDays}
        onChange={(value) => change({ delayDays: Number(value) || 0 })}
      />
      {SHARES.map((name) => (
        <NumberInput
          key={name}
          label={t[name]}
          min={0}
          max={100}
          decimalScale={2}
          decimalSeparator=","
          value={wanted[name] / 100}
          onChange={(value) => change({ [name]: Math.round((Number(value) || 0) * 100) })}
        />
      ))}
      <RefusalAlert error={save.error} />
      <Button type="submit" loading={save.isPending}>
        {t.save}
      </Button>
    </form>
  );
}
