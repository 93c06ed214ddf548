import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import { fileSize, instant } from '../../../ui/format.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { PackageDrop } from '../parts/PackageDrop.tsx';

type Row = Api['GET /packages']['answer']['rows'][number];
export const AUTHORS: readonly string[] = ['trainingAdministrator', 'director', 'trainer'];

/** E-learning packages: drop a new one, find one again. */
export function PackageListPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const [list, setList] = useListState();
  useCrumb({ label: t.modules });
  const query = { page: list.page, size: 50, sort: (list.sort ?? '-createdAt') as '-createdAt', search: list.search };
  const { data, error, refetch } = useQuery({
    queryKey: ['packages', query],
    queryFn: () => api('GET /packages', { query }),
    placeholderData: keepPreviousData,
  });
  const search = useDebouncedCallback((text: string) => setList({ search: text || undefined }), 250);
  const columns: Column<Row>[] = [
    {
      id: 'title',
      title: t.module,
      sort: 'title',
      cell: (row) => (
        <Link to="/modules/$packageVersionId" params={{ packageVersionId: row.versionId } as never}>
          {row.title}
        </Link>
      ),
    },
    { id: 'state', title: t.state, cell: (row) => <StatusBadge state={row.state} /> },
    { id: 'format', title: t.format, cell: (row) => `SCORM ${row.edition}` },
    { id: 'parts', title: t.parts, card: 'named', isNumber: true, cell: (row) => row.items },
    {
      id: 'size',
      title: t.size,
      card: 'named',
      sort: 'sizeBytes',
      isNumber: true,
      cell: (row) => fileSize(row.sizeBytes, language),
    },
    { id: 'at', title: t.imported, card: 'named', sort: 'createdAt', cell: (row) => instant(row.createdAt, language) },
  ];
  return (
    <>
      <PageHeader title={t.modules} />
      <div className="fp-stack">
        {AUTHORS.includes(me.role) && <PackageDrop />}
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
            name={t.modules}
            columns={columns}
            rows={data.rows}
            rowId={(row) => row.versionId}
            sort={query.sort}
            onSort={(sort) => setList({ sort })}
            page={list.page}
            size={50}
            total={data.total}
            onPage={(page) => setList({ page })}
          />
        )}
      </div>
    </>
  );
}
