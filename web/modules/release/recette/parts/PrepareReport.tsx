import { ActionIcon, Button, Radio, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import type { Campaign } from '../campaign.ts';
import { decisionMessages } from '../decision-messages.ts';
import { useVerdictSentence } from './StandingCard.tsx';

type Verdict = 'go' | 'goWithReserves' | 'noGo';
type Reserve = { key: number; text: string; owner: string; due: string };

/** The decision that is proposed for signature. A GO against the rule is shown closed, with what it misses. */
export function PrepareReport({ campaign }: { campaign: Campaign }) {
  const t = useMessages(decisionMessages);
  const sentence = useVerdictSentence();
  const client = useQueryClient();
  const isClosed = campaign.standing.verdict === 'noGo';
  const [verdict, setVerdict] = useState<Verdict>(isClosed ? 'noGo' : 'go');
  const [reserves, setReserves] = useState<Reserve[]>([]);
  const [comment, setComment] = useState('');
  const prepare = useMutation({
    mutationFn: () =>
      api('POST /recette/iterations/:iterationId/reports', {
        params: { iterationId: campaign.iteration.iterationId },
        body: {
          verdict,
          comment,
          reserves: verdict === 'go' ? [] : reserves.map(({ text, owner, due }) => ({ text, owner, due })),
        },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['recette'] }),
  });
  const choose = (value: string) => {
    setVerdict(value as Verdict);
    if (value === 'goWithReserves' && reserves.length === 0) setReserves([emptyReserve(0)]);
  };
  return (
    <Panel title={t.decide}>
      <div className="fp-stack">
        <p className="fp-quiet" style={{ margin: 0 }}>
          {t.decideHint}
        </p>
        {isClosed && <p style={{ margin: 0 }}>{t.goClosed(sentence(campaign.standing))}</p>}
        <Radio.Group value={verdict} onChange={choose} aria-label={t.decide}>
          <div className="fp-stack">
            <Radio value="go" label={t.go} disabled={isClosed} />
            <Radio value="goWithReserves" label={t.goWithReserves} disabled={isClosed} />
            <Radio value="noGo" label={t.noGo} />
          </div>
        </Radio.Group>
        {verdict !== 'go' && <Reserves reserves={reserves} onChange={setReserves} />}
        <Textarea
          label={t.comment}
          maxLength={2_000}
          autosize
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <RefusalAlert error={prepare.error} />
        <div>
          <Button loading={prepare.isPending} onClick={() => prepare.mutate()}>
            {t.prepare}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

const emptyReserve = (key: number): Reserve => ({ key, text: '', owner: '', due: '' });

function Reserves({ reserves, onChange }: { reserves: Reserve[]; onChange: (reserves: Reserve[]) => void }) {
  const t = useMessages(decisionMessages);
  const change = (key: number, part: Partial<Reserve>) =>
    onChange(reserves.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }} className="fp-stack">
      <legend>{t.reserves}</legend>
      {reserves.map((one, index) => (
        <div key={one.key} className="fp-recette-reserve">
          <TextInput
            label={t.reserve}
            required
            maxLength={500}
            value={one.text}
            onChange={(event) => change(one.key, { text: event.currentTarget.value })}
          />
          <TextInput
            label={t.owner}
            required
            maxLength={120}
            value={one.owner}
            onChange={(event) => change(one.key, { owner: event.currentTarget.value })}
          />
          <DayField label={t.due} required value={one.due} onChange={(due) => change(one.key, { due })} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t.removeReserve(index + 1)}
            onClick={() => onChange(reserves.filter(({ key }) => key !== one.key))}
          >
            <IconX size={18} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => onChange([...reserves, emptyReserve(Math.max(0, ...reserves.map(({ key }) => key)) + 1)])}
        >
          {t.addReserve}
        </Button>
      </div>
    </fieldset>
  );
}
