import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendarEvent, IconFlask, IconPlayerTrackNext, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { useMe } from '../../../../app/session.tsx';
import { dayRange } from '../../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import '../recette.css';
import type { Campaign } from '../campaign.ts';
import { AnomalyBoard } from '../parts/AnomalyBoard.tsx';
import { CaseSheet } from '../parts/CaseSheet.tsx';
import { CaseTable } from '../parts/CaseTable.tsx';
import { DecisionPanel } from '../parts/DecisionPanel.tsx';
import { ExpectedActs } from '../parts/ExpectedActs.tsx';
import { NewIterationDialog } from '../parts/NewIterationDialog.tsx';
import { OfficeActs } from '../parts/OfficeActs.tsx';
import { StandingCard } from '../parts/StandingCard.tsx';
import { TraceMatrix } from '../parts/TraceMatrix.tsx';

const TABS = ['cases', 'anomalies', 'matrix', 'report'] as const;
type Tab = (typeof TABS)[number];

/** One campaign: where it stands, its cases, its anomalies, its matrix, its decision. */
export function CampaignPage() {
  const t = useMessages(messages);
  const { campaignId } = useParams({ strict: false }) as { campaignId: string };
  const { onglet = 'cases' } = useSearch({ strict: false }) as { onglet?: Tab };
  const mayAct = useMe().role !== 'auditor';
  const query = useQuery({
    queryKey: ['recette', 'campaign', campaignId],
    queryFn: () => api('GET /recette/campaigns/:campaignId', { params: { campaignId } }),
    refetchInterval: 30_000,
  });
  const campaign = query.data;
  useCrumb({ label: t.title, to: '/recette' }, { label: campaign ? t.campaign(campaign.version) : '…' });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!campaign) return <Loading />;
  return (
    <>
      <Head campaign={campaign} mayAct={mayAct} />
      <nav className="fp-tabs" aria-label={t.campaign(campaign.version)}>
        {TABS.map((tab) => (
          <Link
            key={tab}
            to="."
            search={{ onglet: tab } as never}
            aria-current={tab === onglet ? 'page' : undefined}
            replace
          >
            {t[tab]}
            {tab === 'anomalies' && <span className="fp-count">{campaign.openAnomalies}</span>}
          </Link>
        ))}
      </nav>
      {onglet !== 'matrix' && <StandingCard standing={campaign.standing} />}
      {onglet === 'cases' && <Cases campaign={campaign} mayAct={mayAct} />}
      {onglet === 'anomalies' && (
        <AnomalyBoard campaignId={campaignId} mayAct={mayAct && !campaign.iteration.decidedAt} />
      )}
      {onglet === 'matrix' && <TraceMatrix campaignId={campaignId} />}
      {onglet === 'report' && <DecisionPanel campaign={campaign} mayAct={mayAct} />}
    </>
  );
}

function Head({ campaign, mayAct }: { campaign: Campaign; mayAct: boolean }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [isDelivering, setDelivering] = useState(false);
  const { iteration } = campaign;
  const isDecided = iteration.decidedAt !== null;
  return (
    <>
      <PageHeader
        title={t.campaign(campaign.version)}
        badge={
          <span
            className="fp-state"
            data-box
            style={{
              borderColor: 'var(--fp-info-border)',
              background: 'var(--fp-info-bg)',
              color: 'var(--fp-info-text)',
            }}
          >
            {isDecided ? t.iterationDecided(iteration.number) : t.iterationRunning(iteration.number)}
          </span>
        }
        facts={
          <>
            <span>
              <IconFlask size={16} aria-hidden /> {t.casesOn(campaign.items.length, campaign.environment)}
            </span>
            <span>
              <IconCalendarEvent size={16} aria-hidden /> {dayRange(campaign.startsOn, campaign.endsOn, language)}
            </span>
            <span>
              <IconUsers size={16} aria-hidden /> {t.testersCount(campaign.testers.length)}
            </span>
            <span className="fp-code" title={iteration.digest}>
              {iteration.digest.slice(0, 19)}…
            </span>
          </>
        }
        actions={mayAct && <HeadActions campaign={campaign} onDeliver={() => setDelivering(true)} />}
      />
      {isDelivering && <NewIterationDialog campaignId={campaign.campaignId} onClose={() => setDelivering(false)} />}
    </>
  );
}

function HeadActions({ campaign, onDeliver }: { campaign: Campaign; onDeliver: () => void }) {
  const t = useMessages(messages);
  const isWide = useMediaQuery('(min-width: 1241px)');
  const [next] = campaign.items
    .filter(({ status }) => status === 'toRun')
    .sort((a, b) => Number(b.isRetest) - Number(a.isRetest) || a.priority.localeCompare(b.priority));
  return (
    <>
      <Button variant={next ? 'default' : 'filled'} onClick={onDeliver}>
        {t.newIteration}
      </Button>
      {next && !campaign.iteration.decidedAt && (
        <Button
          component={Link}
          {...(isWide
            ? { to: '.', search: { cas: next.itemId } as never }
            : { to: '/recette/cas/$itemId', params: { itemId: next.itemId } as never })}
          leftSection={<IconPlayerTrackNext size={16} aria-hidden />}
        >
          {t.runNext}
        </Button>
      )}
    </>
  );
}

/** The list, and beside it the case chosen, else who acts now. */
function Cases({ campaign, mayAct }: { campaign: Campaign; mayAct: boolean }) {
  const navigate = useNavigate();
  const isWide = useMediaQuery('(min-width: 1241px)');
  const search = useSearch({ strict: false }) as { cas?: string };
  const item = campaign.items.find(({ itemId }) => itemId === search.cas);
  const show = (cas: string | null) =>
    void navigate({ to: '.', search: { ...search, cas: cas ?? undefined } as never, resetScroll: false });
  return (
    <div className="fp-recette-columns">
      <CaseTable items={campaign.items} selected={item?.itemId ?? null} />
      <aside>
        {item && isWide && mayAct ? (
          <CaseSheet key={item.itemId} itemId={item.itemId} onDone={show}>
            {() => <OfficeActs campaign={campaign} item={item} />}
          </CaseSheet>
        ) : (
          <ExpectedActs acts={campaign.expected} />
        )}
      </aside>
    </div>
  );
}
