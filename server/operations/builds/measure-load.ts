import { load } from '../../../tools/stage/load.ts';
import type { LoadMeasure } from '../../modules/release/index.ts';
import { demoCookie } from '../api-door.ts';

/** What each kind of person reads again and again: their first page, and the lists they work in. */
const READS = [
  { role: 'learner', paths: ['/api/my-training', '/api/me'] },
  { role: 'trainingAdministrator', paths: ['/api/sessions', '/api/people?search=mar', '/api/work-queue'] },
  { role: 'companyManager', paths: ['/api/company-home'] },
] as const;

/** Somebody looks at a page before they open the next one. */
const PAUSE_MS = 1_000;

/**
 * Keeps connections busy on a running environment, as the people of a demonstration who read their pages. Nothing is
 * written: the same environment can be measured as often as wanted.
 */
export async function measureLoad(
  origin: string,
  { connections, seconds, pauseMs = PAUSE_MS }: { connections: number; seconds: number; pauseMs?: number },
): Promise<LoadMeasure> {
  const readers = await Promise.all(
    READS.map(async ({ role, paths }) => ({ paths, cookie: await readerCookie(origin, role) })),
  );
  const { requests, failures, p95Ms, p99Ms } = await load(origin, {
    connections,
    seconds,
    pauseMs,
    next: (connection, turn) => {
      const reader = readers[connection % readers.length];
      const path = reader?.paths[turn % reader.paths.length] ?? '';
      return { method: 'GET', path, headers: { cookie: reader?.cookie ?? '' } };
    },
  });
  return { connections, requests, failures, p95Ms, p99Ms };
}

async function readerCookie(origin: string, role: string): Promise<string> {
  const cookie = await demoCookie(origin, role);
  if (!cookie)
    throw new Error(
      `${origin} n’ouvre pas la porte de la démonstration : la charge se mesure sur un environnement aux données inventées, une fois la démonstration créée.`,
    );
  return cookie;
}
