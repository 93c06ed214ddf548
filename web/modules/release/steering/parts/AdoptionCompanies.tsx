import { Button, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { address, api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { useListState } from '../../../../app/list-state.ts';
import { useMe } from '../../../../app/session.tsx';
import { dayOf } from '../../../../ui/format.ts';
import { type Column, ListTable } from '../../../../ui/ListTable.tsx';
import { ListSearch } from '../../../../ui/ListTools.tsx';
import { EmptyState, Loading, RefusalAlert } from '../../../../ui/Page.tsx';
import { adoptionMessages } from '../adoption-messages.ts';
import { type Adoption, percent } from '../figures.ts';

type Row = Api['GET /steering/adoption/companies']['answer']['rows'][number];
const PAGE = 20;

/** Company by company, those where most people are missing first; those to call alone unless all are asked for. */
export function AdoptionCompanies({ adoption }: { adoption: Adoption }) {
  const t = useMessages(adoptionMessages);
  const [list, setList] = useListState();
  const isAll = list.voir === 'toutes';
  const asked = { search: list.search, only: isAll ? undefined : ('toCall' as const) };
  const query = useQuery({
    queryKey: ['steering', 'adoption', 'companies', asked, list.page],
    queryFn: () => api('GET /steering/adoption/companies', { query: { ...asked, page: list.page } }),
    placeholderData: keepPreviousData,
  });
  const exported = (format: 'csv' | 'xlsx') =>
    address('GET /steering/adoption/companies/export', { query: { ...asked, format } });
  const rows = query.data?.rows ?? [];
  const columns = useColumns().filter(({ id }) => id !== 'phone' || rows.some(({ phone }) => phone));
  return (
    <div className="fp-stack">
      <div className="fp-steering-tools">
        <SegmentedControl
          aria-label={t.callList}
          value={isAll ? 'toutes' : 'appeler'}
          onChange={(value) => setList({ voir: value === 'toutes' ? value : undefined })}
          data={[
            { value: 'appeler', label: `${t.toCall} ${adoption.toCall}` },
            { value: 'toutes', label: `${t.all} ${adoption.companies}` },
          ]}
        />
        <ListSearch label={t.search} width={220} />
        <Button component="a" variant="subtle" href={exported('csv')}>
          {t.exportCsv}
        </Button>
        <Button
          component="a"
          variant="default"
          href={exported('xlsx')}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t.exportXlsx}
        </Button>
      </div>
      <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {query.data && rows.length === 0 && (
        <div className="fp-panel">
          <EmptyState title={list.search ? t.noResult : t.nobodyToCall}>
            {!list.search && t.nobodyToCallHint}
          </EmptyState>
        </div>
      )}
      {rows.length > 0 && (
        <ListTable
          name={isAll ? t.allCompanies : t.callList}
          columns={columns}
          rows={rows}
          rowId={({ companyId }) => companyId}
          page={list.page}
          size={PAGE}
          total={query.data?.total ?? 0}
          onPage={(page) => setList({ page })}
        />
      )}
    </div>
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(adoptionMessages);
  const language = useContext(LanguageContext);
  const mayOpen = useMe().role !== 'systemAdministrator';
  return [
    {
      id: 'name',
      title: t.companyName,
      cell: ({ companyId, name }) =>
        mayOpen ? (
          <Link to="/entreprises/$companyId" params={{ companyId } as never}>
            {name}
          </Link>
        ) : (
          name
        ),
    },
    { id: 'why', title: t.why, cell: (row) => <Why row={row} /> },
    {
      id: 'share',
      title: t.share,
      isNumber: true,
      cell: ({ activeBp, active30, people }) => `${percent(activeBp, language, 0)} (${active30}/${people})`,
    },
    { id: 'phone', title: t.phone, cell: ({ phone }) => (phone ? <a href={`tel:${phone}`}>{phone}</a> : '') },
    { id: 'opened', title: t.opened, isNumber: true, cell: ({ opened }) => opened },
    { id: 'active7', title: t.active7, isNumber: true, cell: ({ active7 }) => active7 },
    {
      id: 'lastSeen',
      title: t.lastSeen,
      cell: ({ lastSeenAt }) => (lastSeenAt ? dayOf(lastSeenAt, language) : t.never),
    },
  ];
}

const LOOKS = {
  neverOpened: ['danger', IconCircleX],
  silent: ['danger', IconCircleX],
  belowTarget: ['warn', IconAlertTriangle],
  fine: ['ok', IconCircleCheck],
} as const;

function Why({ row: { reason } }: { row: Row }) {
  const t = useMessages(adoptionMessages);
  const [family, Icon] = LOOKS[reason ?? 'fine'];
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {t[reason ?? 'fine']}
    </span>
  );
}
