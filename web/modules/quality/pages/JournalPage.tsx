import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { defineMessages, LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { count, instant } from '../../../ui/format.ts';
import { PageHeader } from '../../../ui/Page.tsx';
import { TrailList } from '../../../ui/TrailList.tsx';

const messages = defineMessages({
  fr: {
    title: 'Journal',
    state: (sealed: string, lines: string) => `${sealed} lignes scellées sur ${lines}`,
    anchored: (seq: string, at: string) => `dernier ancrage : n° ${seq}, ${at}`,
    notAnchored: 'pas encore d’ancrage',
    endsAt: (at: string) => `Accès en lecture, ouvert jusqu’au ${at}`,
  },
  en: {
    title: 'Journal',
    state: (sealed: string, lines: string) => `${sealed} lines sealed of ${lines}`,
    anchored: (seq: string, at: string) => `last anchor: no ${seq}, ${at}`,
    notAnchored: 'not anchored yet',
    endsAt: (at: string) => `Read-only access, open until ${at}`,
  },
});

/** The whole journal: what an auditor and those who answer for the proof read. */
export function JournalPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  useCrumb({ label: t.title });
  const { data: state } = useQuery({ queryKey: ['trail-state'], queryFn: () => api('GET /trail/state') });
  const query = useInfiniteQuery({
    queryKey: ['trail'],
    queryFn: ({ pageParam }) => api('GET /trail', { query: pageParam ? { before: pageParam } : {} }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const anchor = state?.anchoredAt
    ? t.anchored(count(state.anchoredSeq, language), instant(state.anchoredAt, language))
    : t.notAnchored;
  return (
    <>
      <PageHeader
        title={t.title}
        over={me.accessEndsAt ? t.endsAt(instant(me.accessEndsAt, language)) : undefined}
        facts={
          state && (
            <>
              <span>{t.state(count(state.sealed, language), count(state.lines, language))}</span>
              <span>{anchor}</span>
            </>
          )
        }
      />
      <TrailList query={query} />
    </>
  );
}
