import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { useMe } from '../../../../app/session.tsx';
import { Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import '../recette.css';
import { CaseSheet } from '../parts/CaseSheet.tsx';
import { runMessages } from '../run-messages.ts';

/** One case on a page of its own, for a tablet or a phone. */
export function RunCasePage() {
  const t = useMessages(runMessages);
  const words = useMessages(messages);
  const navigate = useNavigate();
  const { role } = useMe();
  const { itemId } = useParams({ strict: false }) as { itemId: string };
  const query = useQuery({
    queryKey: ['recette', 'item', itemId],
    queryFn: () => api('GET /recette/items/:itemId', { params: { itemId } }),
  });
  const item = query.data;
  const isTester = role === 'trainer' || role === 'companyManager';
  const back = isTester ? '/mes-cas' : `/recette/${item?.campaign.campaignId ?? ''}`;
  useCrumb({ label: words.title, to: isTester ? '/mes-cas' : '/recette' }, { label: item?.case.code ?? '…' });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!item) return <Loading />;
  const goOn = (next: string | null) =>
    void navigate(next ? { to: '/recette/cas/$itemId', params: { itemId: next } as never } : { to: back });
  return (
    <div className="fp-recette-tablet">
      <PageHeader
        title={item.case.title}
        over={`${words.campaign(item.campaign.version)}, ${words.iteration(item.iteration.number)}`}
        actions={
          <Button component={Link} to={back} variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />}>
            {isTester ? t.backToMine : t.backToCampaign}
          </Button>
        }
      />
      <CaseSheet itemId={itemId} isPage onDone={goOn} />
    </div>
  );
}
