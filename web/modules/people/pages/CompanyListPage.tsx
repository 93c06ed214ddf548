import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { EmptyList, ExportButton, ListSearch } from '../../../ui/ListTools.tsx';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Row = Api['GET /companies']['answer']['rows'][number];
const siretText = (siret: string | null) =>
  siret?.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4') ?? '';

export function CompanyListPage() {
  const t = useMessages(messages);
  const [list, setList] = useListState();
  useCrumb({ label: t.companies });
  const query = { page: list.page, size: 50, sort: (list.sort ?? 'name') as 'name', search: list.search };
  const { data, error, refetch } = useQuery({
    queryKey: ['companies', query],
    queryFn: () => api('GET /companies', { query }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    { id: 'name', title: t.name, sort: 'name', cell: (row) => row.name },
    { id: 'town', title: t.town, sort: 'town', cell: (row) => row.town },
    { id: 'opco', title: t.opco, cell: (row) => row.opco },
    { id: 'siret', title: t.siret, cell: (row) => <span className="fp-code">{siretText(row.siret)}</span> },
    { id: 'learners', title: t.learners, sort: 'learners', isNumber: true, cell: (row) => row.learners },
  ];
  return (
    <>
      <PageHeader
        title={t.companies}
        actions={<ExportButton href={address('GET /companies/export', { query: { search: list.search } })} />}
      />
      <div className="fp-tools">
        <ListSearch label={t.filterCompanies} />
      </div>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.total === 0 && <EmptyList title={t.none}>{t.noneHint}</EmptyList>}
      {data && data.total > 0 && (
        <ListTable
          name={t.companies}
          columns={columns}
          rows={data.rows}
          rowId={(row) => row.companyId}
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
