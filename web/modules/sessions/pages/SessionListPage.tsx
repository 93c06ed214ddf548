import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import { dayRange } from '../../../ui/format.ts';
import type { Column } from '../../../ui/ListTable.tsx';
import { EmptyList, ExportButton, ListSearch } from '../../../ui/ListTools.tsx';
import { PageHeader } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { TrainerSessions } from '../parts/TrainerSessions.tsx';

type Row = Api['GET /sessions']['answer']['rows'][number];
const STATES = ['DRAFT', 'OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DELIVERED', 'CLOSED', 'POSTPONED', 'CANCELLED'] as const;

/** A trainer has the sessions they give, as cards; the office and auditors have the list of all. */
export function SessionListPage() {
  const { role } = useMe();
  return role === 'trainer' ? <TrainerSessions /> : <AllSessions />;
}

function AllSessions() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const [list, setList] = useListState();
  useCrumb({ label: t.sessions });
  const query = {
    page: list.page,
    size: PAGE_SIZE,
    sort: (list.sort ?? '-dates') as '-dates',
    search: list.search,
    state: list.state as 'OPEN' | undefined,
  };
  const answer = useQuery({
    queryKey: ['sessions', query],
    queryFn: () => api('GET /sessions', { query }),
    placeholderData: keepPreviousData,
  });
  const mayPlan = me.role === 'trainingAdministrator' || me.role === 'director';
  const columns: Column<Row>[] = [
    {
      id: 'title',
      title: t.program,
      sort: 'title',
      cell: (row) => (
        <Link to="/sessions/$sessionId" params={{ sessionId: row.sessionId }}>
          {row.title}
        </Link>
      ),
    },
    { id: 'state', title: t.state, cell: (row) => <StatusBadge state={row.state} /> },
    { id: 'dates', title: t.dates, sort: 'dates', cell: (row) => dayRange(row.startsOn, row.endsOn, language) },
    { id: 'trainer', title: t.trainer, cell: (row) => row.trainerName ?? '' },
    { id: 'place', title: t.place, cell: (row) => row.place ?? '' },
    {
      id: 'seats',
      title: t.seats,
      card: 'named',
      sort: 'seats',
      isNumber: true,
      cell: (row) => `${row.seatsTaken} / ${row.seatsMax}`,
    },
    { id: 'code', title: t.number, sort: 'code', cell: (row) => <span className="fp-code">{row.code}</span> },
  ];
  return (
    <>
      <PageHeader
        title={t.sessions}
        actions={
          <>
            <ExportButton
              href={address('GET /sessions/export', { query: { search: list.search, state: list.state as 'OPEN' } })}
            />
            {mayPlan && (
              <Button component={Link} to="/sessions/nouvelle" leftSection={<IconPlus size={16} />}>
                {t.plan}
              </Button>
            )}
          </>
        }
      />
      <div className="fp-tools">
        <ListSearch label={t.filter} />
        <Select
          aria-label={t.state}
          placeholder={t.allStates}
          clearable
          data={STATES.map((value) => ({ value, label: t[value] }))}
          value={(list.state as string) ?? null}
          onChange={(value) => setList({ state: value ?? undefined })}
          w={190}
        />
      </div>
      <PagedList
        name={t.sessions}
        columns={columns}
        rowId={(row) => row.sessionId}
        answer={answer}
        sort={query.sort}
        empty={<EmptyList title={t.none} />}
      />
    </>
  );
}
