import { IconCircleCheck, type IconProps, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ComponentType, useContext } from 'react';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, money } from '../../../../ui/format.ts';
import { adoptionMessages } from '../adoption-messages.ts';
import { budgetMessages } from '../budget-messages.ts';
import { type Adoption, type Budget, type Maintenance, type Plan, percent, points } from '../figures.ts';
import { maintenanceMessages } from '../maintenance-messages.ts';
import { messages } from '../messages.ts';

type Figure = {
  tab: string;
  label: string;
  value: string;
  family: 'ok' | 'warn';
  icon: ComponentType<IconProps>;
  standing: string;
  beside: string;
};

type Given = { plan: Plan | null; budget: Budget; adoption: Adoption; band: Maintenance['band'] };

/** The figures that a committee looks at first, each leading to where it comes from. */
export function FigureStrip({ plan, budget, adoption, band }: Given) {
  const progress = useProgressFigure(plan);
  const spending = useBudgetFigure(budget);
  const use = useAdoptionFigure(adoption);
  const upkeep = useBandFigure(band);
  const figures = [progress, spending, use, upkeep].filter((figure) => figure !== null);
  if (figures.length === 0) return null;
  return (
    <div className="fp-steering-figures">
      {figures.map(({ tab, label, value, family, icon: Icon, standing, beside }) => (
        <Link key={tab} to="." search={{ onglet: tab } as never} replace>
          <span className="fp-quiet">{label}</span>
          <strong>{value}</strong>
          <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
            <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
            {standing}
          </span>
          <span className="fp-quiet">{beside}</span>
        </Link>
      ))}
    </div>
  );
}

function useProgressFigure(plan: Plan | null): Figure | null {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  if (!plan) return null;
  const gap = plan.doneBp - plan.plannedBp;
  return {
    tab: 'progress',
    label: t.doneNow,
    value: percent(plan.doneBp, language, 0),
    family: gap < 0 ? 'warn' : 'ok',
    icon: gap < 0 ? IconTrendingDown : gap > 0 ? IconTrendingUp : IconCircleCheck,
    standing:
      gap === 0 ? t.asPlanned : gap < 0 ? t.pointsBelow(points(gap, language)) : t.pointsAbove(points(gap, language)),
    beside: t.plannedToday(percent(plan.plannedBp, language, 0)),
  };
}

function useBudgetFigure({ rows, total }: Budget): Figure | null {
  const t = useMessages(budgetMessages);
  const language = useContext(LanguageContext);
  if (rows.length === 0) return null;
  const drift = total.driftCents;
  const share = percent(Math.abs(total.driftBp ?? 0), language);
  return {
    tab: 'budget',
    label: t.spentNow,
    value: money(total.spentCents, language),
    family: drift > 0 ? 'warn' : 'ok',
    icon: drift > 0 ? IconTrendingUp : IconCircleCheck,
    standing: drift > 0 ? t.driftUp(share) : drift < 0 ? t.driftDown(share) : t.driftNone,
    beside: t.onPlanned(money(total.plannedCents, language), money(total.committedCents, language)),
  };
}

function useAdoptionFigure({ audiences }: Adoption): Figure | null {
  const t = useMessages(adoptionMessages);
  const language = useContext(LanguageContext);
  const learners = audiences.find(({ audience }) => audience === 'learner');
  if (!learners || learners.people === 0) return null;
  const gap = learners.targetBp - learners.activeBp;
  return {
    tab: 'adoption',
    label: t.activeNow,
    value: percent(learners.activeBp, language, 0),
    family: gap > 0 ? 'warn' : 'ok',
    icon: gap > 0 ? IconTrendingUp : IconCircleCheck,
    standing: gap > 0 ? t.missing(points(gap, language)) : t.reached,
    beside: t.ofPeople(
      count(learners.active30, language),
      count(learners.people, language),
      percent(learners.targetBp, language, 0),
    ),
  };
}

function useBandFigure(band: Maintenance['band']): Figure | null {
  const t = useMessages(maintenanceMessages);
  const language = useContext(LanguageContext);
  if (band.shareBp === null) return null;
  const isAbove = band.standing === 'above';
  return {
    tab: 'maintenance',
    label: t.costNow,
    value: percent(band.shareBp, language),
    family: isAbove ? 'warn' : 'ok',
    icon: isAbove ? IconTrendingUp : IconCircleCheck,
    standing: t[band.standing],
    beside: t.bandIs(money(band.lowCents, language), money(band.highCents, language)),
  };
}
