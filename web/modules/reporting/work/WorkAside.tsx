import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconLock,
  IconMailForward,
  IconMailX,
  type IconProps,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ComponentType, useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { time } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Page.tsx';
import { messages } from './messages.ts';
import type { Queue } from './queue.ts';

type Slot = Queue['today'][number];
type Look = { tone: 'ok' | 'warn' | 'neutral' | 'wait'; icon: ComponentType<IconProps>; words: string };
const SENDERS = ['trainingAdministrator', 'director'];

/** Beside the queue: the half-days of today with their state, and the mail that has not left. */
export function WorkAside({ queue }: { queue: Queue }) {
  const t = useMessages(messages);
  const me = useMe();
  return (
    <aside className="fp-stack">
      <Panel title={t.slotsToday} aside={<Link to="/sessions">{t.agenda}</Link>} flush>
        {queue.today.length === 0 && <p className="fp-panel-body fp-quiet">{t.noSlot}</p>}
        {queue.today.map((slot) => (
          <SlotToday key={slot.slotId} slot={slot} />
        ))}
      </Panel>
      {SENDERS.includes(me.role) && (
        <Panel title={t.mail} aside={<Link to="/envois">{t.mailSee}</Link>}>
          <div className="fp-stack">
            {queue.mail.failed > 0 && (
              <Words look={{ tone: 'warn', icon: IconMailX, words: t.mailFailed(queue.mail.failed) }} />
            )}
            {queue.mail.waiting > 0 && (
              <Words look={{ tone: 'wait', icon: IconMailForward, words: t.mailWaiting(queue.mail.waiting) }} />
            )}
            {queue.mail.failed + queue.mail.waiting === 0 && (
              <Words look={{ tone: 'ok', icon: IconCircleCheck, words: t.mailNone }} />
            )}
          </div>
        </Panel>
      )}
    </aside>
  );
}

function SlotToday({ slot }: { slot: Slot }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const place = slot.modality === 'virtualClass' ? t.virtualClass : slot.place;
  return (
    <div className="fp-slot-today">
      <div>
        <b>{time(slot.startsAt, language)}</b>
        <small>{time(slot.endsAt, language)}</small>
      </div>
      <div>
        <Link to="/sessions/$sessionId" params={{ sessionId: slot.sessionId }}>
          {slot.title}
        </Link>
        <small>{[place, slot.trainerName].filter(Boolean).join(', ')}</small>
        <Words look={lookOf(slot, t)} />
      </div>
    </div>
  );
}

/** What is wrong first, then how far the signatures are. */
function lookOf(slot: Slot, t: (typeof messages)['en']): Look {
  const isSealed = slot.sheetState === 'FINALIZED' || slot.sheetState === 'AMENDED';
  if (isSealed) return { tone: 'ok', icon: IconLock, words: t.sealed };
  if (slot.missing)
    return {
      tone: 'warn',
      icon: IconAlertTriangle,
      words: { trainer: t.noTrainer, room: t.noRoom, link: t.noLink }[slot.missing],
    };
  const now = Date.now();
  if (slot.sheetState === 'PLANNED' && Date.parse(slot.startsAt) > now)
    return { tone: 'neutral', icon: IconClock, words: t.expected(slot.expected) };
  if (slot.sheetState === 'PLANNED') return { tone: 'warn', icon: IconAlertTriangle, words: t.notCalled };
  const isComplete = slot.signed >= slot.expected;
  return {
    tone: isComplete ? 'ok' : Date.parse(slot.endsAt) < now ? 'warn' : 'neutral',
    icon: isComplete ? IconCircleCheck : IconClock,
    words: t.signed(slot.signed, slot.expected),
  };
}

function Words({ look: { tone, icon: Icon, words } }: { look: Look }) {
  return (
    <span className="fp-words" style={{ color: `var(--fp-${tone}-text)` }}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {words}
    </span>
  );
}
