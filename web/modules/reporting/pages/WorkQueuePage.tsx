import { Button } from '@mantine/core';
import {
  IconCalendarEvent,
  IconCheck,
  IconMapPin,
  type IconProps,
  IconUserQuestion,
  IconUsers,
  IconVideo,
  IconWritingSign,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ComponentType, useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { longDay, parisDay, shortDay, time } from '../../../ui/format.ts';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Queue = Api['GET /work-queue']['answer'];
type Item = Queue['items'][number];

const ICONS: Readonly<Record<Item['kind'], ComponentType<IconProps>>> = {
  SHEET_TO_FINALISE: IconWritingSign,
  SHEET_NOT_OPENED: IconWritingSign,
  TRAINER_MISSING: IconUserQuestion,
  ROOM_MISSING: IconMapPin,
  LINK_MISSING: IconVideo,
  TOO_FEW_PEOPLE: IconUsers,
  SESSION_TO_CONFIRM: IconCalendarEvent,
  SESSION_TO_CLOSE: IconCheck,
};

/** The office's home: what waits, computed from the data, each line one click from done. */
export function WorkQueuePage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  useCrumb({ label: t.crumb });
  const { data, error, refetch } = useQuery({
    queryKey: ['work-queue'],
    queryFn: () => api('GET /work-queue'),
    refetchInterval: 60_000,
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  const late = data?.items.filter(({ bucket }) => bucket === 'late').length ?? 0;
  return (
    <>
      <PageHeader
        title={t.title}
        over={longDay(parisDay(new Date()), language)}
        facts={data && t.summary(data.items.length, late)}
      />
      {!data ? (
        <Loading lines={10} />
      ) : (
        <div className="fp-columns">
          <div className="fp-panel fp-marge">
            {(['late', 'today', 'week'] as const).map((bucket) => (
              <Bucket
                key={bucket}
                title={t[bucket]}
                items={data.items.filter((item) => item.bucket === bucket)}
                isLate={bucket === 'late'}
              />
            ))}
            {data.items.length === 0 && <p className="fp-empty">{t.summary(0, 0)}</p>}
          </div>
          <Today slots={data.today} />
        </div>
      )}
    </>
  );
}

function Bucket({ title, items, isLate }: { title: string; items: readonly Item[]; isLate: boolean }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <div className="fp-marge-row">
        <span />
        <h2 className="fp-marge-title">
          {title}{' '}
          <span className="fp-count" data-now={!isLate || undefined}>
            {items.length}
          </span>
        </h2>
      </div>
      {items.map((item) => (
        <WorkLine key={`${item.kind} ${item.sessionId} ${item.slotId}`} item={item} isLate={isLate} />
      ))}
    </section>
  );
}

function WorkLine({ item, isLate }: { item: Item; isLate: boolean }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const Icon = ICONS[item.kind];
  const isSheet = item.slotId && (item.kind === 'SHEET_TO_FINALISE' || item.kind === 'SHEET_NOT_OPENED');
  const label = isSheet
    ? t.doSheet
    : item.kind === 'SESSION_TO_CONFIRM'
      ? t.doConfirm
      : item.kind === 'SESSION_TO_CLOSE'
        ? t.doClose
        : t.doSession;
  return (
    <div className="fp-marge-row">
      <div className="fp-marge-when" data-late={isLate || undefined}>
        {shortDay(parisDay(new Date(item.at)), language)}
        {item.slotId && <small>{time(item.at, language)}</small>}
      </div>
      <div className="fp-marge-what">
        <Icon size={20} stroke={1.75} color="var(--fp-text-2)" aria-hidden />
        <div>
          <strong>{t[item.kind](item.count)}</strong>
          <span className="fp-quiet">{[item.title, item.code, item.trainerName].filter(Boolean).join(', ')}</span>
        </div>
        {isSheet ? (
          <Button variant="default" component={Link} to="/emargement/$slotId" params={{ slotId: item.slotId } as never}>
            {label}
          </Button>
        ) : (
          <Button
            variant="default"
            component={Link}
            to="/sessions/$sessionId"
            params={{ sessionId: item.sessionId } as never}
            search={(item.slotId ? { onglet: 'planning' } : {}) as never}
          >
            {label}
          </Button>
        )}
      </div>
    </div>
  );
}

function Today({ slots }: { slots: Queue['today'] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={t.slotsToday} flush>
      {slots.length === 0 && (
        <p className="fp-panel-body fp-quiet" style={{ margin: 0 }}>
          {t.noSlot}
        </p>
      )}
      {slots.map((slot) => (
        <div key={slot.slotId} className="fp-row" style={{ alignItems: 'flex-start' }}>
          <div style={{ flex: '0 0 52px' }}>
            <b>{time(slot.startsAt, language)}</b>
            <br />
            <small>{time(slot.endsAt, language)}</small>
          </div>
          <div style={{ flex: 1 }}>
            <Link to="/sessions/$sessionId" params={{ sessionId: slot.sessionId }}>
              {slot.title}
            </Link>
            <br />
            <small>{[slot.place, slot.trainerName].filter(Boolean).join(', ')}</small>
            <br />
            <small>{t.signed(slot.signed, slot.expected)}</small>
          </div>
        </div>
      ))}
    </Panel>
  );
}
