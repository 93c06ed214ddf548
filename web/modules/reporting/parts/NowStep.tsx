import { Progress } from '@mantine/core';
import { useMessages } from '../../../app/i18n.ts';
import { duration } from '../../../ui/format.ts';
import { messages } from '../messages.ts';
import type { Enrolment } from '../pages/MyTrainingPage.tsx';
import { StepButton } from './StepButton.tsx';

type Step = Enrolment['steps'][number];

/** The one thing to do now, large enough for a thumb. */
export function NowStep({ enrolment, step }: { enrolment: Enrolment; step: Step }) {
  const t = useMessages(messages);
  const percent = Math.round(step.progressBp / 100);
  return (
    <section className="fp-now-card" aria-label={t.now}>
      <div style={{ color: 'var(--fp-accent-text)', fontWeight: 600 }}>{t.now}</div>
      <h2 style={{ fontSize: 22, margin: '4px 0 2px' }}>{step.title}</h2>
      <p style={{ margin: '0 0 12px' }}>
        {t[step.kind]}
        {step.plannedMn > 0 && `, ${t.planned(duration(step.plannedMn))}`}
        {step.bookmark && step.state === 'opened' && `, ${t.youAreAt(step.bookmark)}`}
      </p>
      <StepButton enrolmentId={enrolment.enrolmentId} step={step} isMain />
      {step.state === 'opened' && step.kind === 'package' && (
        <div style={{ display: 'flex', gap: 12, alignItems: 'center', marginTop: 12 }}>
          <Progress value={percent} color="mirabelle.6" style={{ flex: 1 }} aria-label={t.score(percent)} />
          <span>{t.score(percent)}</span>
        </div>
      )}
    </section>
  );
}
