import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowsShuffle, IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { count, dayRange } from '../../../ui/format.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { EmptyState, Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { auditMessages } from '../audit-messages.ts';

type Row = Api['GET /audit-sample']['answer']['sessions'][number];
const DRAWS_MAX = 99;

/** Sessions that nobody chose, with how complete the proof of each is; the number of the draw lives in the address. */
export function DrawnSessions() {
  const t = useMessages(auditMessages);
  const language = useContext(LanguageContext);
  const [list, setList] = useListState();
  const draw = Math.min(DRAWS_MAX, Math.max(1, Math.trunc(Number(list.tirage ?? 1)) || 1));
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-sample', draw],
    queryFn: () => api('GET /audit-sample', { query: { draw } }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    {
      id: 'session',
      title: t.session,
      wraps: true,
      cell: (row) => (
        <>
          <Link to="/sessions/$sessionId" params={{ sessionId: row.sessionId }}>
            {row.title}
          </Link>
          <small className="fp-under-name">{row.code}</small>
        </>
      ),
    },
    {
      id: 'dates',
      title: t.dates,
      card: 'named',
      wraps: true,
      cell: (row) => dayRange(row.startsOn, row.endsOn, language),
    },
    { id: 'sheets', title: t.sheets, card: 'named', cell: (row) => <Share part={row.sealed} whole={row.halfDays} /> },
    {
      id: 'certificates',
      title: t.certificates,
      card: 'named',
      cell: (row) => <Share part={row.certificates} whole={row.learners} />,
    },
  ];
  return (
    <section aria-labelledby="sample">
      <div className="fp-sample-head">
        <div>
          <h2 id="sample">{t.sample}</h2>
          {data && (
            <p className="fp-flat fp-quiet">{t.sampleFacts(data.sessions.length, count(data.among, language))}</p>
          )}
        </div>
        <Button
          variant="default"
          leftSection={<IconArrowsShuffle size={18} stroke={1.75} aria-hidden />}
          onClick={() => setList({ tirage: draw < DRAWS_MAX ? draw + 1 : undefined })}
        >
          {t.again}
        </Button>
      </div>
      <p className="fp-sr" role="status">
        {t.drawNumber(draw)}
      </p>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.sessions.length === 0 && (
        <div className="fp-panel">
          <EmptyState title={t.noSession} />
        </div>
      )}
      {data && data.sessions.length > 0 && (
        <ListTable
          name={t.sample}
          columns={columns}
          rows={data.sessions}
          rowId={(row) => row.sessionId}
          page={1}
          size={data.sessions.length}
          total={data.sessions.length}
          onPage={() => undefined}
        />
      )}
    </section>
  );
}

/** « 4 sur 4 »: whole or not, said by an icon and words. */
function Share({ part, whole }: { part: number; whole: number }) {
  const t = useMessages(auditMessages);
  const isWhole = part >= whole;
  const Icon = isWhole ? IconCircleCheck : IconAlertTriangle;
  const family = isWhole ? 'ok' : 'warn';
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} color={`var(--fp-${family}-icon)`} aria-hidden />
      {t.of(part, whole)}
    </span>
  );
}
