import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { duration, money } from '../../../ui/format.ts';
import type { Column } from '../../../ui/ListTable.tsx';
import { EmptyList, ExportButton, ListSearch } from '../../../ui/ListTools.tsx';
import { PageHeader } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';

type Row = Api['GET /programs']['answer']['rows'][number];

export function ProgramListPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [list, _setList] = useListState();
  useCrumb({ label: t.catalogue });
  const query = { page: list.page, size: PAGE_SIZE, sort: (list.sort ?? 'title') as 'title', search: list.search };
  const answer = useQuery({
    queryKey: ['programs', query],
    queryFn: () => api('GET /programs', { query }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    {
      id: 'title',
      title: t.program,
      sort: 'title',
      cell: (row) => (
        <Link to="/catalogue/$versionId" params={{ versionId: row.versionId } as never}>
          {row.title}
        </Link>
      ),
    },
    { id: 'state', title: t.state, cell: (row) => <StatusBadge state={row.state} /> },
    {
      id: 'duration',
      card: 'named',
      title: t.duration,
      isNumber: true,
      cell: (row) => duration(row.onsiteMn + row.virtualMn + row.elearningMn),
    },
    {
      id: 'price',
      title: t.price,
      card: 'named',
      sort: 'price',
      isNumber: true,
      cell: (row) => money(row.priceCents, language),
    },
    { id: 'code', title: t.code, sort: 'code', cell: (row) => <span className="fp-code">{row.code}</span> },
  ];
  return (
    <>
      <PageHeader
        title={t.catalogue}
        actions={<ExportButton href={address('GET /programs/export', { query: { search: list.search } })} />}
      />
      <div className="fp-tools">
        <ListSearch label={t.filter} />
      </div>
      <PagedList
        name={t.catalogue}
        columns={columns}
        rowId={(row) => row.versionId}
        answer={answer}
        sort={query.sort}
        empty={<EmptyList title={t.none} />}
      />
    </>
  );
}
