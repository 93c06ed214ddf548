import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { shortDay, timeRange } from '../../../ui/format.ts';
import { type StateName, StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import type { Session } from '../pages/SessionPage.tsx';

/** Half-days in order of time, with their place, trainer and sheet. */
export function SessionPlanning({ session }: { session: Session }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { data } = useQuery({
    queryKey: ['presences', session.sessionId],
    queryFn: () => api('GET /sessions/:sessionId/presences', { params: { sessionId: session.sessionId } }),
  });
  const sheets = new Map(data?.slots.map((slot) => [slot.slotId, slot]));
  return (
    <div className="fp-panel fp-marge">
      {session.slots.map((slot) => {
        const sheet = sheets.get(slot.slotId);
        return (
          <div key={slot.slotId} className="fp-marge-row">
            <div className="fp-marge-when">
              {shortDay(slot.day, language)}
              <small>{slot.half === 'morning' ? t.morning : t.afternoon}</small>
            </div>
            <div className="fp-marge-what">
              <div>
                <strong>{timeRange(slot.startsAt, slot.endsAt, language)}</strong>
                <span className="fp-quiet">
                  {[slot.modality === 'virtualClass' ? t.virtual : slot.roomName, slot.trainerName]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </div>
              {sheet && <StatusBadge state={`SHEET_${sheet.state}` as StateName} />}
              {sheet && <span className="fp-quiet">{`${sheet.signed} / ${sheet.expected}`}</span>}
              <Button
                variant="default"
                component={Link}
                to="/emargement/$slotId"
                params={{ slotId: slot.slotId } as never}
              >
                {t.openSheet}
              </Button>
            </div>
          </div>
        );
      })}
    </div>
  );
}
