import { Progress } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { duration, parisDay, shortDay, time } from '../../../ui/format.ts';
import { messages } from '../messages.ts';
import type { Enrolment } from '../my-training.ts';
import { StepButton } from './StepButton.tsx';

type Step = Enrolment['steps'][number];

/** The one thing to do now, large enough for a thumb. */
export function NowStep({ enrolment, step }: { enrolment: Enrolment; step: Step }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const percent = Math.round(step.progressBp / 100);
  const before = halfDayAfter(enrolment, step)?.startsAt;
  const facts = [
    t[step.kind],
    step.plannedMn > 0 && (percent > 0 ? t.left(duration(minutesLeft(step))) : t.planned(duration(step.plannedMn))),
    step.bookmark && step.state === 'opened' && t.youAreAt(step.bookmark),
    before && t.before(`${shortDay(parisDay(new Date(before)), language)}, ${time(before, language)}`),
  ].filter(Boolean);
  return (
    <section className="fp-now-card" aria-label={t.now}>
      <div className="fp-now-label">
        <IconBookmark size={20} stroke={1.75} aria-hidden /> {t.now}
      </div>
      <h2>{step.title}</h2>
      <p className="fp-now-facts">
        {facts.map((fact) => (
          <span key={String(fact)}>{fact}</span>
        ))}
      </p>
      <div className="fp-now-line">
        <StepButton enrolmentId={enrolment.enrolmentId} step={step} isMain />
        {percent > 0 && step.kind === 'package' && (
          <>
            <Progress value={percent} color="mirabelle.6" aria-label={t.progressOf(step.title)} />
            <span>{t.score(percent)}</span>
          </>
        )}
      </div>
    </section>
  );
}

/** What is left of the estimated time, to the next five minutes: an estimate that says no more than it knows. */
function minutesLeft({ plannedMn, progressBp }: Step): number {
  return Math.max(5, Math.ceil((plannedMn * (1 - progressBp / 10_000)) / 5) * 5);
}

/** The half-day that follows a step on the path, when it is still to come. */
function halfDayAfter({ steps }: Enrolment, step: Step): Step | undefined {
  return steps
    .slice(steps.indexOf(step) + 1)
    .find(({ startsAt }) => startsAt !== null && Date.parse(startsAt) > Date.now());
}
