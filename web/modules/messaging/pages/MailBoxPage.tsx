import { Alert, Button, Modal, NativeSelect } from '@mantine/core';
import { IconMail, IconMailPause } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { instant } from '../../../ui/format.ts';
import { LetterFrame } from '../../../ui/LetterFrame.tsx';
import type { Column } from '../../../ui/ListTable.tsx';
import { EmptyList, ListSearch } from '../../../ui/ListTools.tsx';
import { PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { LettersDialog } from '../parts/LettersDialog.tsx';

type Row = Api['GET /messages']['answer']['rows'][number];
const STATES = ['waiting', 'sending', 'sent', 'failed', 'cancelled'] as const;

/** What leaves by mail, what waits and what failed. */
export function MailBoxPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [list, setList] = useListState();
  const [isShowing, setShowing] = useState(false);
  const state = STATES.find((one) => one === list.state);
  const [opened, setOpened] = useState<string | null>(null);
  useCrumb({ label: t.mailBox });
  const query = {
    page: list.page,
    size: PAGE_SIZE,
    sort: (list.sort ?? '-createdAt') as '-createdAt',
    search: list.search,
    ...(state ? { state } : {}),
  };
  const answer = useQuery({
    queryKey: ['messages', query],
    queryFn: () => api('GET /messages', { query }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const columns: Column<Row>[] = [
    { id: 'to', title: t.recipient, sort: 'recipient', cell: (row) => row.recipient },
    {
      id: 'subject',
      title: t.subject,
      cell: (row) => (
        <Button variant="transparent" p={0} h="auto" onClick={() => setOpened(row.messageId)}>
          {row.subject}
        </Button>
      ),
    },
    { id: 'state', title: t.state, cell: (row) => <StatusBadge state={`MAIL_${row.state.toUpperCase() as 'SENT'}`} /> },
    { id: 'at', title: t.written, sort: 'createdAt', cell: (row) => instant(row.createdAt, language) },
  ];
  return (
    <>
      <PageHeader
        title={t.mailBox}
        actions={
          <Button variant="default" leftSection={<IconMail size={16} aria-hidden />} onClick={() => setShowing(true)}>
            {t.letters}
          </Button>
        }
      />
      <div className="fp-stack">
        {answer.data && !answer.data.isSending && (
          <Alert color="ocre" variant="light" icon={<IconMailPause size={18} />}>
            {t.notSending}
          </Alert>
        )}
        <div className="fp-tools">
          <ListSearch label={t.filter} />
          <NativeSelect
            aria-label={t.state}
            data={[{ value: '', label: t.all }, ...STATES.map((one) => ({ value: one, label: t[one] }))]}
            value={state ?? ''}
            onChange={(event) => setList({ state: event.currentTarget.value || undefined })}
          />
        </div>
        <PagedList
          name={t.mailBox}
          columns={columns}
          rowId={(row) => row.messageId}
          answer={answer}
          sort={query.sort}
          empty={<EmptyList title={t.none}>{t.noneHint}</EmptyList>}
        />
      </div>
      {isShowing && <LettersDialog onClose={() => setShowing(false)} />}
      {opened && <Reader messageId={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function Reader({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const params = { messageId };
  const { data, error } = useQuery({
    queryKey: ['message', messageId],
    queryFn: () => api('GET /messages/:messageId', { params }),
  });
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['messages'] });
    onClose();
  };
  const cancel = useMutation({
    mutationFn: () => api('POST /messages/:messageId/cancellation', { params }),
    onSuccess: refresh,
  });
  const retry = useMutation({
    mutationFn: () => api('POST /messages/:messageId/retry', { params }),
    onSuccess: refresh,
  });
  return (
    <Modal opened onClose={onClose} title={data?.subject ?? '…'} size="lg">
      <div className="fp-stack">
        <RefusalAlert error={error ?? cancel.error ?? retry.error} />
        {data && (
          <>
            <LetterFrame html={data.html} title={t.preview} />
            <span className="fp-quiet">{t.masked}</span>
            {data.lastError && (
              <span>
                {t.lastError}: {data.lastError}
              </span>
            )}
            <div className="fp-actions">
              {data.state === 'waiting' && (
                <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                  {t.cancel}
                </Button>
              )}
              {data.state === 'failed' && (
                <Button loading={retry.isPending} onClick={() => retry.mutate()}>
                  {t.retry}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
