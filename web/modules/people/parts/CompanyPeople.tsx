import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { Avatar, EmptyState, Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { isOffice } from '../rights.ts';

type Row = Api['GET /people']['answer']['rows'][number];

/** People whom a company employs now. */
export function CompanyPeople({ companyId }: { companyId: string }) {
  const t = useMessages(messages);
  const me = useMe();
  const [list, setList] = useListState();
  const query = { companyId, page: list.page, size: 50, sort: (list.sort ?? 'name') as 'name' };
  const { data, error, refetch } = useQuery({
    queryKey: ['people', query],
    queryFn: () => api('GET /people', { query }),
    placeholderData: keepPreviousData,
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.total === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={t.noPeople}>{isOffice(me) && t.noPeopleHint}</EmptyState>
      </div>
    );
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
    { id: 'job', title: t.job, cell: (row) => row.jobTitle },
    { id: 'email', title: t.email, cell: (row) => row.email ?? '' },
  ];
  return (
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
  );
}
