import { useQuery } from '@tanstack/react-query';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useMe } from '../../../app/session.tsx';

export type Session = Api['GET /sessions/:sessionId']['answer'];
export type Slot = Session['slots'][number];
type Presences = Api['GET /sessions/:sessionId/presences']['answer'];
export type SheetSlot = Presences['slots'][number];

const STAFF = ['trainingAdministrator', 'qualityManager', 'director'];
const GIVEN: readonly Session['state'][] = ['DELIVERED', 'CLOSED'];

export const DECIDERS = ['trainingAdministrator', 'director'];
export const isSealed = ({ state }: SheetSlot) => state === 'FINALIZED' || state === 'AMENDED';

/** Sheets and presences of a session; every part of its page reads the same answer. */
export function usePresences(sessionId: string) {
  return useQuery({
    queryKey: ['presences', sessionId],
    queryFn: () => api('GET /sessions/:sessionId/presences', { params: { sessionId } }),
  });
}

/** What is left to do in a session, from its data. Certificates are asked once it was given. */
export function useRemaining(session: Session) {
  const me = useMe();
  const presences = usePresences(session.sessionId);
  const certificates = useQuery({
    queryKey: ['certificates', session.sessionId],
    queryFn: () => api('GET /sessions/:sessionId/certificates', { params: { sessionId: session.sessionId } }),
    enabled: STAFF.includes(me.role) && GIVEN.includes(session.state),
  });
  const now = Date.now();
  const isLiving = !['DELIVERED', 'CLOSED', 'CANCELLED'].includes(session.state);
  const toCome = isLiving ? session.slots.filter(({ startsAt }) => Date.parse(startsAt) > now) : [];
  const people = certificates.data?.people ?? [];
  const sheets = presences.data?.slots ?? [];
  return {
    sealed: sheets.filter(isSealed).length,
    lateSheets:
      session.state === 'CANCELLED' || session.seatsTaken === 0
        ? []
        : sheets.filter((slot) => Date.parse(slot.endsAt) < now && !isSealed(slot)),
    withoutTrainer: toCome.filter(({ trainerId }) => trainerId === null).length,
    withoutRoom: toCome.filter(({ modality, roomId }) => modality === 'onSite' && roomId === null).length,
    withoutLink: toCome.filter(({ modality, videoLink }) => modality === 'virtualClass' && videoLink === '').length,
    seatsMissing:
      session.state === 'OPEN' || session.state === 'DRAFT' ? Math.max(0, session.seatsMin - session.seatsTaken) : 0,
    certificates: certificates.data && {
      issued: people.filter(({ verdict }) => verdict === 'unchanged' || verdict === 'changed').length,
      toIssue: people.filter(({ verdict }) => verdict === 'new' || verdict === 'changed').length,
      all: people.filter(({ verdict, number }) => verdict !== 'refused' || number !== null).length,
    },
  };
}
export type Remaining = ReturnType<typeof useRemaining>;
