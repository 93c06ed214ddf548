import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { dayRange, duration } from '../../../ui/format.ts';
import { messages } from '../messages.ts';
import type { Enrolment } from '../my-training.ts';
import { Ring } from './Ring.tsx';

/** Where the learner is in one training: a ring, the figure in words, the hours that are proven. */
export function Standing({ enrolment }: { enrolment: Enrolment }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const done = enrolment.steps.filter(({ state }) => state === 'completed').length;
  const all = enrolment.steps.length;
  const { provenMn, remoteMn } = enrolment;
  const hours = [provenMn > 0 && t.inRoom(duration(provenMn)), remoteMn > 0 && t.atDistance(duration(remoteMn))]
    .filter(Boolean)
    .join(t.and);
  return (
    <div className="fp-panel-body fp-ring">
      <Ring done={done} all={all} label={t.stepsDone(done, all)} />
      <div className="fp-quiet">
        <b style={{ color: 'var(--fp-text)' }} aria-hidden>
          {t.of(String(done), String(all))}
        </b>
        <div aria-hidden>{t.stepsFigure(done)}</div>
        <div>{dayRange(enrolment.startsOn, enrolment.endsOn, language)}</div>
        {hours && <div>{t.recognised(hours)}</div>}
      </div>
    </div>
  );
}
