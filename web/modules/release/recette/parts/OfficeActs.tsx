import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { runMessages } from '../run-messages.ts';

type Campaign = Api['GET /recette/campaigns/:campaignId']['answer'];
type Item = Campaign['items'][number];

/** What the office does with a case besides running it: give it to somebody, take it out of the count with a second person. */
export function OfficeActs({ campaign, item }: { campaign: Campaign; item: Item }) {
  const t = useMessages(runMessages);
  const client = useQueryClient();
  const done = { onSuccess: () => client.invalidateQueries({ queryKey: ['recette'] }) };
  const give = useMutation({
    mutationFn: (personId: string) =>
      api('PUT /recette/items/:itemId/tester', { params: { itemId: item.itemId }, body: { personId } }),
    ...done,
  });
  const settle = useMutation({
    mutationFn: (act: 'approval' | 'withdrawal') => {
      const params = { exclusionId: item.exclusion?.exclusionId ?? '' };
      return act === 'approval'
        ? api('POST /recette/exclusions/:exclusionId/approval', { params })
        : api('POST /recette/exclusions/:exclusionId/withdrawal', { params });
    },
    ...done,
  });
  const { exclusion } = item;
  const name = (person: { firstName: string; lastName: string }) => `${person.firstName} ${person.lastName}`;
  if (campaign.iteration.decidedAt) return null;
  return (
    <section className="fp-recette-past fp-stack">
      <Select
        label={t.give}
        allowDeselect={false}
        value={item.tester?.personId ?? null}
        data={campaign.testers.map((tester) => ({ value: tester.personId, label: name(tester) }))}
        onChange={(personId) => personId && give.mutate(personId)}
      />
      {exclusion ? (
        <div className="fp-stack">
          <p>
            {exclusion.approvedBy ? t.approvedBy(name(exclusion.approvedBy)) : t.askedBy(name(exclusion.askedBy))}
            <span className="fp-quiet">{` ${exclusion.reason}`}</span>
          </p>
          <div className="fp-actions">
            {!exclusion.approvedBy && (
              <Button variant="default" size="xs" onClick={() => settle.mutate('approval')}>
                {t.approve}
              </Button>
            )}
            <Button variant="default" size="xs" onClick={() => settle.mutate('withdrawal')}>
              {exclusion.approvedBy ? t.putBack : t.withdraw}
            </Button>
          </div>
        </div>
      ) : (
        <AskExclusion itemId={item.itemId} />
      )}
      <RefusalAlert error={give.error ?? settle.error} />
    </section>
  );
}

function AskExclusion({ itemId }: { itemId: string }) {
  const t = useMessages(runMessages);
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => api('POST /recette/items/:itemId/exclusion', { params: { itemId }, body: { reason } }),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['recette'] });
    },
  });
  return (
    <>
      <div>
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t.exclude}
        </Button>
      </div>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t.excludeTitle}>
        <div className="fp-stack">
          <p className="fp-quiet" style={{ margin: 0 }}>
            {t.excludeHint}
          </p>
          <Textarea
            label={t.reason}
            required
            data-autofocus
            minLength={10}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <RefusalAlert error={ask.error} />
          <Button loading={ask.isPending} disabled={reason.trim().length < 10} onClick={() => ask.mutate()}>
            {t.ask}
          </Button>
        </div>
      </Modal>
    </>
  );
}
