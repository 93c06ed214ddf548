import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useContext } from 'react';
import { api } from '../../../../app/api.ts';
import { useCrumb } from '../../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { useMe } from '../../../../app/session.tsx';
import { longDay } from '../../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../../ui/Page.tsx';
import { PageTabs } from '../../../../ui/PageTabs.tsx';
import { CommunicationTab } from '../../communication/parts/CommunicationTab.tsx';
import { messages } from '../messages.ts';
import { AdoptionTab } from '../parts/AdoptionTab.tsx';
import { AlertPanel } from '../parts/AlertPanel.tsx';
import { BudgetTab } from '../parts/BudgetTab.tsx';
import { DeliverablesTab } from '../parts/DeliverablesTab.tsx';
import { FigureStrip } from '../parts/FigureStrip.tsx';
import { MaintenanceTab } from '../parts/MaintenanceTab.tsx';
import { ProgressTab } from '../parts/ProgressTab.tsx';
import '../steering.css';

const TABS = ['progress', 'budget', 'adoption', 'communication', 'maintenance', 'deliverables'] as const;
type Tab = (typeof TABS)[number];

/** The deployment project: its dates and its money, planned against real, and who uses what it brought. */
export function SteeringPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { onglet = 'progress' } = useSearch({ strict: false }) as { onglet?: Tab };
  const { role } = useMe();
  const mayAct = role === 'director' || role === 'systemAdministrator';
  useCrumb({ label: t.title });
  const progress = useQuery({ queryKey: ['steering', 'progress'], queryFn: () => api('GET /steering/progress') });
  const budget = useQuery({ queryKey: ['steering', 'budget'], queryFn: () => api('GET /steering/budget') });
  const adoption = useQuery({ queryKey: ['steering', 'adoption'], queryFn: () => api('GET /steering/adoption') });
  const maintenance = useQuery({
    queryKey: ['steering', 'tickets', 1],
    queryFn: () => api('GET /steering/tickets', { query: { page: 1 } }),
  });
  const queries = [progress, budget, adoption, maintenance];
  const error = queries.find((query) => query.error)?.error;
  if (error)
    return (
      <RefusalAlert
        error={error}
        onRetry={() => {
          for (const query of queries) void query.refetch();
        }}
      />
    );
  if (!progress.data || !budget.data || !adoption.data || !maintenance.data) return <Loading />;
  const { plan, today } = progress.data;
  const late = plan?.delayDays ?? 0;
  return (
    <>
      <PageHeader
        title={t.title}
        facts={
          <>
            <span>{t.situation(longDay(today, language))}</span>
            {plan && <span>{late === 0 ? t.onTime : late > 0 ? t.lateBy(late) : t.earlyBy(-late)}</span>}
          </>
        }
      />
      <FigureStrip plan={plan} budget={budget.data} adoption={adoption.data} band={maintenance.data.band} />
      <AlertPanel mayAct={mayAct} />
      <PageTabs name={t.title} open={onglet} tabs={TABS.map((id) => ({ id, label: t[id] }))} />
      {onglet === 'progress' && <ProgressTab plan={plan} today={today} mayAct={mayAct} />}
      {onglet === 'adoption' && <AdoptionTab adoption={adoption.data} />}
      {onglet === 'communication' && <CommunicationTab mayAct={mayAct} />}
      {onglet === 'maintenance' && <MaintenanceTab mayAct={mayAct} />}
      {onglet === 'deliverables' && <DeliverablesTab />}
      {onglet === 'budget' && <BudgetTab budget={budget.data} mayAct={mayAct} />}
    </>
  );
}
