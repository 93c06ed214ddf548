import { Button, Modal, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { ApiRefusal, api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { showDone, showUndo } from '../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from './messages.ts';
import type { BatchItem, BatchKind } from './queue.ts';
import { actLabel } from './WorkLine.tsx';

type Outcome = { moved: string[]; refused: { sessionId: string; reason: string }[] };

/** Preview of one act on many sessions, then the act, then what it did. Closing can be undone for ten seconds. */
export function BatchDialog({ items, onClose }: { items: readonly BatchItem[]; onClose: () => void }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const kind = items[0]?.kind ?? 'SESSION_TO_CLOSE';
  const reopen = async (sessionIds: string[]) => {
    const { moved } = await api('POST /session-moves', {
      body: { sessionIds, to: 'DELIVERED', reason: t.undoReason },
    });
    await client.invalidateQueries();
    showDone(t.reopened(moved.length));
  };
  const act = useMutation({
    mutationFn: () => carryOut(kind, items, setDone),
    onSuccess: async ({ moved, refused }) => {
      await client.invalidateQueries();
      if (moved.length > 0) {
        if (kind === 'SESSION_TO_CLOSE')
          showUndo(t.closed(moved.length), { language, onUndo: () => void reopen(moved) });
        else showDone(kind === 'SESSION_TO_CONFIRM' ? t.confirmed(moved.length) : t.certified(moved.length));
      }
      if (refused.length === 0) onClose();
    },
  });
  const count = kind === 'CERTIFICATES_TO_ISSUE' ? items.reduce((sum, one) => sum + one.count, 0) : items.length;
  const question = {
    SESSION_TO_CONFIRM: t.confirmQuestion,
    CERTIFICATES_TO_ISSUE: t.certifyQuestion,
    SESSION_TO_CLOSE: t.closeQuestion,
  };
  const hint = {
    SESSION_TO_CONFIRM: t.confirmHint,
    CERTIFICATES_TO_ISSUE: t.certifyHint,
    SESSION_TO_CLOSE: t.closeHint,
  };
  const refused = act.data?.refused ?? [];
  return (
    <Modal opened onClose={onClose} title={question[kind](count)} size="lg">
      <div className="fp-stack">
        <ul className="fp-preview">
          {items.map((item) => (
            <li key={item.sessionId}>
              <span>
                {item.title} <span className="fp-code">{item.code}</span>
              </span>
              <span className="fp-quiet">
                {kind === 'CERTIFICATES_TO_ISSUE'
                  ? t.certificatesOf(item.count)
                  : kind === 'SESSION_TO_CONFIRM'
                    ? t.people(item.count)
                    : item.trainerName}
              </span>
            </li>
          ))}
        </ul>
        <p className="fp-quiet" style={{ margin: 0 }}>
          {hint[kind]}
        </p>
        {act.isPending && kind === 'CERTIFICATES_TO_ISSUE' && (
          <div role="status">
            {t.running(done, items.length)}
            <Progress value={(done / items.length) * 100} aria-label={t.running(done, items.length)} />
          </div>
        )}
        {refused.length > 0 && (
          <p role="alert" style={{ margin: 0 }}>
            {t.refused(refused.length)}
            {[...new Set(refused.map(({ reason }) => reason))].join(' ')}
          </p>
        )}
        <RefusalAlert error={act.error} />
        <div className="fp-actions" data-end>
          <Button variant="default" onClick={onClose}>
            {t.keep}
          </Button>
          {!act.isSuccess && (
            <Button loading={act.isPending} onClick={() => act.mutate()} data-autofocus>
              {actLabel(t, kind, items)}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

/** One call moves all the sessions; certificates start one batch a session, which its own job carries out. */
async function carryOut(
  kind: BatchKind,
  items: readonly BatchItem[],
  onDone: (count: number) => void,
): Promise<Outcome> {
  const sessionIds = items.map(({ sessionId }) => sessionId);
  if (kind !== 'CERTIFICATES_TO_ISSUE')
    return api('POST /session-moves', {
      body: { sessionIds, to: kind === 'SESSION_TO_CONFIRM' ? 'CONFIRMED' : 'CLOSED', reason: '' },
    });
  const outcome: Outcome = { moved: [], refused: [] };
  for (const [index, sessionId] of sessionIds.entries()) {
    try {
      await api('POST /sessions/:sessionId/certificates', { params: { sessionId } });
      outcome.moved.push(sessionId);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      outcome.refused.push({ sessionId, reason: error.message });
    }
    onDone(index + 1);
  }
  return outcome;
}
