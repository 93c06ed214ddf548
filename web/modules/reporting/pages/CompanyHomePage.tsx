import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { dayRange, duration, parisDay, shortDay } from '../../../ui/format.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { Avatar, EmptyState, Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Row = Api['GET /company-home']['answer']['rows'][number];

/** The company's home: its own people, their presence, what comes next. */
export function CompanyHomePage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const { data, error, refetch } = useQuery({ queryKey: ['company-home'], queryFn: () => api('GET /company-home') });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t.employee,
      cell: (row) => (
        <span style={{ display: 'inline-flex', gap: 10, alignItems: 'center' }}>
          <Avatar firstName={row.firstName} lastName={row.lastName} />
          {row.firstName} {row.lastName}
        </span>
      ),
    },
    { id: 'training', title: t.training, cell: (row) => row.title },
    {
      id: 'presence',
      title: t.presence,
      cell: (row) => (row.sealedSlots > 0 ? t.of(duration(row.attendedMn), duration(row.plannedMn)) : t.notStarted),
    },
    {
      id: 'next',
      title: t.next,
      cell: (row) =>
        row.nextAt
          ? shortDay(parisDay(new Date(row.nextAt)), language)
          : `${t.ended}, ${dayRange(row.startsOn, row.endsOn, language)}`,
    },
  ];
  return (
    <>
      <PageHeader title={t.hello(me.firstName)} over={data.companyName} />
      <h2 style={{ fontSize: 20, margin: '0 0 12px' }}>{t.employees}</h2>
      {data.rows.length === 0 ? (
        <div className="fp-panel">
          <EmptyState title={t.nobody} />
        </div>
      ) : (
        <ListTable
          name={t.employees}
          columns={columns}
          rows={data.rows}
          rowId={(row) => row.enrolmentId}
          page={1}
          size={200}
          total={data.rows.length}
          onPage={() => undefined}
        />
      )}
      <p className="fp-quiet">{t.privacy}</p>
    </>
  );
}
