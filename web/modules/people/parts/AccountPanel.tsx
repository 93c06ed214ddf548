import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { instant } from '../../../ui/format.ts';
import { Loading, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';

const STATES = { active: 'ACCOUNT_ACTIVE', invited: 'ACCOUNT_INVITED', suspended: 'ACCOUNT_SUSPENDED' } as const;

/** Whether this person may sign in, for those who open accounts. */
export function AccountPanel({ personId }: { personId: string }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { data, error, refetch } = useQuery({
    queryKey: ['accounts', { personId }],
    queryFn: () => api('GET /accounts', { query: { personId } }),
  });
  const account = data?.rows[0];
  return (
    <Panel title={t.access}>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={2} />}
      {data && !account && <span className="fp-quiet">{t.noAccount}</span>}
      {account && (
        <div className="fp-stack">
          <StatusBadge state={STATES[account.state]} />
          <span className="fp-quiet">
            {account.lastSeenAt ? t.lastSeen(instant(account.lastSeenAt, language)) : t.neverSeen}
          </span>
        </div>
      )}
    </Panel>
  );
}
