import { Button, Checkbox } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { ActionBar } from '../../../ui/ActionBar.tsx';
import { longDay, parisDay, time } from '../../../ui/format.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { BatchDialog } from '../work/BatchDialog.tsx';
import { messages } from '../work/messages.ts';
import {
  type BatchItem,
  BUCKETS,
  FAMILIES,
  FAMILY_ICONS,
  type Family,
  foldLines,
  type Item,
  isBatch,
  keyOf,
  type Queue,
  sumOf,
} from '../work/queue.ts';
import { WorkAside } from '../work/WorkAside.tsx';
import { actLabel, type LineActs, WorkLine } from '../work/WorkLine.tsx';

const DECIDERS = ['trainingAdministrator', 'director'];

/** The office's home: what waits, computed from the data, each line one click from done. */
export function WorkQueuePage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { nature } = useSearch({ strict: false }) as { nature?: string };
  const family = FAMILIES.find((one) => one === nature);
  useCrumb({ label: t.crumb });
  const { data, error, refetch } = useQuery({
    queryKey: ['work-queue', family],
    queryFn: () => api('GET /work-queue', { query: { family } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  const late = data?.counts.filter(({ bucket }) => bucket === 'late') ?? [];
  const now = new Date();
  return (
    <>
      <PageHeader
        title={t.title}
        over={`${longDay(parisDay(now), language)}, ${time(now.toISOString(), language)}`}
        facts={data && t.summary(sumOf(data.counts), sumOf(late))}
      />
      {!data ? (
        <Loading lines={10} />
      ) : (
        <>
          <Filters counts={data.counts} family={family} />
          <div className="fp-columns">
            <Lines queue={data} family={family} />
            <WorkAside queue={data} />
          </div>
        </>
      )}
    </>
  );
}

function Filters({ counts, family }: { counts: Queue['counts']; family: Family | undefined }) {
  const t = useMessages(messages);
  const shown = FAMILIES.filter((one) => one === family || counts.some((count) => count.family === one));
  return (
    <nav className="fp-chips" aria-label={t.filters}>
      <Link to="." search={{} as never} className="fp-chip" aria-current={family ? undefined : 'true'}>
        {t.all} <b>{sumOf(counts)}</b>
      </Link>
      {shown.map((one) => {
        const Icon = FAMILY_ICONS[one];
        return (
          <Link
            key={one}
            to="."
            search={{ nature: one } as never}
            className="fp-chip"
            aria-current={family === one ? 'true' : undefined}
          >
            <Icon size={16} stroke={1.75} aria-hidden /> {t[one]}{' '}
            <b>{sumOf(counts.filter((count) => count.family === one))}</b>
          </Link>
        );
      })}
    </nav>
  );
}

function Lines({ queue, family }: { queue: Queue; family: Family | undefined }) {
  const t = useMessages(messages);
  const me = useMe();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [acting, setActing] = useState<readonly BatchItem[] | null>(null);
  const counts = queue.counts.filter((count) => !family || count.family === family);
  const chosen = queue.items.filter(isBatch).filter((item) => selected.has(keyOf(item)));
  const acts: LineActs = {
    selected: DECIDERS.includes(me.role) ? selected : null,
    onSelect: (items, isSelected) => {
      const keys = new Set(items.map(keyOf));
      setSelected(new Set([...[...selected].filter((key) => !keys.has(key)), ...(isSelected ? keys : [])]));
    },
    onAct: setActing,
  };
  const first = queue.items[0];
  return (
    <div>
      <div className="fp-panel fp-marge">
        {BUCKETS.map((bucket) => (
          <Section
            key={bucket}
            title={t[bucket]}
            isLate={bucket === 'late'}
            count={sumOf(counts.filter((count) => count.bucket === bucket))}
            items={queue.items.filter((item) => item.bucket === bucket)}
            isFolding={!family}
            first={first}
            acts={acts}
          />
        ))}
        {queue.items.length === 0 && <p className="fp-empty">{family ? t.nothing : t.summary(0, 0)}</p>}
      </div>
      {queue.items.length < sumOf(counts) && <p className="fp-quiet">{t.shownOf(queue.items.length, sumOf(counts))}</p>}
      {chosen.length > 0 && (
        <ActionBar name={t.bar} count={t.selected(chosen.length)}>
          <Button variant="transparent" onClick={() => setSelected(new Set())}>
            {t.unselect}
          </Button>
          {[...Map.groupBy(chosen, ({ kind }) => kind)].map(([kind, items]) => (
            <Button key={kind} color="mirabelle.4" onClick={() => setActing(items)}>
              {actLabel(t, kind, items)}
            </Button>
          ))}
        </ActionBar>
      )}
      {acting && (
        <BatchDialog
          items={acting}
          onClose={() => {
            setActing(null);
            setSelected(new Set());
          }}
        />
      )}
    </div>
  );
}

type SectionGiven = {
  title: string;
  isLate: boolean;
  count: number;
  items: readonly Item[];
  isFolding: boolean;
  first: Item | undefined;
  acts: LineActs;
};

function Section({ title, isLate, count, items, isFolding, first, acts }: SectionGiven) {
  const t = useMessages(messages);
  const batch = items.filter(isBatch);
  if (items.length === 0) return null;
  const chosen = batch.filter((item) => acts.selected?.has(keyOf(item))).length;
  return (
    <section aria-label={title}>
      <div className="fp-marge-row">
        <span />
        <div className="fp-marge-title">
          <h2>{title}</h2>
          <span className="fp-count" data-now={!isLate || undefined}>
            {count}
          </span>
          {!isFolding && acts.selected && batch.length > 1 && (
            <Checkbox
              size="xs"
              ml="auto"
              label={t.selectAll}
              checked={chosen === batch.length}
              indeterminate={chosen > 0 && chosen < batch.length}
              onChange={(event) => acts.onSelect(batch, event.currentTarget.checked)}
            />
          )}
        </div>
      </div>
      {foldLines(items, { isFolding }).map((line) => {
        const item = 'single' in line ? line.single : line.items[0];
        return item ? <WorkLine key={keyOf(item)} line={line} isFirst={item === first} acts={acts} /> : null;
      })}
    </section>
  );
}
