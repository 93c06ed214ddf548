import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { duration, shortDay, timeRange } from '../../../ui/format.ts';
import { EmptyState, Panel } from '../../../ui/Page.tsx';
import { type StateName, StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { sessionMessages } from '../session-messages.ts';
import { SlotDialog } from './SlotDialog.tsx';
import { DECIDERS, type Session, type SheetSlot, type Slot, usePresences } from './session-facts.ts';

const OVER: readonly Session['state'][] = ['DELIVERED', 'CLOSED', 'CANCELLED', 'POSTPONED'];

/** Half-days in order of time, with their place, trainer and sheet; those not begun can change. */
export function SessionPlanning({ session }: { session: Session }) {
  const words = useMessages(sessionMessages);
  const me = useMe();
  const [changing, setChanging] = useState<Slot | null>(null);
  const { data } = usePresences(session.sessionId);
  const sheets = new Map(data?.slots.map((slot) => [slot.slotId, slot]));
  const mayChange = DECIDERS.includes(me.role) && !OVER.includes(session.state);
  if (session.slots.length === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={words.noSlot} />
      </div>
    );
  return (
    <div className="fp-columns">
      <div className="fp-panel fp-marge">
        {session.slots.map((slot) => {
          const sheet = sheets.get(slot.slotId);
          return (
            <PlannedSlot
              key={slot.slotId}
              slot={slot}
              sheet={sheet}
              {...(mayChange && sheet?.state === 'PLANNED' ? { onChange: () => setChanging(slot) } : {})}
            />
          );
        })}
      </div>
      <div className="fp-stack">
        <Spread slots={session.slots} />
        {mayChange && <p className="fp-quiet fp-flat">{words.movesHint}</p>}
      </div>
      {changing && <SlotDialog session={session} slot={changing} onClose={() => setChanging(null)} />}
    </div>
  );
}

function PlannedSlot({ slot, sheet, onChange }: { slot: Slot; sheet: SheetSlot | undefined; onChange?: () => void }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const language = useContext(LanguageContext);
  const name = words.whichSlot(shortDay(slot.day, language), t[slot.half]);
  const isPlanned = !sheet || sheet.state === 'PLANNED';
  const missing = [
    slot.trainerId === null && words.noTrainer,
    slot.modality === 'onSite' && slot.roomId === null && words.noRoom,
    slot.modality === 'virtualClass' && slot.videoLink === '' && words.noLink,
  ].filter((one) => one !== false);
  return (
    <div className="fp-marge-row">
      <div className="fp-marge-when">
        {shortDay(slot.day, language)}
        <small>{t[slot.half]}</small>
      </div>
      <div className="fp-marge-what">
        <div>
          <strong>{timeRange(slot.startsAt, slot.endsAt, language)}</strong>
          <span className="fp-quiet">
            {[slot.modality === 'virtualClass' ? t.virtual : slot.roomName, slot.trainerName]
              .filter(Boolean)
              .join(', ')}
            {slot.videoLink && (
              <>
                {', '}
                <a href={slot.videoLink} target="_blank" rel="noreferrer">
                  {words.seeLink}
                </a>
              </>
            )}
          </span>
          {isPlanned && missing.length > 0 && (
            <span className="fp-words" style={{ color: 'var(--fp-warn-text)' }}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
              {missing.join(', ')}
            </span>
          )}
        </div>
        {sheet && <StatusBadge state={`SHEET_${sheet.state}` as StateName} />}
        {sheet && !isPlanned && <span className="fp-quiet">{`${sheet.signed} / ${sheet.expected}`}</span>}
        {onChange && (
          <Button
            variant="subtle"
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={`${words.change}, ${name}`}
            onClick={onChange}
          >
            {words.change}
          </Button>
        )}
        <Button
          variant="default"
          component={Link}
          to="/emargement/$slotId"
          params={{ slotId: slot.slotId } as never}
          aria-label={`${t.openSheet}, ${name}`}
        >
          {t.openSheet}
        </Button>
      </div>
    </div>
  );
}

/** How the hours as a group are spread. */
function Spread({ slots }: { slots: readonly Slot[] }) {
  const words = useMessages(sessionMessages);
  const minutes = (modality: Slot['modality']) =>
    slots
      .filter((slot) => slot.modality === modality)
      .reduce((sum, { startsAt, endsAt }) => sum + (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000, 0);
  const [onSite, virtual] = [minutes('onSite'), minutes('virtualClass')];
  return (
    <Panel title={words.spread(duration(onSite + virtual))}>
      <dl className="fp-facts" data-end>
        {onSite > 0 && (
          <>
            <dt>{words.onSite}</dt>
            <dd>{duration(onSite)}</dd>
          </>
        )}
        {virtual > 0 && (
          <>
            <dt>{words.virtual}</dt>
            <dd>{duration(virtual)}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
