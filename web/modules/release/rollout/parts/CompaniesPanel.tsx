import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, shortDay } from '../../../../ui/format.ts';
import { type Column, ListTable } from '../../../../ui/ListTable.tsx';
import { EmptyState, Loading, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { FreezeDialog } from './FreezeDialog.tsx';

type Row = Api['GET /rollout/companies']['answer']['rows'][number];
const SIZE = 20;

/** Each company, the version it is on, and the reason in one sentence. */
export function CompaniesPanel({ isRunning }: { isRunning: boolean }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const [pool, setPool] = useState<'all' | 'canary' | 'stable'>(isRunning ? 'canary' : 'all');
  const [page, setPage] = useState(1);
  const [freezing, setFreezing] = useState<Row | null>(null);
  const query = { page, ...(search ? { search } : {}), ...(pool === 'all' ? {} : { pool }) };
  const { data, error, refetch } = useQuery({
    queryKey: ['rollout', 'companies', query],
    queryFn: () => api('GET /rollout/companies', { query }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    { id: 'name', title: t.company, cell: (row) => row.name },
    { id: 'users', title: t.users, isNumber: true, card: 'named', cell: (row) => count(row.users, language) },
    { id: 'version', title: t.on, card: 'named', cell: (row) => <b>{row.version}</b> },
    { id: 'why', title: t.why, card: 'named', cell: (row) => <Because row={row} /> },
    { id: 'act', title: '', card: 'foot', cell: (row) => <RowAct row={row} onFreeze={() => setFreezing(row)} /> },
  ];
  return (
    <Panel title={t.companies} flush>
      <div className="fp-tools fp-rollout-tools">
        <TextInput
          aria-label={t.search}
          placeholder={t.search}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setPool('all');
            setPage(1);
          }}
        />
        <SegmentedControl
          aria-label={t.on}
          value={pool}
          onChange={(value) => {
            setPool(value as typeof pool);
            setPage(1);
          }}
          data={[
            { value: 'all', label: t.allPools },
            { value: 'canary', label: t.onCanary },
            { value: 'stable', label: t.onStable },
          ]}
        />
      </div>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={4} />}
      {data?.total === 0 && <EmptyState title={t.noCompany} />}
      {data && data.total > 0 && (
        <ListTable
          name={t.companies}
          columns={columns}
          rows={data.rows}
          rowId={(row) => row.companyId}
          page={page}
          size={SIZE}
          total={data.total}
          onPage={setPage}
        />
      )}
      <p className="fp-quiet fp-rollout-note">{t.wholeCompany}</p>
      {freezing && <FreezeDialog company={freezing} onClose={() => setFreezing(null)} />}
    </Panel>
  );
}

function Because({ row }: { row: Row }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const words = {
    pilot: t.pilot,
    rank: t.rank(row.step ?? 0),
    everybody: t.everybodyMoved,
    'not-yet': t.notYet,
    frozen: t.frozenUntil(row.frozenUntil ? shortDay(row.frozenUntil, language) : ''),
    'rolled-back': t.wasRolledBack,
    'no-rollout': t.noRollout,
  } as const;
  return <>{words[row.because]}</>;
}

function RowAct({ row, onFreeze }: { row: Row; onFreeze: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const thaw = useMutation({
    mutationFn: () => api('DELETE /rollout/frozen-companies/:companyId', { params: { companyId: row.companyId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['rollout'] }),
  });
  if (row.pool === 'canary') return null;
  if (row.frozenUntil)
    return (
      <Button
        size="xs"
        variant="subtle"
        loading={thaw.isPending}
        onClick={() => thaw.mutate()}
        aria-label={`${t.thaw}, ${row.name}`}
      >
        {t.thaw}
      </Button>
    );
  return (
    <Button size="xs" variant="subtle" onClick={onFreeze} aria-label={`${t.freeze}, ${row.name}`}>
      {t.freeze}
    </Button>
  );
}
