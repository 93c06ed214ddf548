import { Alert, Button, Checkbox, Modal } from '@mantine/core';
import { IconAlertTriangle, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, api, newKey } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { documentNames } from '../../../ui/document-names.ts';
import { showDone } from '../../../ui/Feedback.tsx';
import { RefusalAlert } from '../../../ui/Page.tsx';
import type { Board, Cell } from './DocumentCell.tsx';
import { boardMessages } from './messages.ts';
import { type Reader, readersOf, sendableKinds } from './sending.ts';

/** Lines that are listed one by one; the others are only counted. */
const SHOWN = 60;

/** Who would receive what, before anything leaves: each document can be opened, what is missing is named. */
export function SendDialog(given: { sessionId: string; board: Board; onClose: () => void }) {
  const { sessionId, board, onClose } = given;
  const t = useMessages(boardMessages);
  const names = useMessages(documentNames);
  const client = useQueryClient();
  const [key] = useState(newKey);
  const all = sendableKinds(board);
  const [kinds, setKinds] = useState(all.filter(({ count }) => count > 0).map(({ kind }) => kind));
  const [again, setAgain] = useState(false);
  const readers = readersOf(board, { kinds, again });
  const reached = readers.filter(({ email }) => email);
  const lines = reached.flatMap(({ cells }) =>
    cells.map(({ kind, enrolmentId, companyId }) => ({ kind, enrolmentId, companyId })),
  );
  const send = useMutation({
    mutationFn: () => api('POST /sessions/:sessionId/dispatches', { params: { sessionId }, body: { lines }, key }),
    onSuccess: async ({ readers: count }) => {
      await client.invalidateQueries({ queryKey: ['document-board', sessionId] });
      showDone(t.willLeave(count));
      onClose();
    },
  });
  const without = readers.length - reached.length;
  return (
    <Modal opened onClose={onClose} title={t.sendTitle} size="lg">
      <div className="fp-stack">
        <fieldset className="fp-choices">
          <legend>{t.which}</legend>
          {all.map(({ kind, count }) => (
            <Checkbox
              key={kind}
              label={t.kindCount(names[kind], count)}
              checked={kinds.includes(kind)}
              onChange={({ currentTarget }) =>
                setKinds(currentTarget.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))
              }
            />
          ))}
          <Checkbox label={t.again} checked={again} onChange={(event) => setAgain(event.currentTarget.checked)} />
        </fieldset>
        {without > 0 && (
          <Alert color="ocre" variant="light" icon={<IconAlertTriangle size={18} />}>
            {t.unreachable(without)}
          </Alert>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
        <section className="fp-scroll" style={{ maxHeight: 320 }} tabIndex={0} aria-label={t.readers}>
          <ul className="fp-links">
            {readers.slice(0, SHOWN).map((reader) => (
              <ReaderLine key={reader.id} reader={reader} sessionId={sessionId} />
            ))}
          </ul>
          {readers.length > SHOWN && <p className="fp-quiet fp-plain">{t.more(readers.length - SHOWN)}</p>}
        </section>
        <p className="fp-quiet fp-flat">{t.undoHint}</p>
        <RefusalAlert error={send.error} />
        <div className="fp-actions" data-end>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            leftSection={<IconSend size={16} aria-hidden />}
            disabled={lines.length === 0}
            loading={send.isPending}
            onClick={() => send.mutate()}
          >
            {t.send(lines.length, reached.length)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function ReaderLine({ reader, sessionId }: { reader: Reader; sessionId: string }) {
  const t = useMessages(boardMessages);
  const names = useMessages(documentNames);
  return (
    <li className="fp-row">
      <div style={{ flex: '1 1 200px' }}>
        <strong>{reader.name}</strong>
        <small>{reader.email ?? t.noEmail}</small>
      </div>
      <span>
        {reader.cells.map((cell, rank) => (
          <span key={cell.kind}>
            {rank > 0 && ', '}
            <a href={addressOf(cell, sessionId)} target="_blank" rel="noreferrer">
              {names[cell.kind]}
            </a>
          </span>
        ))}
      </span>
    </li>
  );
}

/** The document as it is, or as it would be made. */
function addressOf({ kind, state, documentId, enrolmentId, companyId, isShared }: Cell, sessionId: string): string {
  if (documentId && state !== 'changed') return address('GET /documents/:documentId/file', { params: { documentId } });
  const target = isShared ? {} : { ...(enrolmentId ? { enrolmentId } : {}), ...(companyId ? { companyId } : {}) };
  return address('GET /sessions/:sessionId/document-draft', { params: { sessionId }, query: { kind, ...target } });
}
