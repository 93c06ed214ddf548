import { Alert, Button } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { showDone } from '../../../ui/Feedback.tsx';
import { time } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import type { Board } from './DocumentCell.tsx';
import { boardMessages } from './messages.ts';

type Given = { sessionId: string; dispatch: Board['waiting'][number]; mayIssue: boolean };

/** A mass send that has not left yet: when it leaves, and the way to take it back. */
export function WaitingDispatch({ sessionId, dispatch, mayIssue }: Given) {
  const t = useMessages(boardMessages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const { dispatchId, sendAfter, documents, readers } = dispatch;
  const undo = useMutation({
    mutationFn: () => api('POST /document-dispatches/:dispatchId/undo', { params: { dispatchId } }),
    onSuccess: () => showDone(t.undone),
    onSettled: () => client.invalidateQueries({ queryKey: ['document-board', sessionId] }),
  });
  return (
    <Alert color="gray" variant="light" icon={<IconClock size={18} />} title={t.leavesAt(time(sendAfter, language))}>
      <div className="fp-actions">
        <span>{t.waitingOf(documents, readers)}</span>
        {mayIssue && (
          <Button variant="default" size="xs" loading={undo.isPending} onClick={() => undo.mutate()}>
            {t.undo}
          </Button>
        )}
      </div>
      <RefusalAlert error={undo.error} />
    </Alert>
  );
}
