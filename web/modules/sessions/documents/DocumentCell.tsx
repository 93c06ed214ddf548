import { Menu, UnstyledButton } from '@mantine/core';
import { IconEye, IconFileText, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { documentNames } from '../../../ui/document-names.ts';
import { showDone } from '../../../ui/Feedback.tsx';
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
} as const;

type Given = { sessionId: string; cell: Cell; about: string; mayIssue: boolean };

/** Where one document stands for one line, and what can be done with it. */
export function DocumentCell({ sessionId, cell, about, mayIssue }: Given) {
  const t = useMessages(boardMessages);
  const names = useMessages(documentNames);
  const stateName = useStateName();
  const client = useQueryClient();
  const { kind, enrolmentId, companyId, state, documentId, number, reason } = cell;
  const issue = useMutation({
    mutationFn: () =>
      api('POST /sessions/:sessionId/documents', { params: { sessionId }, body: { kind, enrolmentId, companyId } }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['document-board', sessionId] });
      showDone(t.made(made.number));
    },
  });
  const query = { kind, ...(enrolmentId ? { enrolmentId } : {}), ...(companyId ? { companyId } : {}) };
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
        </Menu.Dropdown>
      </Menu>
      <RefusalAlert error={issue.error} />
    </>
  );
}
