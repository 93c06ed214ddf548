import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { documentNames } from '../../../ui/document-names.ts';
import { instant } from '../../../ui/format.ts';
import { type Column, ListTable } from '../../../ui/ListTable.tsx';
import { EmptyState, Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { isOffice } from '../rights.ts';

type Row = Api['GET /documents']['answer']['rows'][number];

/** Documents issued for one person, replaced ones too. */
export function PersonDocuments({ personId }: { personId: string }) {
  const t = useMessages(messages);
  const names = useMessages(documentNames);
  const language = useContext(LanguageContext);
  const me = useMe();
  const [page, setPage] = useState(1);
  const query = { personId, page, size: 50 };
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', query],
    queryFn: () => api('GET /documents', { query }),
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.total === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={t.noDocument}>{isOffice(me) && t.noDocumentHint}</EmptyState>
      </div>
    );
  const columns: Column<Row>[] = [
    {
      id: 'number',
      title: t.number,
      cell: (row) => (
        <a
          href={address('GET /documents/:documentId/file', { params: { documentId: row.documentId } })}
          target="_blank"
          rel="noreferrer"
          aria-label={t.openPdf(row.number)}
        >
          {row.number}
        </a>
      ),
    },
    { id: 'kind', title: t.kind, cell: (row) => names[row.kind] },
    { id: 'training', title: t.training, cell: (row) => row.sessionTitle },
    { id: 'state', title: t.state, cell: (row) => <StatusBadge state={row.state} /> },
    { id: 'at', title: t.issuedOn, card: 'named', cell: (row) => instant(row.issuedAt, language) },
  ];
  return (
    <ListTable
      name={t.documents}
      columns={columns}
      rows={data.rows}
      rowId={(row) => row.documentId}
      page={page}
      size={50}
      total={data.total}
      onPage={setPage}
    />
  );
}
