import { IconArrowBackUp, IconCircleCheck, IconLock, IconPlayerPlay } from '@tabler/icons-react';
import { type CSSProperties, useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, instant } from '../../../../ui/format.ts';
import { percent, watchTime } from '../figures.ts';
import { messages } from '../messages.ts';
import { progressMessages } from '../progress-messages.ts';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;
type Step = Rollout['steps'][number];

const ICONS = { done: IconCircleCheck, current: IconPlayerPlay, 'to-come': IconLock } as const;

/** The four steps: what each aims at, what it really reaches, and whom a fault would touch. */
export function StepStrip({ rollout }: { rollout: Rollout }) {
  const t = useMessages(messages);
  return (
    <ol className="fp-rollout-steps" aria-label={t.steps}>
      {rollout.steps.map((step) => (
        <StepCell key={step.number} step={step} rollout={rollout} />
      ))}
    </ol>
  );
}

function StepCell({ step, rollout }: { step: Step; rollout: Rollout }) {
  const t = useMessages(messages);
  const p = useMessages(progressMessages);
  const language = useContext(LanguageContext);
  const isCut = rollout.state === 'rolled-back' && step.number === rollout.step;
  const Icon = isCut ? IconArrowBackUp : ICONS[step.state];
  const isOver = rollout.endedAt !== null;
  const words = {
    done: isCut ? t.interrupted : t.done,
    current: t.current,
    'to-come': isOver ? t.notOpened : t.toCome,
  } as const;
  const { companies, users } = step.reached;
  const who =
    step.number === 1
      ? p.pilots(companies.count)
      : step.number === 4
        ? p.everybody
        : p.companies(companies.count, companies.total);
  const shares = [percent(users.bp, language), count(users.count, language)] as const;
  const isCurrent = step.state === 'current';
  const watched = Math.min(1, rollout.observedMinutes / rollout.observeMinutes);
  const style = isCurrent ? ({ '--fp-watched': `${Math.round(watched * 100)}%` } as CSSProperties) : undefined;
  return (
    <li data-state={step.state} aria-current={isCurrent ? 'step' : undefined} style={style}>
      <header>
        <b>{percent(step.targetBp, language)}</b>
        <span className="fp-state">
          <Icon size={18} stroke={1.75} aria-hidden />
          {words[step.state]}
        </span>
      </header>
      <strong>{who}</strong>
      {step.state !== 'to-come' && <p>{p.reached(...shares)}</p>}
      {step.state === 'to-come' && !isOver && <p>{p.wouldReach(...shares)}</p>}
      {isCurrent && (
        <p>
          {p.watched(
            watchTime(Math.min(rollout.observedMinutes, rollout.observeMinutes)),
            watchTime(rollout.observeMinutes),
          )}
        </p>
      )}
      {step.startedAt && step.endedAt && (
        <p>{p.from(instant(step.startedAt, language), instant(step.endedAt, language))}</p>
      )}
      {!isOver && step.state !== 'done' && <p>{p.atRisk(count(users.count, language))}</p>}
    </li>
  );
}
