import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant } from '../../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { StatusBadge } from '../../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { CompaniesPanel } from '../parts/CompaniesPanel.tsx';
import { FrozenPanel } from '../parts/FrozenPanel.tsx';
import { NextPanel } from '../parts/NextPanel.tsx';
import { ReachPanel } from '../parts/ReachPanel.tsx';
import { ReportPanel } from '../parts/ReportPanel.tsx';
import { DecisionPanel, EdgePanel } from '../parts/SidePanels.tsx';
import { SignalPanel } from '../parts/SignalPanel.tsx';
import { StartPanel } from '../parts/StartPanel.tsx';
import { StepStrip } from '../parts/StepStrip.tsx';
import '../rollout.css';

type Board = Api['GET /rollout']['answer'];
type Rollout = NonNullable<Board['rollout']>;

const STATES = {
  running: 'ROLLOUT_RUNNING',
  paused: 'ROLLOUT_PAUSED',
  'rolled-back': 'ROLLOUT_BACK',
  completed: 'ROLLOUT_DONE',
} as const;
/** A rollback must be seen as it happens. */
const REFRESH_MS = 3_000;

/** How a version reaches the people who use it: where it stands, what is next, and the way back. */
export function RolloutPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  useCrumb({ label: t.title });
  const { data, error, refetch } = useQuery({
    queryKey: ['rollout', 'board'],
    queryFn: () => api('GET /rollout'),
    refetchInterval: REFRESH_MS,
  });
  const rollout = data?.rollout ?? null;
  return (
    <>
      <PageHeader
        title={rollout ? t.version(rollout.canaryVersion) : t.title}
        over={rollout && t.title}
        badge={rollout && <StatusBadge box state={STATES[rollout.state]} />}
        facts={
          rollout && (
            <>
              <span>{t.replaces(rollout.stableVersion)}</span>
              <span>{t.since(instant(rollout.startedAt, language))}</span>
            </>
          )
        }
      />
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      <div className="fp-stack">
        {data && !rollout && <StartPanel board={data} />}
        {data && rollout && <Standing board={data} rollout={rollout} />}
        {data && !rollout && <CompaniesPanel isRunning={false} />}
        {data && !rollout && <EdgePanel board={data} />}
      </div>
    </>
  );
}

function Standing({ board, rollout }: { board: Board; rollout: Rollout }) {
  return (
    <>
      <StepStrip rollout={rollout} />
      <NextPanel rollout={rollout} />
      {rollout.endedAt && <StartPanel board={board} />}
      <div className="fp-columns">
        <div className="fp-stack">
          <SignalPanel rollout={rollout} />
          <CompaniesPanel isRunning={!rollout.endedAt} />
        </div>
        <div className="fp-stack">
          {!rollout.endedAt && <ReachPanel rollout={rollout} />}
          <ReportPanel board={board} />
          <DecisionPanel rollout={rollout} />
          {board.frozen.length > 0 && <FrozenPanel frozen={board.frozen} />}
          <EdgePanel board={board} />
        </div>
      </div>
    </>
  );
}
