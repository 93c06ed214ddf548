import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import { EmptyState } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { messages } from '../messages.ts';
import { isOffice } from '../rights.ts';
import { usePersonColumns } from './person-columns.tsx';

/** People whom a company employs now. */
export function CompanyPeople({ companyId }: { companyId: string }) {
  const t = useMessages(messages);
  const me = useMe();
  const [list] = useListState();
  const columns = usePersonColumns({ withCompany: false });
  const query = { companyId, page: list.page, size: PAGE_SIZE, sort: (list.sort ?? 'name') as 'name' };
  const answer = useQuery({
    queryKey: ['people', query],
    queryFn: () => api('GET /people', { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <PagedList
      name={t.people}
      columns={columns}
      rowId={(row) => row.personId}
      answer={answer}
      sort={query.sort}
      empty={
        <div className="fp-panel">
          <EmptyState title={t.noPeople}>{isOffice(me) && t.noPeopleHint}</EmptyState>
        </div>
      }
    />
  );
}
