import { Button, Menu, Modal, TextInput } from '@mantine/core';
import {
  IconBuilding,
  IconCalendarEvent,
  IconCheck,
  IconDots,
  IconMapPin,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { dayRange } from '../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages, moves } from '../messages.ts';
import { PeopleMatrix } from '../parts/PeopleMatrix.tsx';
import { SessionDocuments } from '../parts/SessionDocuments.tsx';
import { SessionJournal } from '../parts/SessionJournal.tsx';
import { SessionPlanning } from '../parts/SessionPlanning.tsx';

export type Session = Api['GET /sessions/:sessionId']['answer'];
type State = Session['state'];
const TABS = ['people', 'planning', 'documents', 'journal'] as const;

export function SessionPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const { sessionId } = useParams({ strict: false }) as { sessionId: string };
  const { onglet = 'people' } = useSearch({ strict: false }) as { onglet?: (typeof TABS)[number] };
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
  if (!session) return <Loading />;
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
        actions={<SessionActions session={session} />}
      />
      <Steps session={session} />
      <nav className="fp-tabs" aria-label={session.title}>
        {TABS.filter((tab) => tab !== 'documents' || me.role !== 'trainer').map((tab) => (
          <Link
            key={tab}
            to="."
            search={{ onglet: tab } as never}
            aria-current={tab === onglet ? 'page' : undefined}
            replace
          >
            {t[tab]}
            {tab === 'people' && <span className="fp-count">{session.seatsTaken}</span>}
          </Link>
        ))}
      </nav>
      {onglet === 'people' && <PeopleMatrix session={session} />}
      {onglet === 'planning' && <SessionPlanning session={session} />}
      {onglet === 'documents' && <SessionDocuments sessionId={sessionId} />}
      {onglet === 'journal' && <SessionJournal sessionId={sessionId} />}
    </>
  );
}

/** Where the session stands, from its data: planning, enrolment, delivery, closing. */
function Steps({ session }: { session: Session }) {
  const t = useMessages(messages);
  const { data } = useQuery({
    queryKey: ['presences', session.sessionId],
    queryFn: () => api('GET /sessions/:sessionId/presences', { params: { sessionId: session.sessionId } }),
  });
  const finalised = data?.slots.filter(({ state }) => state === 'FINALIZED' || state === 'AMENDED').length ?? 0;
  const running: State[] = ['IN_PROGRESS', 'DELIVERED', 'CLOSED'];
  const steps = [
    {
      label: t.stepPlanned,
      detail: t.slotsCount(session.slots.length),
      state: session.slots.length > 0 ? 'done' : 'now',
    },
    {
      label: t.stepEnrolled,
      detail: t.enrolledOf(session.seatsTaken, session.seatsMax),
      state: session.seatsTaken >= session.seatsMin ? 'done' : 'now',
    },
    {
      label: t.stepRunning,
      detail: t.finalisedOf(finalised, session.slots.length),
      state:
        session.slots.length > 0 && finalised === session.slots.length
          ? 'done'
          : running.includes(session.state)
            ? 'now'
            : 'next',
    },
    {
      label: t.stepClosed,
      detail: '',
      state: session.state === 'CLOSED' ? 'done' : session.state === 'DELIVERED' ? 'now' : 'next',
    },
  ];
  return (
    <ol className="fp-steps">
      {steps.map(({ label, detail, state }) => (
        <li key={label} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <i aria-hidden>{state === 'done' && <IconCheck size={12} stroke={3} />}</i>
          <b>{label}</b>
          <span>{detail}</span>
        </li>
      ))}
    </ol>
  );
}

/** The next step as a button, the other moves in a menu; postponing and cancelling ask why. */
function SessionActions({ session }: { session: Session }) {
  const t = useMessages(messages);
  const words = useMessages(moves);
  const me = useMe();
  const client = useQueryClient();
  const [asked, setAsked] = useState<State | null>(null);
  const [reason, setReason] = useState('');
  const move = useMutation({
    mutationFn: (to: State) =>
      api('POST /sessions/:sessionId/moves', { params: { sessionId: session.sessionId }, body: { to, reason } }),
    onSuccess: async () => {
      setAsked(null);
      await client.invalidateQueries();
    },
  });
  if (me.role !== 'trainingAdministrator' && me.role !== 'director') return null;
  const enrollable = ['DRAFT', 'OPEN', 'CONFIRMED', 'IN_PROGRESS'].includes(session.state);
  const simple = session.nextStates.filter((to) => to !== 'CANCELLED' && to !== 'POSTPONED');
  const grave = session.nextStates.filter((to) => to === 'CANCELLED' || to === 'POSTPONED');
  return (
    <>
      {enrollable && (
        <Button
          variant={session.seatsTaken === 0 ? 'filled' : 'default'}
          component={Link}
          to="/sessions/$sessionId/inscrire"
          params={{ sessionId: session.sessionId } as never}
          leftSection={<IconUserPlus size={16} />}
        >
          {t.enrol}
        </Button>
      )}
      {simple.map((to) => (
        <Button
          key={to}
          variant={session.seatsTaken === 0 ? 'default' : 'filled'}
          loading={move.isPending}
          onClick={() => move.mutate(to)}
        >
          {words[to]}
        </Button>
      ))}
      {grave.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" color="gray" px={8} aria-label={t.state}>
              <IconDots size={18} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {grave.map((to) => (
              <Menu.Item key={to} color="brique" onClick={() => setAsked(to)}>
                {words[to]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={asked ? words[asked] : ''}>
        <div className="fp-stack">
          <TextInput
            label={t.reason}
            required
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <RefusalAlert error={move.error} />
          <Button color="brique" loading={move.isPending} onClick={() => asked && move.mutate(asked)}>
            {asked ? words[asked] : ''}
          </Button>
        </div>
      </Modal>
      {!asked && <RefusalAlert error={move.error} />}
    </>
  );
}
