import { Button } from '@mantine/core';
import {
  IconCheck,
  IconDeviceLaptop,
  IconFileText,
  IconListCheck,
  IconLock,
  IconPlayerPlay,
  IconSchool,
  IconVideo,
} from '@tabler/icons-react';
import { useContext, useState } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { duration, parisDay, timeRange, tinyDay } from '../../../ui/format.ts';
import { messages } from '../messages.ts';
import type { Enrolment } from '../my-training.ts';
import { StepButton } from './StepButton.tsx';

type Step = Enrolment['steps'][number];
const ICONS = {
  package: IconDeviceLaptop,
  onSite: IconSchool,
  virtualClass: IconVideo,
  quiz: IconListCheck,
  document: IconFileText,
};
/** A longer run of finished steps at the start is folded: what is left comes first. */
const FOLDED_FROM = 4;

/** The path of one training as a line of steps in time: done, open, waiting. */
export function PathSteps({ enrolment, nowStepId }: { enrolment: Enrolment; nowStepId: string | null }) {
  const t = useMessages(messages);
  const [isUnfolded, setUnfolded] = useState(false);
  const firstLeft = enrolment.steps.findIndex(({ state }) => state !== 'completed');
  const folded = !isUnfolded && firstLeft >= FOLDED_FROM ? firstLeft : 0;
  return (
    <ol className="fp-path" aria-label={t.path}>
      {folded > 0 && (
        <li data-state="completed">
          <span className="fp-path-when" />
          <span className="fp-path-mark">
            <IconCheck size={16} stroke={3} aria-hidden />
          </span>
          <div className="fp-path-text">
            <span>{t.stepsFolded(folded)}</span>
            <Button variant="subtle" onClick={() => setUnfolded(true)}>
              {t.unfold}
            </Button>
          </div>
        </li>
      )}
      {enrolment.steps.slice(folded).map((step) => (
        <PathStep key={step.stepId} enrolment={enrolment} step={step} isNow={step.stepId === nowStepId} />
      ))}
    </ol>
  );
}

function PathStep({ enrolment, step, isNow }: { enrolment: Enrolment; step: Step; isNow: boolean }) {
  const language = useContext(LanguageContext);
  const at = step.startsAt ?? step.completedAt;
  return (
    <li data-state={step.state} data-now={isNow || undefined} aria-current={isNow ? 'step' : undefined}>
      <span className="fp-path-when" data-date={at ? true : undefined}>
        {at && tinyDay(parisDay(new Date(at)), language)}
      </span>
      <StepMark step={step} isNow={isNow} />
      <div className="fp-path-text">
        <StepText enrolment={enrolment} step={step} />
        {step.state !== 'locked' && <StepButton enrolmentId={enrolment.enrolmentId} step={step} />}
      </div>
    </li>
  );
}

function StepMark({ step, isNow }: { step: Step; isNow: boolean }) {
  const t = useMessages(messages);
  const Icon = isNow ? IconPlayerPlay : ICONS[step.kind];
  return (
    <span className="fp-path-mark">
      {step.state === 'completed' ? (
        <IconCheck size={16} stroke={3} aria-label={t.done} />
      ) : step.state === 'locked' ? (
        <IconLock size={15} aria-label={t.locked} />
      ) : (
        <Icon size={15} aria-hidden />
      )}
    </span>
  );
}

function StepText({ enrolment, step }: { enrolment: Enrolment; step: Step }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const about =
    step.waitsFor !== null
      ? step.waitsFor === ''
        ? t.waitsForSlot
        : t.waitsFor(step.waitsFor)
      : step.startsAt && step.endsAt
        ? timeRange(step.startsAt, step.endsAt, language)
        : step.plannedMn > 0 && t.planned(duration(step.plannedMn));
  const score = step.scoreBp !== null && t.score(Math.round(step.scoreBp / 100));
  return (
    <div>
      <strong>{step.title || t[step.kind]}</strong>
      <small>
        {[
          step.title && (step.kind === 'onSite' ? t.onSiteShort : t[step.kind]),
          about,
          step.place,
          score,
          presence(t, enrolment, step),
        ]
          .filter(Boolean)
          .join(', ')}
      </small>
    </div>
  );
}

/** What is known of the learner's presence at a half-day. */
function presence(t: (typeof messages)['en'], { slots }: Enrolment, { slotId, state }: Step): string | null {
  const slot = slots.find((one) => one.slotId === slotId);
  if (!slot) return null;
  if (slot.attendedMn !== null) return slot.attendedMn > 0 ? t.attended(duration(slot.attendedMn)) : t.absent;
  if (slot.isSigned) return t.signedWaiting;
  return state === 'past' ? t.notSigned : null;
}
