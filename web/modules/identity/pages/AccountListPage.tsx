import { Button, Select } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { instant } from '../../../ui/format.ts';
import type { Column } from '../../../ui/ListTable.tsx';
import { EmptyList, ListSearch } from '../../../ui/ListTools.tsx';
import { Avatar, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { PAGE_SIZE, PagedList } from '../../../ui/PagedList.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { InviteDialog } from '../parts/InviteDialog.tsx';

type Row = Api['GET /accounts']['answer']['rows'][number];
const STATES = { active: 'ACCOUNT_ACTIVE', invited: 'ACCOUNT_INVITED', suspended: 'ACCOUNT_SUSPENDED' } as const;

const ACCOUNT_STATES = ['active', 'invited', 'suspended'] as const;
const ROLES = [
  'trainingAdministrator',
  'qualityManager',
  'director',
  'trainer',
  'learner',
  'companyManager',
  'systemAdministrator',
  'auditor',
] as const;

/** Who may sign in: invite, invite again, suspend. */
export function AccountListPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [list, setList] = useListState();
  const isInviting = list.inviter === 'oui';
  const setInviting = (isOpen: boolean) => setList({ inviter: isOpen ? 'oui' : undefined });
  useCrumb({ label: t.accounts });
  const role = ROLES.find((one) => one === list.role);
  const state = ACCOUNT_STATES.find((one) => one === list.state);
  const query = {
    page: list.page,
    size: PAGE_SIZE,
    sort: (list.sort ?? 'name') as 'name',
    search: list.search,
    role,
    state,
  };
  const answer = useQuery({
    queryKey: ['accounts', query],
    queryFn: () => api('GET /accounts', { query }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t.person,
      sort: 'name',
      cell: (row) => (
        <span className="fp-account">
          <Avatar firstName={row.firstName} lastName={row.lastName} />
          <span>
            {row.firstName} {row.lastName}
            <small>{row.email}</small>
          </span>
        </span>
      ),
    },
    {
      id: 'roles',
      title: t.roles,
      card: 'named',
      wraps: true,
      cell: (row) => row.roles.map((role) => t[role]).join(', '),
    },
    { id: 'state', title: t.state, card: 'named', cell: (row) => <StatusBadge state={STATES[row.state]} /> },
    {
      id: 'seen',
      title: t.lastSeen,
      card: 'named',
      sort: 'lastSeenAt',
      cell: (row) => (row.lastSeenAt ? instant(row.lastSeenAt, language) : t.never),
    },
    { id: 'actions', title: '', card: 'foot', cell: (row) => <RowActions row={row} /> },
  ];
  return (
    <>
      <PageHeader
        title={t.accounts}
        actions={
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
            {t.invite}
          </Button>
        }
      />
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} />
      <div className="fp-tools">
        <ListSearch label={t.filter} />
        <Select
          aria-label={t.roles}
          placeholder={t.allRoles}
          clearable
          data={ROLES.map((value) => ({ value, label: t[value] }))}
          value={role ?? null}
          onChange={(value) => setList({ role: value ?? undefined })}
          w={220}
        />
        <Select
          aria-label={t.state}
          placeholder={t.allStates}
          clearable
          data={ACCOUNT_STATES.map((value) => ({ value, label: t[`state_${value}`] }))}
          value={state ?? null}
          onChange={(value) => setList({ state: value ?? undefined })}
          w={170}
        />
      </div>
      <PagedList
        name={t.accounts}
        columns={columns}
        rowId={(row) => row.personId}
        answer={answer}
        sort={query.sort}
        empty={<EmptyList title={t.none} />}
      />
    </>
  );
}

function RowActions({ row }: { row: Row }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const params = { personId: row.personId };
  const refresh = () => client.invalidateQueries({ queryKey: ['accounts'] });
  const again = useMutation({
    mutationFn: () => api('POST /accounts/:personId/invitation', { params }),
    onSuccess: refresh,
  });
  const move = useMutation({
    mutationFn: () =>
      row.state === 'suspended'
        ? api('POST /accounts/:personId/reactivation', { params })
        : api('POST /accounts/:personId/suspension', { params }),
    onSuccess: refresh,
  });
  const name = `${row.firstName} ${row.lastName}`;
  const moveLabel = row.state === 'suspended' ? t.reactivate : t.suspend;
  return (
    <>
      {row.state === 'invited' && row.email && (
        <Button
          size="xs"
          variant="subtle"
          loading={again.isPending}
          disabled={again.isSuccess}
          onClick={() => again.mutate()}
          aria-label={`${t.again}, ${name}`}
        >
          {again.isSuccess ? t.invited : t.again}
        </Button>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        loading={move.isPending}
        onClick={() => move.mutate()}
        aria-label={`${moveLabel}, ${name}`}
      >
        {moveLabel}
      </Button>
      <RefusalAlert error={again.error ?? move.error} />
    </>
  );
}
