import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import type { Column } from '../../../ui/ListTable.tsx';
import { EmptyList, ExportButton, ListSearch } from '../../../ui/ListTools.tsx';
import { PageHeader } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { messages } from '../messages.ts';
import { CompanyDialog } from '../parts/CompanyDialog.tsx';
import { mayEdit } from '../rights.ts';
import { siretText } from '../siret.ts';

type Row = Api['GET /companies']['answer']['rows'][number];

export function CompanyListPage() {
  const t = useMessages(messages);
  const me = useMe();
  const navigate = useNavigate();
  const [list, setList] = useListState();
  useCrumb({ label: t.companies });
  const query = { page: list.page, size: PAGE_SIZE, sort: (list.sort ?? 'name') as 'name', search: list.search };
  const answer = useQuery({
    queryKey: ['companies', query],
    queryFn: () => api('GET /companies', { query }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t.name,
      sort: 'name',
      cell: (row) => (
        <Link to="/entreprises/$companyId" params={{ companyId: row.companyId } as never}>
          {row.name}
        </Link>
      ),
    },
    { id: 'town', title: t.town, sort: 'town', cell: (row) => row.town },
    { id: 'opco', title: t.opco, card: 'named', cell: (row) => row.opco },
    {
      id: 'siret',
      title: t.siret,
      card: 'named',
      cell: (row) => <span className="fp-code">{siretText(row.siret)}</span>,
    },
    { id: 'learners', title: t.learners, card: 'named', sort: 'learners', isNumber: true, cell: (row) => row.learners },
  ];
  return (
    <>
      <PageHeader
        title={t.companies}
        actions={
          <>
            <ExportButton href={address('GET /companies/export', { query: { search: list.search } })} />
            {mayEdit(me) && (
              <Button leftSection={<IconPlus size={16} />} onClick={() => setList({ ajouter: 'oui' })}>
                {t.addCompany}
              </Button>
            )}
          </>
        }
      />
      <CompanyDialog
        isOpen={list.ajouter === 'oui' && mayEdit(me)}
        onClose={() => setList({ ajouter: undefined })}
        onSaved={(companyId) => void navigate({ to: '/entreprises/$companyId', params: { companyId } as never })}
      />
      <div className="fp-tools">
        <ListSearch label={t.filterCompanies} />
      </div>
      <PagedList
        name={t.companies}
        columns={columns}
        rowId={(row) => row.companyId}
        answer={answer}
        sort={query.sort}
        empty={<EmptyList title={t.none}>{t.noneHint}</EmptyList>}
      />
    </>
  );
}
