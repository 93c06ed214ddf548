import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { longDay, parisDay, time } from '../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { type StateName, StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';

const DAY_MS = 86_400_000;
const shift = (day: string, by: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);

/** The trainer's day: half-days in order of time, the live one first to hand. */
export function TrainerDayPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const { jour } = useSearch({ strict: false }) as { jour?: string };
  const day = jour ?? parisDay(new Date());
  const { data, error, refetch } = useQuery({
    queryKey: ['trainer-day', day],
    queryFn: () => api('GET /trainer-days/:day', { params: { day } }),
    refetchInterval: 15_000,
  });
  return (
    <>
      <PageHeader
        title={t.hello(me.firstName)}
        over={longDay(day, language)}
        actions={
          <>
            <Button variant="default" component={Link} to="/" search={{ jour: shift(day, -1) } as never}>
              {t.previous}
            </Button>
            <Button variant="default" component={Link} to="/" search={{ jour: shift(day, 1) } as never}>
              {t.next}
            </Button>
          </>
        }
      />
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.slots.length === 0 && (
        <div className="fp-panel">
          <EmptyState title={t.noSlot}>{t.noSlotHint}</EmptyState>
        </div>
      )}
      <div className="fp-stack">
        {data?.slots.map((slot) => {
          const isNow =
            Date.now() >= Date.parse(slot.startsAt) - 15 * 60_000 &&
            slot.state !== 'FINALIZED' &&
            Date.now() <= Date.parse(slot.endsAt) + 60 * 60_000;
          return (
            <article key={slot.slotId} className={isNow ? 'fp-now-card' : 'fp-panel fp-card'}>
              <div className="fp-quiet">
                {time(slot.startsAt, language)} – {time(slot.endsAt, language)},{' '}
                {slot.half === 'morning' ? t.morning : t.afternoon}
              </div>
              <h2 style={{ fontSize: 20, margin: '2px 0' }}>{slot.title}</h2>
              <div className="fp-quiet">{slot.place}</div>
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 14, alignItems: 'center', marginTop: 10 }}>
                <Button
                  component={Link}
                  to="/emargement/$slotId"
                  params={{ slotId: slot.slotId } as never}
                  size="md"
                  color={isNow ? 'mirabelle.4' : 'encre'}
                  variant={isNow ? 'filled' : 'default'}
                >
                  {slot.state === 'FINALIZED' ? t.seeCall : t.openCall}
                </Button>
                <StatusBadge state={`SHEET_${slot.state}` as StateName} />
                <span>
                  <b>{t.signedOf(slot.signed, slot.expected)}</b> <span className="fp-quiet">{t.signed}</span>
                </span>
              </div>
            </article>
          );
        })}
      </div>
    </>
  );
}
