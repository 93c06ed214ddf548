import { ActionIcon, Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconArmchair, IconCertificate, IconDots, IconUserPlus, IconWritingSign } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { showDone } from '../../../ui/Feedback.tsx';
import { shortDay } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages, moves } from '../messages.ts';
import { sessionMessages } from '../session-messages.ts';
import { SeatsDialog } from './SeatsDialog.tsx';
import { DECIDERS, type Remaining, type Session } from './session-facts.ts';

type State = Session['state'];
const ENROLLABLE: readonly State[] = ['DRAFT', 'OPEN', 'CONFIRMED', 'IN_PROGRESS'];

/** What comes next in a session, as its one filled button. */
function nextStep(session: Session, { lateSheets, certificates, seatsMissing }: Remaining) {
  if (ENROLLABLE.includes(session.state) && (session.seatsTaken === 0 || seatsMissing > 0)) return 'enrol';
  if (lateSheets.length > 0) return 'sheet';
  if ((certificates?.toIssue ?? 0) > 0) return 'certificates';
  return session.state === 'CLOSED' ? null : 'move';
}

/** The next step as a button, the rest in a menu; postponing, cancelling and reopening ask why. */
export function SessionActions({ session, remaining }: { session: Session; remaining: Remaining }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const stateWords = useMessages(moves);
  const language = useContext(LanguageContext);
  const me = useMe();
  const client = useQueryClient();
  const [asked, setAsked] = useState<State | null>(null);
  const [isChangingSeats, setChangingSeats] = useState(false);
  const move = useMutation({
    mutationFn: ({ to, reason }: { to: State; reason: string }) =>
      api('POST /sessions/:sessionId/moves', { params: { sessionId: session.sessionId }, body: { to, reason } }),
    onSuccess: async () => {
      setAsked(null);
      await client.invalidateQueries();
      showDone(words.moved);
    },
  });
  if (!DECIDERS.includes(me.role)) return null;
  const params = { sessionId: session.sessionId } as never;
  const label = (to: State) => (session.state === 'CLOSED' ? stateWords.REOPENED : stateWords[to]);
  const needsReason = (to: State) => to === 'CANCELLED' || to === 'POSTPONED' || session.state === 'CLOSED';
  const step = nextStep(session, remaining);
  const [forward] = session.nextStates.filter((to) => !needsReason(to));
  // Below the minimum the office may still decide to go on.
  const isForwardShown = step === 'move' || (step === 'enrol' && session.seatsTaken > 0);
  const others = session.nextStates.filter((to) => to !== (isForwardShown ? forward : undefined));
  const go = (to: State) => (needsReason(to) ? setAsked(to) : move.mutate({ to, reason: '' }));
  const sheet = remaining.lateSheets[0];
  const canEnrol = ENROLLABLE.includes(session.state);
  const canChange = canEnrol || session.state === 'POSTPONED';
  return (
    <>
      {canEnrol && (
        <Button
          variant={step === 'enrol' ? 'filled' : 'default'}
          component={Link}
          to="/sessions/$sessionId/inscrire"
          params={params}
          leftSection={<IconUserPlus size={16} aria-hidden />}
        >
          {t.enrol}
        </Button>
      )}
      {step === 'sheet' && sheet && (
        <Button
          component={Link}
          to="/emargement/$slotId"
          params={{ slotId: sheet.slotId } as never}
          leftSection={<IconWritingSign size={16} aria-hidden />}
        >
          {words.finaliseSheet(shortDay(sheet.day, language))}
        </Button>
      )}
      {step === 'certificates' && (
        <Button
          component={Link}
          to="."
          search={{ onglet: 'documents' } as never}
          leftSection={<IconCertificate size={16} aria-hidden />}
        >
          {words.issue(remaining.certificates?.toIssue ?? 0)}
        </Button>
      )}
      {isForwardShown && forward && (
        <Button variant={step === 'move' ? 'filled' : 'default'} loading={move.isPending} onClick={() => go(forward)}>
          {label(forward)}
        </Button>
      )}
      {(others.length > 0 || canChange) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.more}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {canChange && (
              <Menu.Item leftSection={<IconArmchair size={16} aria-hidden />} onClick={() => setChangingSeats(true)}>
                {words.editSeats}
              </Menu.Item>
            )}
            {others.map((to) => (
              <Menu.Item key={to} {...(needsReason(to) ? { color: 'brique' } : {})} onClick={() => go(to)}>
                {label(to)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked && (
        <ReasonDialog
          label={label(asked)}
          isMoving={move.isPending}
          error={move.error}
          onClose={() => setAsked(null)}
          onReason={(reason) => move.mutate({ to: asked, reason })}
        />
      )}
      {isChangingSeats && <SeatsDialog session={session} onClose={() => setChangingSeats(false)} />}
      {!asked && <RefusalAlert error={move.error} />}
    </>
  );
}

type ReasonGiven = {
  label: string;
  isMoving: boolean;
  error: unknown;
  onClose: () => void;
  onReason: (reason: string) => void;
};

function ReasonDialog({ label, isMoving, error, onClose, onReason }: ReasonGiven) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} title={label}>
      <form
        className="fp-stack"
        onSubmit={(event) => {
          event.preventDefault();
          onReason(reason);
        }}
      >
        <TextInput
          label={t.reason}
          description={words.reopenHint}
          required
          data-autofocus
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalAlert error={error} />
        <div className="fp-actions" data-end>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" color="brique" loading={isMoving}>
            {label}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
