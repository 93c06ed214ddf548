import { Button, Modal, NumberInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { showDone } from '../../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import type { Plan } from '../figures.ts';
import { messages } from '../messages.ts';

const LEAST_REASON = 5;

/** Decides other dates and loads, stage by stage or the whole plan at once. */
export function BaselineDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const [firstDay, setFirstDay] = useState('');
  const [reason, setReason] = useState('');
  const [stages, setStages] = useState(
    plan.stages.map(({ stage, title, startsOn, endsOn, weight }) => ({ stage, title, startsOn, endsOn, weight })),
  );
  const change = (number: number, part: Partial<(typeof stages)[number]>) =>
    setStages((before) => before.map((one) => (one.stage === number ? { ...one, ...part } : one)));
  const move = useMutation({
    mutationFn: (startsOn: string) => api('GET /steering/template', { query: { startsOn } }),
    onSuccess: ({ stages: moved }) => {
      for (const { stage, startsOn, endsOn } of moved) change(stage, { startsOn, endsOn });
    },
  });
  const decide = useMutation({
    mutationFn: () =>
      api('POST /steering/baselines', {
        body: { after: plan.baseline, reason, stages: stages.map(({ title, ...one }) => one) },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.baselineChanged);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate();
  };
  const moveTo = (day: string) => {
    setFirstDay(day);
    if (day) move.mutate(day);
  };
  const isWhole = stages.every(({ startsOn, endsOn }) => startsOn && endsOn);
  return (
    <Modal opened onClose={onClose} title={t.changeBaselineTitle} size="lg">
      <form onSubmit={submit} className="fp-stack">
        <p style={{ margin: 0 }}>{t.changeBaselineText}</p>
        <DayField label={t.moveAll} value={firstDay} onChange={moveTo} />
        <RefusalAlert error={move.error} />
        {stages.map(({ stage, title, startsOn, endsOn, weight }) => (
          <fieldset key={stage} className="fp-steering-dates">
            <legend>{`${t.stage(stage)}, ${title}`}</legend>
            <DayField label={t.startsOn} value={startsOn} onChange={(day) => change(stage, { startsOn: day })} />
            <DayField label={t.stageEndsOn} value={endsOn} onChange={(day) => change(stage, { endsOn: day })} />
            <NumberInput
              label={t.weight}
              min={1}
              max={1_000}
              allowDecimal={false}
              value={weight}
              onChange={(value) => change(stage, { weight: Number(value) || 1 })}
              w={130}
            />
          </fieldset>
        ))}
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
        <RefusalAlert error={decide.error} />
        <Button type="submit" loading={decide.isPending} disabled={!isWhole || reason.trim().length < LEAST_REASON}>
          {t.changeBaseline}
        </Button>
      </form>
    </Modal>
  );
}
