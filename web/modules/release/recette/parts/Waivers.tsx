import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { longDay } from '../../../../ui/format.ts';
import { Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import type { Campaign } from '../campaign.ts';
import { decisionMessages } from '../decision-messages.ts';

type Criterion = Campaign['standing']['criteria'][number]['criterion'];

/** Criteria that two people accept not to be met, each with its reason and its end. */
export function Waivers({ campaign, mayAct }: { campaign: Campaign; mayAct: boolean }) {
  const t = useMessages(decisionMessages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const [asked, setAsked] = useState<Criterion | null>(null);
  const names: Record<Criterion, string> = { share: t.share, blocking: t.blockingCriterion, p1: t.p1 };
  const approve = useMutation({
    mutationFn: (waiverId: string) => api('POST /recette/waivers/:waiverId/approval', { params: { waiverId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['recette'] }),
  });
  const { waivers, standing, iteration } = campaign;
  const failing = standing.criteria.filter(
    ({ holds, criterion }) => !holds && !waivers.some((waiver) => waiver.criterion === criterion),
  );
  if (waivers.length === 0 && (failing.length === 0 || !mayAct || iteration.decidedAt)) return null;
  const name = (person: { firstName: string; lastName: string }) => `${person.firstName} ${person.lastName}`;
  return (
    <Panel title={t.waivers}>
      <div className="fp-stack">
        <p className="fp-quiet" style={{ margin: 0 }}>
          {t.waiverHint}
        </p>
        {waivers.map((waiver) => (
          <div key={waiver.waiverId} className="fp-row">
            <div>
              <strong>{names[waiver.criterion]}</strong>
              <small>
                {waiver.reason}{' '}
                {[
                  t.until(longDay(waiver.expiresOn, language)),
                  t.askedBy(name(waiver.askedBy)),
                  waiver.approvedBy && t.approvedBy(name(waiver.approvedBy)),
                  waiver.approvedBy && !waiver.isInForce && t.expired,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </div>
            {mayAct && !waiver.approvedBy && !iteration.decidedAt && (
              <Button variant="default" loading={approve.isPending} onClick={() => approve.mutate(waiver.waiverId)}>
                {t.approve}
              </Button>
            )}
          </div>
        ))}
        <RefusalAlert error={approve.error} />
        {mayAct && !iteration.decidedAt && (
          <div className="fp-actions fp-recette-waive">
            {failing.map(({ criterion }) => (
              <Button key={criterion} variant="default" size="xs" onClick={() => setAsked(criterion)}>
                {t.askWaiver}, {names[criterion]}
              </Button>
            ))}
          </div>
        )}
      </div>
      {asked && <AskWaiver campaign={campaign} criterion={asked} title={names[asked]} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

type Given = { campaign: Campaign; criterion: Criterion; title: string; onClose: () => void };

function AskWaiver({ campaign, criterion, title, onClose }: Given) {
  const t = useMessages(decisionMessages);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const ask = useMutation({
    mutationFn: () =>
      api('POST /recette/iterations/:iterationId/waivers', {
        params: { iterationId: campaign.iteration.iterationId },
        body: { criterion, reason, expiresOn },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['recette'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`${t.askWaiver}\u00a0: ${title}`}>
      <div className="fp-stack">
        <Textarea
          label={t.reason}
          required
          data-autofocus
          minLength={10}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <DayField label={t.expiresOn} required value={expiresOn} onChange={setExpiresOn} />
        <RefusalAlert error={ask.error} />
        <Button
          loading={ask.isPending}
          disabled={reason.trim().length < 10 || expiresOn === ''}
          onClick={() => ask.mutate()}
        >
          {t.ask}
        </Button>
      </div>
    </Modal>
  );
}
