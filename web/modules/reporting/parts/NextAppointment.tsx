import { Button } from '@mantine/core';
import { IconCalendarPlus, IconVideo } from '@tabler/icons-react';
import { useContext } from 'react';
import { address } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { longDay, parisDay, timeRange } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Enrolment } from '../my-training.ts';

/** The next half-day: when, where, how to join it, and a file for the learner's own calendar. */
export function NextAppointment({ slot }: { slot: Enrolment['slots'][number] & { title: string } }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={t.nextTitle}>
      <div className="fp-stack">
        <div>
          <strong className="fp-figure fp-capital" style={{ display: 'block', fontSize: 19 }}>
            {longDay(parisDay(new Date(slot.startsAt)), language)}
          </strong>
          <div>{timeRange(slot.startsAt, slot.endsAt, language)}</div>
          <div className="fp-quiet">{[slot.place, slot.title].filter(Boolean).join(', ')}</div>
        </div>
        {slot.videoLink && (
          <Button
            variant="default"
            component="a"
            href={slot.videoLink}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconVideo size={18} aria-hidden />}
          >
            {t.join}
          </Button>
        )}
        <Button
          variant="subtle"
          component="a"
          href={address('GET /my-training/calendar', { query: { slotId: slot.slotId } })}
          download
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
        >
          {t.toCalendar}
        </Button>
      </div>
    </Panel>
  );
}
