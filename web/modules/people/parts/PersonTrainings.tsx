import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { dayRange, duration } from '../../../ui/format.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { EmptyState, Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { isOffice } from '../rights.ts';
import { SessionTitle } from './SessionTitle.tsx';

type Row = Api['GET /people/:personId/trainings']['answer']['rows'][number];

/** What a person follows and followed: state, presence, remote path, certificate. */
export function PersonTrainings({ personId }: { personId: string }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ['trainings', personId],
    queryFn: () => api('GET /people/:personId/trainings', { params: { personId } }),
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.rows.length === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={t.noTraining}>{isOffice(me) && t.noTrainingHint}</EmptyState>
      </div>
    );
  const columns: Column<Row>[] = [
    {
      id: 'title',
      title: t.training,
      cell: (row) => <SessionTitle sessionId={row.sessionId} title={row.title} />,
    },
    {
      id: 'state',
      title: t.state,
      cell: (row) => <StatusBadge state={row.status === 'CONFIRMED' ? 'ENROLMENT_CONFIRMED' : row.status} />,
    },
    { id: 'dates', title: t.dates, cell: (row) => dayRange(row.startsOn, row.endsOn, language) },
    {
      id: 'presence',
      card: 'named',
      title: t.presence,
      cell: (row) =>
        row.sealedSlots > 0 ? t.presenceOf(duration(row.attendedMn), duration(row.plannedMn)) : t.notSealed,
    },
    {
      id: 'progress',
      card: 'named',
      title: t.progress,
      cell: (row) => (row.steps > 0 ? t.stepsOf(row.stepsDone, row.steps) : ''),
    },
    {
      id: 'certificate',
      card: 'named',
      title: t.certificate,
      cell: ({ certificate }) =>
        certificate && (
          <a
            href={address('GET /documents/:documentId/file', { params: { documentId: certificate.documentId } })}
            target="_blank"
            rel="noreferrer"
            aria-label={t.openPdf(certificate.number)}
          >
            {certificate.number}
          </a>
        ),
    },
  ];
  return (
    <ListTable
      name={t.trainings}
      columns={columns}
      rows={data.rows}
      rowId={(row) => row.enrolmentId}
      page={1}
      size={200}
      total={data.rows.length}
      onPage={() => undefined}
    />
  );
}
