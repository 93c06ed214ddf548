import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { EmptyList, ExportButton, ListSearch } from '../../../ui/ListTools.tsx';
import { Avatar, Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { PersonDialog } from '../parts/PersonDialog.tsx';
import { mayEdit } from '../rights.ts';

type Row = Api['GET /people']['answer']['rows'][number];

export function PersonListPage() {
  const t = useMessages(messages);
  const me = useMe();
  const navigate = useNavigate();
  const [list, setList] = useListState();
  useCrumb({ label: t.people });
  const query = { page: list.page, size: 50, sort: (list.sort ?? 'name') as 'name', search: list.search };
  const { data, error, refetch } = useQuery({
    queryKey: ['people', query],
    queryFn: () => api('GET /people', { query }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t.name,
      sort: 'name',
      cell: (row) => (
        <span style={{ display: 'inline-flex', gap: 10, alignItems: 'center' }}>
          <Avatar firstName={row.firstName} lastName={row.lastName} />
          <Link to="/personnes/$personId" params={{ personId: row.personId } as never}>
            {row.lastName} {row.firstName}
          </Link>
        </span>
      ),
    },
    {
      id: 'company',
      title: t.company,
      sort: 'company',
      cell: (row) =>
        row.companyId && (
          <Link to="/entreprises/$companyId" params={{ companyId: row.companyId } as never}>
            {row.companyName}
          </Link>
        ),
    },
    { id: 'job', title: t.job, cell: (row) => row.jobTitle },
    { id: 'email', title: t.email, cell: (row) => row.email ?? '' },
  ];
  return (
    <>
      <PageHeader
        title={t.people}
        actions={
          <>
            <ExportButton href={address('GET /people/export', { query: { search: list.search } })} />
            {mayEdit(me) && (
              <Button leftSection={<IconUserPlus size={16} />} onClick={() => setList({ ajouter: 'oui' })}>
                {t.addPerson}
              </Button>
            )}
          </>
        }
      />
      <PersonDialog
        isOpen={list.ajouter === 'oui' && mayEdit(me)}
        onClose={() => setList({ ajouter: undefined })}
        onSaved={(personId) => void navigate({ to: '/personnes/$personId', params: { personId } as never })}
      />
      <div className="fp-tools">
        <ListSearch label={t.filterPeople} />
      </div>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.total === 0 && <EmptyList title={t.none}>{t.noneHint}</EmptyList>}
      {data && data.total > 0 && (
        <ListTable
          name={t.people}
          columns={columns}
          rows={data.rows}
          rowId={(row) => row.personId}
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
