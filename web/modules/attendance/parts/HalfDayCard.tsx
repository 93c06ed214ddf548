import { Button, Progress } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { timeRange } from '../../../ui/format.ts';
import { type StateName, StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';

type Slot = Api['GET /trainer-days/:day']['answer']['slots'][number];

/** A half-day of the trainer's day: when, where, how many have signed, who is missing. The next one stands out. */
export function HalfDayCard({ slot, isNext }: { slot: Slot; isNext: boolean }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const isSealed = slot.state === 'FINALIZED' || slot.state === 'AMENDED';
  const isOpen = slot.state === 'OPEN';
  return (
    <article className={isNext ? 'fp-now-card' : 'fp-panel fp-half-day'}>
      <div className="fp-half-day-when">
        <span>
          {timeRange(slot.startsAt, slot.endsAt, language)}, {slot.half === 'morning' ? t.morning : t.afternoon}
        </span>
        <StatusBadge state={`SHEET_${slot.state}` as StateName} />
      </div>
      <h2>{slot.title}</h2>
      <p className="fp-plain fp-quiet">{[slot.place, t.learners(slot.expected)].filter(Boolean).join(', ')}</p>
      {(isOpen || isSealed) && (
        <div className="fp-half-day-count">
          <span>
            <b>{t.signedOf(slot.signed, slot.expected)}</b> <span className="fp-quiet">{t.signed}</span>
          </span>
          <Progress
            value={slot.expected > 0 ? (slot.signed / slot.expected) * 100 : 0}
            color="prairie.6"
            aria-label={`${t.signedOf(slot.signed, slot.expected)} ${t.signed}`}
          />
        </div>
      )}
      {isOpen && slot.missing.length > 0 && (
        <p className="fp-plain">
          <b>{t.missing(slot.missing.length)}</b>
          {`${t.colon}${slot.missing.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(', ')}`}
        </p>
      )}
      <Button
        component={Link}
        to="/emargement/$slotId"
        params={{ slotId: slot.slotId } as never}
        size={isNext ? 'lg' : 'md'}
        color={isNext ? 'mirabelle.4' : 'encre'}
        variant={isNext ? 'filled' : 'default'}
        leftSection={<IconListCheck size={20} aria-hidden />}
        aria-label={`${isSealed ? t.seeCall : t.openCall}, ${slot.title}, ${slot.half === 'morning' ? t.morning : t.afternoon}`}
      >
        {isSealed ? t.seeCall : t.openCall}
      </Button>
    </article>
  );
}
