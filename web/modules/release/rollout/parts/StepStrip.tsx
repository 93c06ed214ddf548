import { IconCircleCheck, IconLock, IconPlayerPlay } from '@tabler/icons-react';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count, instant } from '../../../../ui/format.ts';
import { percent } from '../figures.ts';
import { messages } from '../messages.ts';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;
type Step = Rollout['steps'][number];

const ICONS = { done: IconCircleCheck, current: IconPlayerPlay, 'to-come': IconLock } as const;

/** The four steps: what each aims at, and what it really reaches. */
export function StepStrip({ rollout }: { rollout: Rollout }) {
  const t = useMessages(messages);
  return (
    <ol className="fp-rollout-steps" aria-label={t.steps}>
      {rollout.steps.map((step) => (
        <StepCell key={step.number} step={step} />
      ))}
    </ol>
  );
}

function StepCell({ step }: { step: Step }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const Icon = ICONS[step.state];
  const words = { done: t.done, current: t.current, 'to-come': t.toCome } as const;
  const { companies, users, activeUsers } = step.reached;
  const who =
    step.number === 1 ? t.who1 : step.number === 4 ? t.everybody : t.companiesOf(companies.count, companies.total);
  const shares = [percent(users.bp, language), count(users.count, language)] as const;
  return (
    <li data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
      <header>
        <b>{percent(step.targetBp, language)}</b>
        <span className="fp-state">
          <Icon size={18} stroke={1.75} aria-hidden />
          {words[step.state]}
        </span>
      </header>
      <strong>{who}</strong>
      <p>
        {step.state === 'to-come' ? t.wouldReach(...shares) : t.reached(...shares)}{' '}
        {step.state !== 'to-come' && t.activeShare(percent(activeUsers.bp, language))}{' '}
        {step.startedAt &&
          step.endedAt &&
          t.observedFrom(instant(step.startedAt, language), instant(step.endedAt, language))}
        {step.startedAt && !step.endedAt && t.observedSince(instant(step.startedAt, language))}
      </p>
    </li>
  );
}
