import { IconBuilding, IconCalendarEvent, IconClock, IconMapPin, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { dayRange, duration } from '../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { PageTabs } from '../../../ui/PageTabs.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { outcomeMessages } from '../outcome-messages.ts';
import { PeopleMatrix } from '../parts/PeopleMatrix.tsx';
import { SessionActions } from '../parts/SessionActions.tsx';
import { SessionAttendance } from '../parts/SessionAttendance.tsx';
import { SessionDocuments } from '../parts/SessionDocuments.tsx';
import { SessionJournal } from '../parts/SessionJournal.tsx';
import { SessionOutcomes } from '../parts/SessionOutcomes.tsx';
import { SessionPlanning } from '../parts/SessionPlanning.tsx';
import { SessionRemaining, SessionSteps } from '../parts/SessionSteps.tsx';
import { type Session, useRemaining } from '../parts/session-facts.ts';
import { sessionMessages } from '../session-messages.ts';

const TABS = ['people', 'planning', 'attendance', 'outcomes', 'documents', 'journal'] as const;

export function SessionPage() {
  const t = useMessages(messages);
  const { sessionId } = useParams({ strict: false }) as { sessionId: string };
  const {
    data: session,
    error,
    refetch,
  } = useQuery({
    queryKey: ['session', sessionId],
    queryFn: () => api('GET /sessions/:sessionId', { params: { sessionId } }),
  });
  useCrumb({ label: t.sessions, to: '/sessions' }, { label: session?.title ?? '…' });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  return session ? <SessionView session={session} /> : <Loading />;
}

function SessionView({ session }: { session: Session }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const outcomes = useMessages(outcomeMessages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const { onglet = 'people' } = useSearch({ strict: false }) as { onglet?: (typeof TABS)[number] };
  const remaining = useRemaining(session);
  const { sessionId } = session;
  const waits = (count = 0) => (count > 0 ? { count, waits: true } : {});
  const counts = {
    people: { count: session.seatsTaken },
    planning: {},
    attendance: waits(remaining.lateSheets.length),
    documents: waits(remaining.certificates?.toIssue),
    outcomes: {},
    journal: {},
  };
  const plannedMn = session.slots.reduce(
    (sum, { startsAt, endsAt }) => sum + (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
    0,
  );
  return (
    <>
      <PageHeader
        title={session.title}
        badge={<StatusBadge state={session.state} box />}
        facts={
          <>
            <span className="fp-code">{session.code}</span>
            <span>
              <IconCalendarEvent size={16} aria-hidden /> {dayRange(session.startsOn, session.endsOn, language)}
            </span>
            <span>
              <IconClock size={16} aria-hidden />{' '}
              {session.slots.length > 0 ? words.hoursOf(duration(plannedMn), session.slots.length) : words.noSlot}
            </span>
            <span>
              <IconBuilding size={16} aria-hidden /> {t[session.delivery]}, {t.learners(session.seatsTaken)}
            </span>
            {session.trainerName && (
              <span>
                <IconUser size={16} aria-hidden /> {session.trainerName}
              </span>
            )}
            {session.place && (
              <span>
                <IconMapPin size={16} aria-hidden /> {session.place}
              </span>
            )}
          </>
        }
        actions={<SessionActions session={session} remaining={remaining} />}
      />
      <SessionSteps session={session} remaining={remaining} />
      <SessionRemaining remaining={remaining} />
      <PageTabs
        name={session.title}
        open={onglet}
        tabs={TABS.filter((tab) => tab !== 'documents' || me.role !== 'trainer').map((tab) => ({
          id: tab,
          label: tab === 'attendance' ? words.attendance : tab === 'outcomes' ? outcomes.tab : t[tab],
          ...counts[tab],
        }))}
      />
      {onglet === 'people' && <PeopleMatrix session={session} />}
      {onglet === 'planning' && <SessionPlanning session={session} />}
      {onglet === 'attendance' && <SessionAttendance session={session} remaining={remaining} />}
      {onglet === 'outcomes' && <SessionOutcomes sessionId={sessionId} />}
      {onglet === 'documents' && <SessionDocuments sessionId={sessionId} />}
      {onglet === 'journal' && <SessionJournal sessionId={sessionId} />}
    </>
  );
}
