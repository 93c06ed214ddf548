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
import { messages } from '../messages.ts';
import { BudgetTab } from '../parts/BudgetTab.tsx';
import { FigureStrip } from '../parts/FigureStrip.tsx';
import { ProgressTab } from '../parts/ProgressTab.tsx';
import '../steering.css';

const TABS = ['progress', 'budget'] as const;
type Tab = (typeof TABS)[number];

/** The deployment project: its dates and its money, planned against real. */
export function SteeringPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { onglet = 'progress' } = useSearch({ strict: false }) as { onglet?: Tab };
  const { role } = useMe();
  const mayAct = role === 'director' || role === 'systemAdministrator';
  useCrumb({ label: t.title });
  const progress = useQuery({ queryKey: ['steering', 'progress'], queryFn: () => api('GET /steering/progress') });
  const budget = useQuery({ queryKey: ['steering', 'budget'], queryFn: () => api('GET /steering/budget') });
  const error = progress.error ?? budget.error;
  if (error)
    return (
      <RefusalAlert
        error={error}
        onRetry={() => {
          void progress.refetch();
          void budget.refetch();
        }}
      />
    );
  if (!progress.data || !budget.data) return <Loading />;
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
      <FigureStrip plan={plan} budget={budget.data} />
      <PageTabs name={t.title} open={onglet} tabs={TABS.map((id) => ({ id, label: t[id] }))} />
      {onglet === 'progress' && <ProgressTab plan={plan} today={today} mayAct={mayAct} />}
      {onglet === 'budget' && <BudgetTab budget={budget.data} mayAct={mayAct} />}
    </>
  );
}
