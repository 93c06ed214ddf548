import {
  IconCircleCheck,
  IconDeviceLaptop,
  IconFileText,
  IconListCheck,
  IconLock,
  IconSchool,
  IconVideo,
} from '@tabler/icons-react';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { duration, instant, parisDay, shortDay, timeRange } from '../../../ui/format.ts';
import { messages } from '../messages.ts';
import type { Enrolment } from '../pages/MyTrainingPage.tsx';
import { StepButton } from './StepButton.tsx';

type Step = Enrolment['steps'][number];
const ICONS = {
  package: IconDeviceLaptop,
  onSite: IconSchool,
  virtualClass: IconVideo,
  quiz: IconListCheck,
  document: IconFileText,
};

/** The path of one training as a line of steps: done, open, waiting. */
export function PathSteps({ enrolment }: { enrolment: Enrolment }) {
  return (
    <ol className="fp-path">
      {enrolment.steps.map((step) => (
        <li key={step.stepId} data-state={step.state}>
          <StepMark step={step} />
          <div className="fp-path-text">
            <StepText step={step} />
            {step.state !== 'locked' && <StepButton enrolmentId={enrolment.enrolmentId} step={step} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepMark({ step }: { step: Step }) {
  const t = useMessages(messages);
  const Icon = ICONS[step.kind];
  if (step.state === 'completed')
    return (
      <span className="fp-path-mark">
        <IconCircleCheck size={20} aria-label={t.done} />
      </span>
    );
  if (step.state === 'locked')
    return (
      <span className="fp-path-mark">
        <IconLock size={18} aria-label={t.locked} />
      </span>
    );
  return (
    <span className="fp-path-mark">
      <Icon size={18} aria-hidden />
    </span>
  );
}

function StepText({ step }: { step: Step }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const when =
    step.startsAt && step.endsAt
      ? `${shortDay(parisDay(new Date(step.startsAt)), language)}, ${timeRange(step.startsAt, step.endsAt, language)}`
      : null;
  const about =
    step.waitsFor !== null
      ? step.waitsFor === ''
        ? t.waitsForSlot
        : t.waitsFor(step.waitsFor)
      : step.completedAt
        ? t.doneOn(instant(step.completedAt, language))
        : step.plannedMn > 0 && !when
          ? t.planned(duration(step.plannedMn))
          : null;
  const score = step.scoreBp === null ? null : t.score(Math.round(step.scoreBp / 100));
  return (
    <div>
      <strong>{step.title || t[step.kind]}</strong>
      <small>{[step.title ? t[step.kind] : null, when, step.place, about, score].filter(Boolean).join(', ')}</small>
    </div>
  );
}
