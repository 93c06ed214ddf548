import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useContext } from 'react';
import { defineMessages, LanguageContext, useMessages } from '../../app/i18n.ts';
import { parisDay, shortDay, time } from '../format.ts';
import { EmptyState, Loading, RefusalAlert } from '../Page.tsx';
import { foldSignIns } from './fold.ts';
import { whoOf } from './sentences.ts';
import { type Line, type Page, TrailRow, useWords } from './TrailRow.tsx';

const messages = defineMessages({
  fr: {
    empty: 'Rien n’est encore arrivé',
    more: 'Voir la suite',
    signIns: (count: number) => `${count} entrées et sorties`,
    others: (count: number) => ` et ${count} autre${count > 1 ? 's' : ''}`,
  },
  en: {
    empty: 'Nothing has happened yet',
    more: 'Show more',
    signIns: (count: number) => `${count} sign-ins and sign-outs`,
    others: (count: number) => ` and ${count} other${count > 1 ? 's' : ''}`,
  },
});

type Given = { query: UseInfiniteQueryResult<InfiniteData<Page>>; empty?: ReactNode };

/** Lines of the journal in the margin of time: who did what, on what, for whom, and whether the line is sealed. */
export function TrailList({ query, empty }: Given) {
  const t = useMessages(messages);
  const words = useWords();
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const lines = query.data.pages.flatMap((page) => page.lines);
  if (lines.length === 0) return empty ?? <EmptyState title={t.empty} />;
  return (
    <div className="fp-stack">
      <div className="fp-panel fp-marge">
        {foldSignIns(lines, dayOf).map((fold) =>
          fold.kind === 'line' ? (
            <TrailRow key={fold.line.id} line={fold.line} words={words} />
          ) : (
            <SignIns key={fold.lines[0]?.id} lines={fold.lines} words={words} />
          ),
        )}
      </div>
      {query.hasNextPage && (
        <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.more}
        </Button>
      )}
    </div>
  );
}

const dayOf = ({ at }: Line) => parisDay(new Date(at));
/** Names that a fold shows before « et 4 autres ». */
const NAMES_SHOWN = 3;

/** A run of sign-ins as one line that opens: how many, whose, from when to when. */
function SignIns({ lines, words }: { lines: readonly Line[]; words: ReturnType<typeof useWords> }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [last, first] = [lines[0], lines.at(-1)];
  if (!last || !first) return null;
  const names = [...new Set(lines.map((line) => whoOf(line).who ?? 'FormaPro'))];
  const others = names.length - NAMES_SHOWN;
  return (
    <details className="fp-marge-fold">
      <summary className="fp-marge-row">
        <span className="fp-marge-when">
          {shortDay(dayOf(last), language)}
          <small>
            {time(first.at, language)} – {time(last.at, language)}
          </small>
        </span>
        <span className="fp-marge-what">
          <span>
            <strong>{t.signIns(lines.length)}</strong>
            <span className="fp-quiet">
              {names.slice(0, NAMES_SHOWN).join(', ')}
              {others > 0 && t.others(others)}
            </span>
          </span>
        </span>
      </summary>
      {lines.map((line) => (
        <TrailRow key={line.id} line={line} words={words} />
      ))}
    </details>
  );
}
