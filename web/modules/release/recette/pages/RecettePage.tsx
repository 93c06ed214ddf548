import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { useMe } from '../../../../app/session.tsx';
import { dayRange } from '../../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import '../recette.css';
import { OpenCampaignDialog } from '../parts/OpenCampaignDialog.tsx';
import { sharePercent, useVerdictSentence } from '../parts/StandingCard.tsx';

type Row = Api['GET /recette/campaigns']['answer']['rows'][number];

/** Campaigns of recette, the last one first. */
export function RecettePage() {
  const t = useMessages(messages);
  const mayAct = useMe().role !== 'auditor';
  const [isOpening, setOpening] = useState(false);
  useCrumb({ label: t.title });
  const query = useQuery({ queryKey: ['recette', 'campaigns'], queryFn: () => api('GET /recette/campaigns') });
  const rows = query.data?.rows;
  return (
    <>
      <PageHeader
        title={t.title}
        actions={
          <>
            <Button component={Link} to="/recette/cahier" variant="default">
              {t.book}
            </Button>
            {mayAct && (query.data?.cases ?? 0) > 0 && (
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpening(true)}>
                {t.openCampaign}
              </Button>
            )}
          </>
        }
      />
      <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {rows?.length === 0 && <NoCampaign cases={query.data?.cases ?? 0} onOpen={() => setOpening(true)} />}
      <div className="fp-stack">
        {rows?.map((row) => (
          <Summary key={row.campaignId} row={row} />
        ))}
      </div>
      {isOpening && <OpenCampaignDialog onClose={() => setOpening(false)} />}
    </>
  );
}

function Summary({ row }: { row: Row }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const sentence = useVerdictSentence();
  const { standing, iteration } = row;
  const counted = standing.planned - standing.excluded;
  return (
    <Link
      to="/recette/$campaignId"
      params={{ campaignId: row.campaignId } as never}
      className="fp-panel fp-recette-summary"
    >
      <div>
        <strong>{t.campaign(row.version)}</strong>
        <div className="fp-quiet">
          {t.casesOn(standing.planned, row.environment)}, {dayRange(row.startsOn, row.endsOn, language)},{' '}
          {iteration.decidedAt ? t.iterationDecided(iteration.number) : t.iterationRunning(iteration.number)}
        </div>
      </div>
      <span>
        <b>{sharePercent(standing.shareBp ?? 0)}</b> {t.conforming(standing.ok, counted)}
      </span>
      <span
        className="fp-recette-verdict"
        data-verdict={row.report?.state === 'signed' && row.report.verdict !== 'noGo' ? 'go' : standing.verdict}
      >
        {row.report?.state === 'signed'
          ? `${row.report.number} ${t[`verdict_${row.report.verdict}`]}`
          : sentence(standing)}
      </span>
    </Link>
  );
}

function NoCampaign({ cases, onOpen }: { cases: number; onOpen: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => api('POST /recette/book/shipped'),
    onSuccess: async ({ added, changed }) => {
      notifications.show({ message: t.taken(added, changed), color: 'prairie' });
      await client.invalidateQueries({ queryKey: ['recette'] });
    },
  });
  return (
    <div className="fp-panel">
      <EmptyState
        title={t.none}
        action={
          cases === 0 ? (
            <Button loading={take.isPending} onClick={() => take.mutate()}>
              {t.takeShipped}
            </Button>
          ) : (
            <Button onClick={onOpen}>{t.openCampaign}</Button>
          )
        }
      >
        {cases === 0 ? t.shippedHint : t.noneHint}
      </EmptyState>
      <RefusalAlert error={take.error} />
    </div>
  );
}
