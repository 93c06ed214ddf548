import { Button, Modal } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { showDone } from '../../../../ui/Feedback.tsx';
import { count, instant, time } from '../../../../ui/format.ts';
import { LetterFrame } from '../../../../ui/LetterFrame.tsx';
import { Loading, RefusalAlert } from '../../../../ui/Page.tsx';
import type { Action, Recipients } from '../communication.ts';
import { communicationMessages } from '../messages.ts';
import { RecipientTable } from './RecipientTable.tsx';

/** A mail before it leaves: what it looks like, who receives it, who cannot. After: what became of each, undone for ten minutes. */
export function SendDialog({ action, mayAct, onClose }: { action: Action; mayAct: boolean; onClose: () => void }) {
  const t = useMessages(communicationMessages);
  const query = useQuery({
    queryKey: ['steering', 'communication', 'recipients', action.actionId, action.sendings],
    queryFn: () => api('GET /communication/actions/:actionId/recipients', { params: { actionId: action.actionId } }),
  });
  return (
    <Modal opened onClose={onClose} title={action.title} size="xl">
      <div className="fp-stack">
        <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending && <Loading />}
        {mayAct && action.sendings.some(({ mayCancel }) => mayCancel) && <Leaving action={action} />}
        {query.data && (
          <>
            {mayAct && <Send action={action} recipients={query.data} />}
            <p style={{ margin: 0 }}>{t.subjectIs(query.data.subject)}</p>
            <LetterFrame html={query.data.html} title={t.preview} />
            <Without recipients={query.data} isToCompanies={action.audience === 'companies'} />
            <RecipientTable rows={query.data.rows} />
          </>
        )}
        <History action={action} />
      </div>
    </Modal>
  );
}

function Send({ action, recipients: { rows } }: { action: Action; recipients: Recipients }) {
  const t = useMessages(communicationMessages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const left = rows.filter(({ state }) => state === 'toSend').length;
  const send = useMutation({
    mutationFn: () =>
      api('POST /communication/actions/:actionId/sendings', {
        params: { actionId: action.actionId },
        body: { revision: action.revision, recipients: left },
      }),
    onSuccess: async ({ leavesAt }) => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.isSent(time(leavesAt, language)));
    },
  });
  if (left === 0) return <p style={{ margin: 0 }}>{t.nobodyLeft}</p>;
  return (
    <div className="fp-steering-tools">
      <Button
        leftSection={<IconMailForward size={16} aria-hidden />}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {left === 1 ? t.sendOne : t.send(count(left, language))}
      </Button>
      <span className="fp-quiet">{t.sendHint}</span>
      <RefusalAlert error={send.error} />
    </div>
  );
}

function Leaving({ action }: { action: Action }) {
  const t = useMessages(communicationMessages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const sending = action.sendings.find(({ mayCancel }) => mayCancel);
  const takeBack = useMutation({
    mutationFn: (sendingId: string) =>
      api('POST /communication/sendings/:sendingId/cancellation', { params: { sendingId } }),
    onSuccess: () => showDone(t.takenBack),
    onSettled: () => client.invalidateQueries({ queryKey: ['steering'] }),
  });
  if (!sending) return null;
  return (
    <div className="fp-steering-tools" role="status">
      <strong>{t.isSent(time(sending.leavesAt, language))}</strong>
      <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate(sending.sendingId)}>
        {t.takeBack}
      </Button>
      <RefusalAlert error={takeBack.error} />
    </div>
  );
}

function Without({ recipients: { without }, isToCompanies }: { recipients: Recipients; isToCompanies: boolean }) {
  const t = useMessages(communicationMessages);
  if (!isToCompanies) return null;
  if (without.length === 0) return <p style={{ margin: 0 }}>{t.withoutNobody}</p>;
  return (
    <details>
      <summary>{t.without(without.length)}</summary>
      <p className="fp-quiet">{t.withoutHint}</p>
      <ul>
        {without.map(({ companyId, name, phone }) => (
          <li key={companyId}>
            <Link to="/entreprises/$companyId" params={{ companyId } as never}>
              {name}
            </Link>
            {phone && `, ${phone}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function History({ action: { sendings } }: { action: Action }) {
  const t = useMessages(communicationMessages);
  const language = useContext(LanguageContext);
  if (sendings.length === 0) return null;
  return (
    <ul className="fp-quiet">
      {sendings.map(({ sendingId, decidedBy, decidedAt, cancelledAt, sent, waiting, refused }) => (
        <li key={sendingId}>
          {t.decided(decidedBy ?? 'FormaPro', instant(decidedAt, language))}{' '}
          {cancelledAt ? t.wasTakenBack : `${t.counts(...counted([sent, waiting, refused], language))}.`}
        </li>
      ))}
    </ul>
  );
}

const counted = ([a, b, c]: [number, number, number], language: 'fr' | 'en'): [string, string, string] => [
  count(a, language),
  count(b, language),
  count(c, language),
];
