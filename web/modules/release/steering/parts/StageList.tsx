import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarTime,
  IconCircleCheck,
  IconCircleDashed,
  type IconProps,
} from '@tabler/icons-react';
import { type ComponentType, useContext, useState } from 'react';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { dayRange, shortDay, tinyDay } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import type { Plan, Stage } from '../figures.ts';
import { messages } from '../messages.ts';
import { StageDialog } from './StageDialog.tsx';

/** The stages in the margin of time: planned, real or expected, how much is done, what holds them up. */
export function StageList({ plan, today, mayAct }: { plan: Plan; today: string; mayAct: boolean }) {
  const t = useMessages(messages);
  const [chosen, setChosen] = useState<Stage | null>(null);
  const closed = plan.stages.filter(({ state }) => state === 'closed').length;
  return (
    <Panel title={t.stages} aside={<span className="fp-quiet">{t.stagesKept(closed, plan.stages.length)}</span>} flush>
      <ol className="fp-steering-stages">
        {plan.stages.map((stage) => (
          <StageRow key={stage.stage} stage={stage} onFollow={mayAct ? () => setChosen(stage) : null} />
        ))}
      </ol>
      {chosen && <StageDialog stage={chosen} today={today} onClose={() => setChosen(null)} />}
    </Panel>
  );
}

function StageRow({ stage, onFollow }: { stage: Stage; onFollow: (() => void) | null }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const actual = dayRange(stage.actualStartsOn, stage.actualEndsOn, language);
  const isMoved = stage.actualStartsOn !== stage.startsOn || stage.actualEndsOn !== stage.endsOn;
  return (
    <li>
      <div className="fp-marge-when">
        {tinyDay(stage.startsOn, language)}
        <small>{tinyDay(stage.endsOn, language)}</small>
      </div>
      <div className="fp-steering-stage">
        <div>
          <strong>{stage.title}</strong>
          <span className="fp-quiet">
            {stage.deliverables}, {t.load(stage.weight)}
          </span>
          {isMoved && (
            <span className="fp-quiet">
              {stage.state === 'closed' ? t.actualDates(actual) : t.expectedDates(actual)}
            </span>
          )}
          <Bar done={stage.donePercent} plannedBp={stage.plannedBp} name={`${stage.title}, ${t.done}`} />
          <Why stage={stage} />
        </div>
        <div>
          <StageState stage={stage} />
          {onFollow && (
            <Button variant="default" size="xs" onClick={onFollow} aria-label={t.followStage(stage.stage)}>
              {t.follow}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

/** How much is done; the line marks what was planned for today. */
function Bar({ done, plannedBp, name }: { done: number; plannedBp: number; name: string }) {
  return (
    <div className="fp-steering-bar">
      <div role="progressbar" aria-label={name} aria-valuenow={done} aria-valuemin={0} aria-valuemax={100}>
        <i style={{ width: `${done}%` }} />
        {plannedBp > 0 && <u style={{ left: `${plannedBp / 100}%` }} />}
      </div>
      <b>{done} %</b>
    </div>
  );
}

function Why({ stage }: { stage: Stage }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const cause = stage.cause === 'none' ? '' : t[`cause_${stage.cause}`];
  const day = stage.reportedOn ? shortDay(stage.reportedOn, language) : '';
  const who = stage.reportedBy ? t.reportedBy(day, stage.reportedBy) : t.reportedOn(day);
  return (
    <span className="fp-quiet">
      {[cause, stage.comment, stage.reportedOn ? who : t.neverReported].filter(Boolean).join('. ')}
    </span>
  );
}

const LOOKS: Readonly<Record<Stage['state'], readonly [string, ComponentType<IconProps>]>> = {
  closed: ['ok', IconCircleCheck],
  running: ['info', IconCircleDashed],
  toCome: ['neutral', IconCalendarTime],
};

function StageState({ stage }: { stage: Stage }) {
  const t = useMessages(messages);
  const { delayDays, state } = stage;
  const [family, Icon] = delayDays > 0 && state !== 'closed' ? (['warn', IconAlertTriangle] as const) : LOOKS[state];
  const moved = delayDays > 0 ? t.shortLate(delayDays) : delayDays < 0 ? t.shortEarly(-delayDays) : '';
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {[t[state], moved].filter(Boolean).join(', ')}
    </span>
  );
}
