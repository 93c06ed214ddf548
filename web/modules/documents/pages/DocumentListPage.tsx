import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { useMe } from '../../../app/session.tsx';
import { documentNames } from '../../../ui/document-names.ts';
import { dayOf, duration } from '../../../ui/format.ts';
import type { Column } from '../../../ui/ListTable.tsx';
import { EmptyList, ExportButton, ListSearch } from '../../../ui/ListTools.tsx';
import { PageHeader } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';

const KINDS = [
  'certificateOfCompletion',
  'attendanceSheet',
  'agreement',
  'convocation',
  'program',
  'internalRules',
  'welcomeBooklet',
  'trainingCertificate',
  'attendanceCertificate',
] as const;
const EXPORTERS = ['trainingAdministrator', 'qualityManager', 'director', 'auditor'];
type Row = Api['GET /documents']['answer']['rows'][number];

/** Documents issued, as far as the reader may see: all for the office, one's own for a learner or a company. */
export function DocumentListPage() {
  const t = useMessages(messages);
  const names = useMessages(documentNames);
  const language = useContext(LanguageContext);
  const [list, setList] = useListState();
  const me = useMe();
  useCrumb({ label: t.documents });
  const kind = KINDS.find((one) => one === list.kind);
  const query = {
    page: list.page,
    size: PAGE_SIZE,
    sort: (list.sort ?? '-issuedAt') as '-issuedAt',
    search: list.search,
    kind,
  };
  const answer = useQuery({
    queryKey: ['documents', query],
    queryFn: () => api('GET /documents', { query }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    {
      id: 'number',
      title: t.number,
      sort: 'number',
      cell: (row) => (
        <a
          href={address('GET /documents/:documentId/file', { params: { documentId: row.documentId } })}
          target="_blank"
          rel="noreferrer"
          aria-label={t.open(row.number)}
        >
          {row.number}
        </a>
      ),
    },
    { id: 'kind', title: t.kind, cell: (row) => names[row.kind] },
    {
      id: 'about',
      title: t.about,
      cell: (row) => row.learnerName,
    },
    { id: 'company', title: t.company, cell: (row) => row.companyName },
    { id: 'session', title: t.session, cell: (row) => row.sessionTitle },
    {
      id: 'hours',
      title: t.hours,
      card: 'named',
      isNumber: true,
      cell: (row) => (row.minutes === null ? '' : duration(row.minutes)),
    },
    { id: 'at', title: t.issuedOn, card: 'named', sort: 'issuedAt', cell: (row) => dayOf(row.issuedAt, language) },
    { id: 'state', title: t.state, card: 'named', cell: (row) => <StatusBadge state={row.state} /> },
  ];
  return (
    <>
      <PageHeader
        title={t.documents}
        actions={
          EXPORTERS.includes(me.role) && (
            <ExportButton href={address('GET /documents/export', { query: { search: list.search, kind } })} />
          )
        }
      />
      <div className="fp-tools">
        <ListSearch label={t.filter} />
        <Select
          aria-label={t.kind}
          placeholder={t.allKinds}
          clearable
          data={KINDS.map((value) => ({ value, label: names[value] }))}
          value={kind ?? null}
          onChange={(value) => setList({ kind: value ?? undefined })}
          w={240}
        />
      </div>
      <PagedList
        name={t.documents}
        columns={columns}
        rowId={(row) => row.documentId}
        answer={answer}
        sort={query.sort}
        empty={<EmptyList title={t.none}>{t.noneHint}</EmptyList>}
      />
    </>
  );
}
