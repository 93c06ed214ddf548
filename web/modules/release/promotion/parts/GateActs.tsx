import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { longDay, parisDay } from '../../../../ui/format.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { gateMessages } from '../gate-messages.ts';
import { AskWaiver } from './AskWaiver.tsx';
import type { GateAnswer, Release } from './GateList.tsx';
import { NoteEvidence } from './NoteEvidence.tsx';

type Waiver = Release['waivers'][number];
type Given = { release: Release; environment: string; gate: GateAnswer };

/** What people may do about a condition of the next environment: note what they did, ask for a waiver, grant it. */
export function GateActs({ release, environment, gate }: Given) {
  const t = useMessages(gateMessages);
  const [asking, setAsking] = useState<'waiver' | 'note' | null>(null);
  const waivers = release.waivers.filter((one) => one.gate === gate.gate && one.environment === environment);
  const isLive = waivers.some(({ expiresOn }) => expiresOn >= parisDay(new Date()));
  const isNoted = gate.gate === 'communication' || gate.gate === 'support';
  const mayWaive = gate.answer !== 'pass' && gate.gate !== 'approval' && !isLive;
  const name = t[gate.gate];
  return (
    <>
      {waivers.map((waiver) => (
        <WaiverLine key={waiver.gateWaiverId} waiver={waiver} name={name} />
      ))}
      {(mayWaive || isNoted) && (
        <div className="fp-actions">
          {isNoted && (
            <Button variant="default" size="xs" aria-label={t.noteOf(name)} onClick={() => setAsking('note')}>
              {t.note}
            </Button>
          )}
          {mayWaive && (
            <Button variant="default" size="xs" aria-label={t.askWaiverOf(name)} onClick={() => setAsking('waiver')}>
              {t.askWaiver}
            </Button>
          )}
        </div>
      )}
      {asking === 'waiver' && (
        <AskWaiver release={release} environment={environment} gate={gate} onClose={() => setAsking(null)} />
      )}
      {asking === 'note' && <NoteEvidence release={release} gate={gate} onClose={() => setAsking(null)} />}
    </>
  );
}

function WaiverLine({ waiver, name }: { waiver: Waiver; name: string }) {
  const t = useMessages(gateMessages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const grant = useMutation({
    mutationFn: () =>
      api('POST /gate-waivers/:gateWaiverId/approval', { params: { gateWaiverId: waiver.gateWaiverId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['releases'] }),
  });
  const named = (person: { firstName: string; lastName: string }) => `${person.firstName} ${person.lastName}`;
  const day = longDay(waiver.expiresOn, language);
  const isOver = waiver.expiresOn < parisDay(new Date());
  const sentence = isOver
    ? t.waiverOver(day)
    : waiver.approvedBy
      ? t.waiverGiven(named(waiver.askedBy), named(waiver.approvedBy), day)
      : t.waiverAsked(named(waiver.askedBy), day);
  return (
    <div className="fp-gate-waiver">
      <div>
        <b>{sentence}</b>
        <span>{waiver.reason}</span>
        {!isOver && !waiver.approvedBy && waiver.isMine && <span className="fp-quiet">{t.needsAnother}</span>}
      </div>
      {!isOver && !waiver.approvedBy && !waiver.isMine && (
        <Button
          size="xs"
          variant="default"
          aria-label={t.grantOf(name)}
          loading={grant.isPending}
          onClick={() => grant.mutate()}
        >
          {t.grant}
        </Button>
      )}
      <RefusalAlert error={grant.error} />
    </div>
  );
}
