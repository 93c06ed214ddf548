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
import type { Column } from '../../../ui/ListTable.tsx';
import { EmptyList, ListSearch } from '../../../ui/ListTools.tsx';
import { PageHeader } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
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
  const [list, _setList] = useListState();
  useCrumb({ label: t.modules });
  const query = {
    page: list.page,
    size: PAGE_SIZE,
    sort: (list.sort ?? '-createdAt') as '-createdAt',
    search: list.search,
  };
  const answer = useQuery({
    queryKey: ['packages', query],
    queryFn: () => api('GET /packages', { query }),
    placeholderData: keepPreviousData,
  });
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
          <ListSearch label={t.filter} />
        </div>
        <PagedList
          name={t.modules}
          columns={columns}
          rowId={(row) => row.versionId}
          answer={answer}
          sort={query.sort}
          empty={<EmptyList title={t.none}>{t.noneHint}</EmptyList>}
        />
      </div>
    </>
  );
}
