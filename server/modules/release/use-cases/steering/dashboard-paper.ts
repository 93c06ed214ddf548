import type { Context } from '../../../../kernel/context.ts';
import { counted, euros, frenchDay, percentOf, plural, shortDay, tinyDay } from '../../domain/french.ts';
import type { Alert } from '../../domain/steering/alerts.ts';
import { curveDrawing } from '../../domain/steering/curve-drawing.ts';
import type { AdoptionSource } from '../../ports.ts';
import { ALERT, ALERT_NEXT, AUDIENCE } from './paper-words.ts';
import { readAdoption, readAdoptionCompanies } from './read-adoption.ts';
import { readAlerts } from './read-alerts.ts';
import { readBudget } from './read-budget.ts';
import { readProgress } from './read-progress.ts';

/** Companies to call that one page shows; the spreadsheet has them all. */
const SHOWN_COMPANIES = 12;

/** The three indicators of the project as a paper: dates, money, who uses the product; and who must act on what is beyond. */
export async function dashboardPaper(ctx: Context, source: AdoptionSource) {
  const { plan, today } = await readProgress(ctx);
  const { rows, total } = await readBudget(ctx);
  const adoption = await readAdoption(ctx, source);
  const calls = await readAdoptionCompanies(ctx, source, { only: 'toCall', page: 1 });
  const alerts = (await readAlerts(ctx, source)).rows;
  const learners = adoption.audiences.find(({ audience }) => audience === 'learner');
  return {
    margin: [
      { name: 'Établi le', value: frenchDay(ctx.now) },
      {
        name: 'Avancement',
        value: plan ? `${percentOf(plan.doneBp, 0)}, prévu ${percentOf(plan.plannedBp, 0)}` : 'pas de planning',
      },
      { name: 'Budget', value: rows.length > 0 ? `${euros(total.forecastCents)} prévus à la fin` : 'pas de budget' },
      { name: 'Adoption', value: learners ? `${percentOf(learners.activeBp, 0)} des stagiaires` : '' },
    ],
    alerts: alerts.map(alertLine),
    plan: plan && {
      done: percentOf(plan.doneBp, 0),
      planned: percentOf(plan.plannedBp, 0),
      endsOn: frenchDay(plan.endsOn),
      expectedEndsOn: frenchDay(plan.expectedEndsOn),
      delay: delayWords(plan.delayDays),
      isLate: plan.delayDays > 0,
      baseline: `Planning de référence n°\u00a0${plan.baseline}`,
      drawing: curveDrawing(plan.curve, today, tinyDay),
      stages: plan.stages.map((stage) => ({
        title: stage.title,
        dates: `${shortDay(stage.startsOn)} au ${shortDay(stage.endsOn)}`,
        expected: shortDay(stage.actualEndsOn),
        isLate: stage.delayDays > 0,
        delay:
          stage.delayDays > 0
            ? `+\u00a0${stage.delayDays}\u00a0j`
            : stage.delayDays < 0
              ? `−\u00a0${-stage.delayDays}\u00a0j`
              : '',
        done: stage.donePercent / 100,
        doneWords: `${stage.donePercent}\u00a0%`,
        planned: stage.plannedBp / 10_000,
        comment: stage.comment,
      })),
    },
    budget: rows.map((line) => budgetLine(line.title, line)),
    total: rows.length > 0 ? budgetLine('Total', total) : null,
    audiences: adoption.audiences.map(({ audience, people, opened, active7, active30, activeBp, targetBp }) => ({
      name: AUDIENCE[audience],
      people: counted(people),
      opened: counted(opened),
      active7: counted(active7),
      active30: counted(active30),
      share: activeBp / 10_000,
      shareWords: percentOf(activeBp, 0),
      target: targetBp / 10_000,
      targetWords: percentOf(targetBp, 0),
      isReached: activeBp >= targetBp,
    })),
    cohorts: adoption.cohorts.map(({ step, companies, people, active30 }) => ({
      name: step === null ? 'Pas encore passées à la nouvelle version' : `Palier ${step}`,
      companies: counted(companies),
      people: counted(people),
      share: people === 0 ? 0 : active30 / people,
      shareWords: percentOf(people === 0 ? 0 : Math.round((10_000 * active30) / people), 0),
    })),
    toCall: plural(adoption.toCall, 'entreprise'),
    companies: calls.rows.slice(0, SHOWN_COMPANIES).map(({ name, people, active30, phone }) => ({
      name,
      missing: `${counted(people - active30)} sur ${counted(people)}`,
      phone,
    })),
  };
}

const delayWords = (days: number) =>
  days === 0
    ? 'à la date prévue'
    : days > 0
      ? `${days} jours travaillés de retard`
      : `${-days} jours travaillés d’avance`;

function alertLine({ kind, about, value, limit }: Alert) {
  const shown = (one: number) => (kind === 'delay' ? `${one}\u00a0j` : percentOf(one));
  return { what: ALERT[kind](about), value: shown(value), limit: shown(limit), next: ALERT_NEXT[kind] };
}

type Sums = Awaited<ReturnType<typeof readBudget>>['total'];

function budgetLine(
  title: string,
  { plannedCents, spentCents, committedCents, forecastCents, driftCents, driftBp }: Sums,
) {
  const share = (cents: number) => (plannedCents === 0 ? 0 : cents / plannedCents);
  return {
    title,
    planned: euros(plannedCents),
    spent: euros(spentCents),
    committed: euros(committedCents),
    forecast: euros(forecastCents),
    drift: `${driftCents > 0 ? '+\u00a0' : ''}${euros(driftCents)}${driftBp === null ? '' : ` (${percentOf(driftBp)})`}`,
    isOver: driftCents > 0,
    spentShare: share(spentCents),
    committedShare: share(committedCents),
  };
}
