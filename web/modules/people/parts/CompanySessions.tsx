import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { dayRange } from '../../../ui/format.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { EmptyState, Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { SessionTitle } from './SessionTitle.tsx';

type Row = Api['GET /companies/:companyId/sessions']['answer']['rows'][number];

/** Sessions to which a company sent people. */
export function CompanySessions({ companyId }: { companyId: string }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { data, error, refetch } = useQuery({
    queryKey: ['company-sessions', companyId],
    queryFn: () => api('GET /companies/:companyId/sessions', { params: { companyId } }),
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.rows.length === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={t.noSession}>{t.noSessionHint}</EmptyState>
      </div>
    );
  const columns: Column<Row>[] = [
    {
      id: 'title',
      title: t.training,
      cell: (row) => <SessionTitle sessionId={row.sessionId} title={row.title} />,
    },
    { id: 'state', title: t.state, cell: (row) => <StatusBadge state={row.state} /> },
    { id: 'dates', title: t.dates, cell: (row) => dayRange(row.startsOn, row.endsOn, language) },
    { id: 'enrolled', title: t.enrolled, card: 'named', isNumber: true, cell: (row) => row.enrolled },
    {
      id: 'code',
      title: t.number,
      cell: (row) => (
        <span className="fp-code" style={{ whiteSpace: 'nowrap' }}>
          {row.code}
        </span>
      ),
    },
  ];
  return (
    <ListTable
      name={t.sessions}
      columns={columns}
      rows={data.rows}
      rowId={(row) => row.sessionId}
      page={1}
      size={200}
      total={data.rows.length}
      onPage={() => undefined}
    />
  );
}
