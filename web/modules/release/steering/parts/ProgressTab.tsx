import { Button } from '@mantine/core';
import { useContext, useState } from 'react';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { longDay, parisDay, shortDay } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import { type Plan, percent } from '../figures.ts';
import { messages } from '../messages.ts';
import { BaselineDialog } from './BaselineDialog.tsx';
import { DecisionList } from './DecisionList.tsx';
import { MakePlan } from './MakePlan.tsx';
import { SCurve } from './SCurve.tsx';
import { StageList } from './StageList.tsx';

/** Where the project stands against its baseline, its stages, and what was decided. */
export function ProgressTab({ plan, today, mayAct }: { plan: Plan | null; today: string; mayAct: boolean }) {
  if (!plan) return <MakePlan mayAct={mayAct} />;
  return (
    <div className="fp-columns">
      <div className="fp-stack">
        <CurvePanel plan={plan} today={today} />
        <StageList plan={plan} today={today} mayAct={mayAct} />
      </div>
      <div className="fp-stack">
        <BaselinePanel plan={plan} mayAct={mayAct} />
        <DecisionList />
      </div>
    </div>
  );
}

function CurvePanel({ plan, today }: { plan: Plan; today: string }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { endsOn, expectedEndsOn, stages } = plan;
  const causes = [
    ...new Set(stages.filter(({ delayDays, cause }) => delayDays > 0 && cause !== 'none').map(({ cause }) => cause)),
  ];
  const end = longDay(expectedEndsOn, language);
  const late = causes.map((cause) => t[`cause_${cause}`].toLowerCase()).join(', ');
  return (
    <Panel title={t.curve}>
      <p className="fp-steering-key" aria-hidden>
        <Key name={t.planned} colour="plan" dash="2 4" />
        <Key name={t.actual} colour="actual" />
        <Key name={t.projection} colour="forecast" dash="7 4" />
      </p>
      <SCurve plan={plan} today={today} />
      <p className="fp-steering-says">
        {expectedEndsOn === endsOn ? t.endsAsPlanned(end) : t.endsOtherwise(end, longDay(endsOn, language))}{' '}
        {plan.delayDays > 0 && late && t.delayComesFrom(late)}
      </p>
      <Figures plan={plan} />
    </Panel>
  );
}

function Key({ name, colour, dash }: { name: string; colour: string; dash?: string }) {
  return (
    <span>
      <svg width="26" height="8" aria-hidden>
        <line
          x1="1"
          x2="25"
          y1="4"
          y2="4"
          stroke={`var(--fp-chart-${colour})`}
          strokeWidth="2.5"
          {...(dash ? { strokeDasharray: dash } : {})}
        />
      </svg>
      {name}
    </span>
  );
}

/** What the curve is drawn from, for whoever does not see it. */
function Figures({ plan }: { plan: Plan }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const cell = (bp: number | null) => (bp === null ? '' : percent(bp, language));
  return (
    <details className="fp-steering-figures-table">
      <summary>{t.figures}</summary>
      <p className="fp-quiet">{t.formula}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="fp-scroll" tabIndex={0} aria-label={t.curve}>
        <table className="fp-steering-table">
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.planned}</th>
              <th scope="col">{t.actual}</th>
              <th scope="col">{t.projection}</th>
            </tr>
          </thead>
          <tbody>
            {plan.curve.map(({ day, plannedBp, actualBp, projectedBp }) => (
              <tr key={day}>
                <th scope="row">{shortDay(day, language)}</th>
                <td>{cell(plannedBp)}</td>
                <td>{cell(actualBp)}</td>
                <td>{cell(projectedBp)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function BaselinePanel({ plan, mayAct }: { plan: Plan; mayAct: boolean }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [isChanging, setChanging] = useState(false);
  return (
    <Panel title={t.baseline(plan.baseline)}>
      <div className="fp-stack">
        <span className="fp-quiet">
          {t.baselineSince(longDay(parisDay(new Date(plan.baselineAt)), language))}
          {plan.baselineReason && `. ${plan.baselineReason}`}
        </span>
        {mayAct && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t.changeBaseline}
          </Button>
        )}
      </div>
      {isChanging && <BaselineDialog plan={plan} onClose={() => setChanging(false)} />}
    </Panel>
  );
}
