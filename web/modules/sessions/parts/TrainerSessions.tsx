import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { dayRange, parisDay } from '../../../ui/format.ts';
import { EmptyList, ListSearch } from '../../../ui/ListTools.tsx';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';

type Row = Api['GET /sessions']['answer']['rows'][number];
const PAGE = 24;

/** The sessions that a trainer gives, as cards for a thumb: those that are not over first, the nearest on top. */
export function TrainerSessions() {
  const t = useMessages(messages);
  const [list, setList] = useListState();
  useCrumb({ label: t.mySessions });
  const isAll = list.quand === 'toutes';
  const asked = isAll
    ? { search: list.search, sort: '-dates' as const }
    : { search: list.search, sort: 'dates' as const, from: parisDay(new Date()) };
  const query = useInfiniteQuery({
    queryKey: ['sessions', 'mine', asked],
    queryFn: ({ pageParam }) => api('GET /sessions', { query: { ...asked, page: pageParam, size: PAGE } }),
    initialPageParam: 1,
    getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length + 1 : undefined),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <PageHeader title={t.mySessions} facts={total === undefined ? undefined : t.sessionsCount(total)} />
      <div className="fp-tools">
        <SegmentedControl
          aria-label={t.dates}
          value={isAll ? 'toutes' : 'suite'}
          onChange={(quand) => setList({ quand: quand === 'toutes' ? quand : undefined })}
          data={[
            { value: 'suite', label: t.goingOn },
            { value: 'toutes', label: t.allSessions },
          ]}
        />
        <ListSearch label={t.filter} />
      </div>
      <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {total === 0 && <EmptyList title={t.noneOfMine} />}
      <ul className="fp-session-cards">
        {rows.map((row) => (
          <li key={row.sessionId}>
            <SessionCard row={row} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function SessionCard({ row }: { row: Row }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <Link to="/sessions/$sessionId" params={{ sessionId: row.sessionId }} className="fp-panel fp-card">
      <span className="fp-session-card-when">
        {dayRange(row.startsOn, row.endsOn, language)}
        <StatusBadge state={row.state} />
      </span>
      <strong>{row.title}</strong>
      <span className="fp-quiet">{[row.place, t.learners(row.seatsTaken)].filter(Boolean).join(', ')}</span>
      <span className="fp-code">{row.code}</span>
    </Link>
  );
}
