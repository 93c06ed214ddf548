import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { longDay, parisDay, shortDay } from '../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { HalfDayCard } from '../parts/HalfDayCard.tsx';
import { SheetsToFinalise } from '../parts/SheetsToFinalise.tsx';

/** The trainer's day: half-days in order of time, the live one first to hand, forgotten sheets never lost. */
export function TrainerDayPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const { jour } = useSearch({ strict: false }) as { jour?: string };
  const today = parisDay(new Date());
  const day = jour ?? today;
  const { data, error, refetch } = useQuery({
    queryKey: ['trainer-day', day],
    queryFn: () => api('GET /trainer-days/:day', { params: { day } }),
    refetchInterval: 8_000,
  });
  const next =
    data?.slots.find(({ state }) => state === 'OPEN') ?? data?.slots.find(({ state }) => state === 'PLANNED');
  return (
    <>
      <PageHeader
        title={day === today ? t.hello(me.firstName) : t.dayTitle(longDay(day, language))}
        over={
          <span className="fp-capital" style={{ display: 'inline-block' }}>
            {day === today ? longDay(day, language) : t.myDay}
          </span>
        }
      />
      <nav className="fp-days" aria-label={t.days}>
        {data?.previousDay && (
          <Button
            variant="default"
            component={Link}
            to="/"
            search={{ jour: data.previousDay } as never}
            leftSection={<IconChevronLeft size={18} aria-hidden />}
          >
            {shortDay(data.previousDay, language)}
          </Button>
        )}
        {day !== today && (
          <Button variant="default" component={Link} to="/">
            {t.today}
          </Button>
        )}
        {data?.nextDay && (
          <Button
            variant="default"
            component={Link}
            to="/"
            search={{ jour: data.nextDay } as never}
            rightSection={<IconChevronRight size={18} aria-hidden />}
          >
            {shortDay(data.nextDay, language)}
          </Button>
        )}
      </nav>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      <div className="fp-columns fp-trainer">
        <div className="fp-stack">
          {data?.slots.length === 0 && (
            <div className="fp-panel">
              <EmptyState title={day === today ? t.noSlot : t.noSlotThatDay}>
                {data.nextDay ? t.nextSlot(longDay(data.nextDay, language)) : t.noSlotHint}
              </EmptyState>
            </div>
          )}
          {data?.slots.map((slot) => (
            <HalfDayCard key={slot.slotId} slot={slot} isNext={slot === next} />
          ))}
        </div>
        {data && <SheetsToFinalise slots={data.toFinalise} />}
      </div>
    </>
  );
}
