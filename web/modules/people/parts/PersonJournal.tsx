import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { TrailList } from '../../../ui/trail/TrailList.tsx';

/** Every line of the journal that names this person, latest first. */
export function PersonJournal({ personId }: { personId: string }) {
  const query = useInfiniteQuery({
    queryKey: ['person-timeline', personId],
    queryFn: ({ pageParam }) =>
      api('GET /people/:personId/timeline', {
        params: { personId },
        query: pageParam ? { before: pageParam } : {},
      }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return <TrailList query={query} />;
}
