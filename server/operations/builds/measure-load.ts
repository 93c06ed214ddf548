import { randomUUID } from 'node:crypto';
import { load, type Shot } from '../../../tools/stage/load.ts';
import type { LoadMeasure } from '../../modules/release/index.ts';
import { courseState, openCourse } from '../skew/commit-course.ts';
import type { Crowd } from './load-crowd.ts';

/** What each kind of person reads again and again: their first page, and the lists they work in. */
const READS: Readonly<Record<string, readonly string[]>> = {
  learner: ['/api/my-training', '/api/me'],
  trainingAdministrator: ['/api/sessions', '/api/people?search=mar', '/api/work-queue'],
  companyManager: ['/api/company-home'],
};
export const READER_ROLES = Object.keys(READS);

/** Of the connections, those that follow a module: a third, as on a busy morning. Our choice. */
const FOLLOWING = 3;
/** Somebody looks at a page before they open the next one; a module keeps what it has about as often. */
const PAUSE_MS = 1_000;
/** Every so many commits one is sent again as it was, as a player does whose answer was lost. */
const REPEATED = 4;

export type Measured = LoadMeasure & { readonly writes: number };

/**
 * Keeps connections busy on a running environment: people who read their pages, and learners whose module keeps its state,
 * sometimes twice under the same identifier.
 */
export async function measureLoad(
  { app, content }: { app: string; content: string },
  crowd: Pick<Crowd, 'readers' | 'openings'>,
  { connections, seconds, pauseMs = PAUSE_MS }: { connections: number; seconds: number; pauseMs?: number },
): Promise<Measured> {
  const followers = await openAll(content, crowd.openings.slice(0, Math.floor(connections / FOLLOWING)));
  const [read, written] = await Promise.all([
    load(app, { connections: connections - followers.length, seconds, pauseMs, next: readingOf(crowd) }),
    load(content, { connections: followers.length, seconds, pauseMs, next: (at) => followers[at]?.() ?? NOTHING }),
  ]);
  return {
    connections,
    requests: read.requests + written.requests,
    writes: written.requests,
    failures: read.failures + written.failures,
    p95Ms: Math.max(read.p95Ms, written.requests > 0 ? written.p95Ms : 0),
    p99Ms: Math.max(read.p99Ms, written.requests > 0 ? written.p99Ms : 0),
  };
}

const NOTHING: Shot = { method: 'GET', path: '/api/health/live' };

function readingOf({ readers }: Pick<Crowd, 'readers'>) {
  return (connection: number, turn: number): Shot => {
    const reader = readers[connection % readers.length];
    const paths = READS[reader?.role ?? ''] ?? [];
    return { method: 'GET', path: paths[turn % paths.length] ?? '', headers: { cookie: reader?.cookie ?? '' } };
  };
}

/** Opens the player for each learner; what comes back gives their next commit. */
async function openAll(content: string, tokens: readonly string[]): Promise<(() => Shot)[]> {
  const followers: (() => Shot)[] = [];
  for (const token of tokens) {
    const { itemId } = await openCourse(content, token);
    let sequence = 0;
    let last: Shot = NOTHING;
    followers.push(() => {
      sequence += 1;
      if (sequence % REPEATED === 0) return last;
      const state = courseState({
        'cmi.core.lesson_location': String(sequence),
        'cmi.core.lesson_status': 'incomplete',
      });
      const commit = { token, itemId, sequence, commitId: randomUUID(), activeSeconds: sequence, state };
      last = {
        method: 'POST',
        path: '/api/commits',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(commit),
      };
      return last;
    });
  }
  return followers;
}
