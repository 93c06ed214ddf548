import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import { EmptyList, ExportButton, ListSearch } from '../../../ui/ListTools.tsx';
import { PageHeader } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { messages } from '../messages.ts';
import { PersonDialog } from '../parts/PersonDialog.tsx';
import { usePersonColumns } from '../parts/person-columns.tsx';
import { mayEdit } from '../rights.ts';

export function PersonListPage() {
  const t = useMessages(messages);
  const me = useMe();
  const navigate = useNavigate();
  const [list, setList] = useListState();
  useCrumb({ label: t.people });
  const query = { page: list.page, size: PAGE_SIZE, sort: (list.sort ?? 'name') as 'name', search: list.search };
  const answer = useQuery({
    queryKey: ['people', query],
    queryFn: () => api('GET /people', { query }),
    placeholderData: keepPreviousData,
  });
  const columns = usePersonColumns({ withCompany: true });
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
      <PagedList
        name={t.people}
        columns={columns}
        rowId={(row) => row.personId}
        answer={answer}
        sort={query.sort}
        empty={<EmptyList title={t.none}>{t.noneHint}</EmptyList>}
      />
    </>
  );
}
