import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { dayRange } from '../../../ui/format.ts';
import { messages } from '../messages.ts';
import { sessionMessages } from '../session-messages.ts';
import type { Remaining, Session } from './session-facts.ts';

const CLOSING_DAYS = 30;
const RUNNING: readonly Session['state'][] = ['IN_PROGRESS', 'DELIVERED', 'CLOSED'];

/** Where the session stands, from its data: planning, enrolment, delivery, certificates, closing. */
export function SessionSteps({ session, remaining }: { session: Session; remaining: Remaining }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const language = useContext(LanguageContext);
  const { sealed, certificates } = remaining;
  const all = session.slots.length;
  const isGiven = session.state === 'DELIVERED' || session.state === 'CLOSED';
  const steps = [
    { label: t.stepPlanned, detail: t.slotsCount(all), state: all > 0 ? 'done' : 'now' },
    {
      label: t.stepEnrolled,
      detail: t.enrolledOf(session.seatsTaken, session.seatsMax),
      state: session.seatsTaken >= session.seatsMin || RUNNING.includes(session.state) ? 'done' : 'now',
    },
    {
      label: t.stepRunning,
      detail: t.finalisedOf(sealed, all),
      state: isGiven && sealed === all ? 'done' : RUNNING.includes(session.state) ? 'now' : 'next',
    },
    {
      label: words.stepCertificates,
      detail: certificates && certificates.all > 0 ? words.certificatesOf(certificates.issued, certificates.all) : '',
      state: !certificates
        ? 'next'
        : certificates.toIssue === 0 && sealed === all
          ? 'done'
          : sealed === all
            ? 'now'
            : 'next',
    },
    {
      label: t.stepClosed,
      detail:
        session.state === 'CLOSED'
          ? words.closedState
          : words.closeBefore(dayRange(...twice(dayAfter(session.endsOn, CLOSING_DAYS)), language)),
      state:
        session.state === 'CLOSED' ? 'done' : isGiven && sealed === all && certificates?.toIssue === 0 ? 'now' : 'next',
    },
  ];
  const now = steps.findIndex(({ state }) => state === 'now');
  const current = steps[now === -1 ? steps.length - 1 : now];
  return (
    <>
      <div className="fp-steps-short">
        {current && <b>{words.stepOf(steps.indexOf(current) + 1, steps.length, current.label)}</b>}
        <div className="fp-steps-bar" aria-hidden>
          {steps.map(({ label, state }) => (
            <i key={label} data-state={state} />
          ))}
        </div>
        <span>{current?.detail}</span>
      </div>
      <ol className="fp-steps">
        {steps.map(({ label, detail, state }) => (
          <li key={label} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <i aria-hidden>{state === 'done' && <IconCheck size={12} stroke={3} />}</i>
            <b>{label}</b>
            <span>{detail}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

const twice = (day: string): [string, string] => [day, day];

function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** What is left, each point a link to where it is done. */
export function SessionRemaining({ remaining }: { remaining: Remaining }) {
  const words = useMessages(sessionMessages);
  const points = [
    { tab: 'attendance', count: remaining.lateSheets.length, text: words.sheetsLate },
    { tab: 'planning', count: remaining.withoutTrainer, text: words.trainerMissing },
    { tab: 'planning', count: remaining.withoutRoom, text: words.roomMissing },
    { tab: 'planning', count: remaining.withoutLink, text: words.linkMissing },
    { tab: 'people', count: remaining.seatsMissing, text: words.seatsMissing },
    { tab: 'documents', count: remaining.certificates?.toIssue ?? 0, text: words.certificatesMissing },
  ].filter(({ count }) => count > 0);
  if (points.length === 0) return null;
  return (
    <div className="fp-remaining">
      <span>{words.remaining(points.length)}</span>
      {points.map(({ tab, count, text }) => (
        <Link key={text(count)} to="." search={{ onglet: tab } as never}>
          {text(count)}
        </Link>
      ))}
    </div>
  );
}
