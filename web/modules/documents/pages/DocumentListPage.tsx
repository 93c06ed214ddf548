import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { duration, instant } from '../../../ui/format.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';

type Row = Api['GET /documents']['answer']['rows'][number];

/** Documents issued, as far as the reader may see: all for the office, one's own for a learner or a company. */
export function DocumentListPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [list, setList] = useListState();
  useCrumb({ label: t.documents });
  const query = { page: list.page, size: 50, sort: (list.sort ?? '-issuedAt') as '-issuedAt', search: list.search };
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', query],
    queryFn: () => api('GET /documents', { query }),
    placeholderData: keepPreviousData,
  });
  const search = useDebouncedCallback((text: string) => setList({ search: text || undefined }), 250);
  const columns: Column<Row>[] = [
    {
      id: 'number',
      title: t.number,
      sort: 'number',
      cell: (row) => (
        <a
          href={address('GET /documents/:documentId/file', { params: { documentId: row.documentId } })}
          target="_blank"
          rel="noreferrer"
          aria-label={t.open(row.number)}
        >
          {row.number}
        </a>
      ),
    },
    { id: 'kind', title: t.kind, cell: (row) => t[row.kind] },
    {
      id: 'about',
      title: t.about,
      cell: (row) => (
        <>
          {row.learnerName} {row.companyName && <small className="fp-quiet">{row.companyName}</small>}
        </>
      ),
    },
    { id: 'session', title: t.session, cell: (row) => row.sessionTitle },
    {
      id: 'hours',
      title: t.hours,
      isNumber: true,
      cell: (row) => (row.minutes === null ? '' : duration(row.minutes)),
    },
    { id: 'at', title: t.issuedOn, sort: 'issuedAt', cell: (row) => instant(row.issuedAt, language) },
    { id: 'state', title: t.state, cell: (row) => <StatusBadge state={row.state} /> },
  ];
  return (
    <>
      <PageHeader title={t.documents} />
      <div className="fp-tools">
        <TextInput
          aria-label={t.filter}
          placeholder={t.filter}
          leftSection={<IconSearch size={16} />}
          defaultValue={list.search ?? ''}
          onChange={(event) => search(event.currentTarget.value)}
          w={300}
        />
      </div>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.total === 0 && <EmptyState title={t.none}>{t.noneHint}</EmptyState>}
      {data && data.total > 0 && (
        <ListTable
          name={t.documents}
          columns={columns}
          rows={data.rows}
          rowId={(row) => row.documentId}
          sort={query.sort}
          onSort={(sort) => setList({ sort })}
          page={list.page}
          size={50}
          total={data.total}
          onPage={(page) => setList({ page })}
        />
      )}
    </>
  );
}
