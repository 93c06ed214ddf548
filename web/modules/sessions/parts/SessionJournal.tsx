import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { TrailList } from '../../../ui/trail/TrailList.tsx';

/** Everything that happened in a session, latest first. */
export function SessionJournal({ sessionId }: { sessionId: string }) {
  const query = useInfiniteQuery({
    queryKey: ['timeline', sessionId],
    queryFn: ({ pageParam }) =>
      api('GET /sessions/:sessionId/timeline', {
        params: { sessionId },
        query: pageParam ? { before: pageParam } : {},
      }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return <TrailList query={query} />;
}
