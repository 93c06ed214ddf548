import { Menu, UnstyledButton } from '@mantine/core';
import { IconEye, IconFileText, IconHandStop, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { documentNames } from '../../../ui/document-names.ts';
import { showDone } from '../../../ui/Feedback.tsx';
import { instant } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge, useStateName } from '../../../ui/StatusBadge.tsx';
import { boardMessages } from './messages.ts';

export type Board = Api['GET /sessions/:sessionId/documents']['answer'];
export type Cell = Board['people'][number]['cells'][number];

export const CELL_BADGE = {
  blocked: 'DOC_BLOCKED',
  toProduce: 'DOC_TODO',
  changed: 'DOC_CHANGED',
  produced: 'DOC_PRODUCED',
  waiting: 'DOC_WAITING',
  sent: 'DOC_SENT',
  failed: 'DOC_FAILED',
  handed: 'DOC_HANDED',
  toResend: 'DOC_RESEND',
} as const;

/** What may be put into somebody's hands: all that can be made and was not given as it is. */
const HANDABLE: readonly Cell['state'][] = ['toProduce', 'changed', 'produced', 'failed', 'toResend'];

type Given = { sessionId: string; cell: Cell; about: string; mayIssue: boolean };

/** Where one document stands for one line, and what can be done with it. */
export function DocumentCell({ sessionId, cell, about, mayIssue }: Given) {
  const t = useMessages(boardMessages);
  const names = useMessages(documentNames);
  const stateName = useStateName();
  const client = useQueryClient();
  const language = useContext(LanguageContext);
  const { kind, enrolmentId, companyId, isShared, state, documentId, number, reason, at, openedAt } = cell;
  const target = isShared ? { enrolmentId: null, companyId: null } : { enrolmentId, companyId };
  const refresh = () => client.invalidateQueries({ queryKey: ['document-board', sessionId] });
  const issue = useMutation({
    mutationFn: () => api('POST /sessions/:sessionId/documents', { params: { sessionId }, body: { kind, ...target } }),
    onSuccess: async (made) => {
      await refresh();
      showDone(t.made(made.number));
    },
  });
  const give = useMutation({
    mutationFn: () =>
      api('POST /sessions/:sessionId/handovers', { params: { sessionId }, body: { kind, enrolmentId, companyId } }),
    onSuccess: async () => {
      await refresh();
      showDone(t.handed(names[kind], about));
    },
  });
  const query = {
    kind,
    ...(target.enrolmentId ? { enrolmentId: target.enrolmentId } : {}),
    ...(target.companyId ? { companyId: target.companyId } : {}),
  };
  const when = at && t[`at_${state}` as 'at_sent']?.(instant(at, language));
  const isMakeable = state === 'toProduce' || state === 'changed';
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <UnstyledButton className="fp-cell" aria-label={t.cell(names[kind], about, stateName(CELL_BADGE[state]))}>
            <StatusBadge state={CELL_BADGE[state]} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {reason && <Menu.Label style={{ maxWidth: 280, whiteSpace: 'normal' }}>{reason}</Menu.Label>}
          {when && <Menu.Label>{when}</Menu.Label>}
          {openedAt && <Menu.Label>{t.openedAt(instant(openedAt, language))}</Menu.Label>}
          {documentId && number && (
            <Menu.Item
              component="a"
              target="_blank"
              rel="noreferrer"
              leftSection={<IconFileText size={16} aria-hidden />}
              href={address('GET /documents/:documentId/file', { params: { documentId } })}
            >
              {t.open(number)}
            </Menu.Item>
          )}
          {isMakeable && (
            <Menu.Item
              component="a"
              target="_blank"
              rel="noreferrer"
              leftSection={<IconEye size={16} aria-hidden />}
              href={address('GET /sessions/:sessionId/document-draft', { params: { sessionId }, query })}
            >
              {t.seeDraft}
            </Menu.Item>
          )}
          {isMakeable && mayIssue && (
            <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => issue.mutate()}>
              {state === 'changed' ? t.remake : t.make}
            </Menu.Item>
          )}
          {mayIssue && HANDABLE.includes(state) && (
            <Menu.Item leftSection={<IconHandStop size={16} aria-hidden />} onClick={() => give.mutate()}>
              {t.handOver}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <RefusalAlert error={issue.error ?? give.error} />
    </>
  );
}
