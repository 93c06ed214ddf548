import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../app/api.ts';
import { Loading, RefusalAlert } from '../../../../ui/Page.tsx';
import { ActionList } from './ActionList.tsx';
import { SupportPanel } from './SupportPanel.tsx';

/** What is told to whom, by when, and who answers people. */
export function CommunicationTab({ mayAct }: { mayAct: boolean }) {
  const query = useQuery({
    queryKey: ['steering', 'communication'],
    queryFn: () => api('GET /communication'),
    // Mails leave by themselves: what is expected next changes without anybody.
    refetchInterval: 30_000,
  });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { actions, support, staff, today } = query.data;
  return (
    <div className="fp-columns">
      <ActionList actions={actions} today={today} mayAct={mayAct} />
      <SupportPanel windows={support} staff={staff} today={today} mayAct={mayAct} />
    </div>
  );
}
