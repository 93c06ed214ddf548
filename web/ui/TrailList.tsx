import { Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { type InfiniteData, type UseInfiniteQueryResult, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../contract/api.ts';
import { api } from '../app/api.ts';
import { defineMessages, LanguageContext, useMessages } from '../app/i18n.ts';
import { parisDay, shortDay, time } from './format.ts';
import { EmptyState, Loading, RefusalAlert } from './Page.tsx';

type Page = Api['GET /trail']['answer'];
type Line = Page['lines'][number];

const messages = defineMessages({
  fr: {
    empty: 'Rien n’est encore arrivé',
    more: 'Voir la suite',
    system: 'FormaPro',
    sealed: (seq: number) => `scellé, n° ${seq}`,
    waiting: 'scellement en cours',
  },
  en: {
    empty: 'Nothing has happened yet',
    more: 'Show more',
    system: 'FormaPro',
    sealed: (seq: number) => `sealed, no ${seq}`,
    waiting: 'being sealed',
  },
});

/** Lines of the journal in the margin of time: who, what, about whom, and whether the line is sealed. */
export function TrailList({ query }: { query: UseInfiniteQueryResult<InfiniteData<Page>> }) {
  const t = useMessages(messages);
  const actions = useQuery({
    queryKey: ['actions'],
    queryFn: () => api('GET /actions'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const lines = query.data.pages.flatMap((page) => page.lines);
  if (lines.length === 0) return <EmptyState title={t.empty} />;
  return (
    <div className="fp-stack">
      <div className="fp-panel fp-marge">
        {lines.map((line) => (
          <TrailRow key={line.id} line={line} words={actions.data ?? {}} />
        ))}
      </div>
      {query.hasNextPage && (
        <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.more}
        </Button>
      )}
    </div>
  );
}

function TrailRow({ line, words }: { line: Line; words: Api['GET /actions']['answer'] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const who = [line.actorName ?? t.system, line.concerns].filter(Boolean).join(', ');
  return (
    <div className="fp-marge-row">
      <div className="fp-marge-when">
        {shortDay(parisDay(new Date(line.at)), language)}
        <small>{time(line.at, language)}</small>
      </div>
      <div className="fp-marge-what">
        <div>
          <strong>{words[line.action]?.[language] ?? line.action}</strong>
          <span className="fp-quiet">{who}</span>
        </div>
        <span className="fp-quiet fp-state">
          {line.seq ? <IconLock size={14} aria-hidden /> : <IconLockOpen size={14} aria-hidden />}
          {line.seq ? t.sealed(line.seq) : t.waiting}
        </span>
      </div>
    </div>
  );
}
