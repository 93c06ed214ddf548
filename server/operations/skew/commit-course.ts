import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { PlayerItem, PlayerOpening } from '../../../contract/player.ts';

const SECONDS = 1_800;
const STAGES = [
  { 'cmi.core.lesson_location': '6', 'cmi.core.lesson_status': 'incomplete', 'cmi.core.session_time': '00:15:00' },
  {
    'cmi.core.lesson_location': '12',
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '80',
    'cmi.core.score.max': '100',
    'cmi.core.score.min': '0',
    'cmi.core.session_time': '00:30:00',
  },
] as const;

/**
 * Follows a SCORM 1.2 package as the player does: opening, two commits, the last one sent twice as after a lost answer,
 * closing.
 *
 * @param url address that the learner's page opens; the launch token is its fragment or query.
 * @returns writes that were sent.
 */
export async function commitCourse(url: string, content: string): Promise<number> {
  const token = /[A-Za-z0-9_-]{43}/.exec(url)?.[0] ?? '';
  const { itemId } = await openCourse(content, token);
  const commits = STAGES.map((values, at) => ({
    token,
    itemId,
    sequence: at + 1,
    commitId: randomUUID(),
    activeSeconds: (SECONDS * (at + 1)) / STAGES.length,
    state: courseState(values),
  }));
  for (const commit of [...commits, ...commits.slice(-1)]) await post(content, '/commits', commit);
  await post(content, '/closings', { token });
  return 2 + commits.length + 1;
}

/** Opens the player with a launch token; gives the item where the learner is, or the first that opens. */
export async function openCourse(content: string, token: string): Promise<{ itemId: string }> {
  const opening = (await post(content, '/openings', { token })) as z.output<typeof PlayerOpening>;
  return { itemId: opening.currentItem || firstItem(opening.items) };
}

/** The whole state of a SCORM 1.2 item, as the player keeps it. */
export function courseState(values: Readonly<Record<string, string>>) {
  return {
    edition: '1.2',
    attempt: 1,
    phase: 'running',
    entry: 'ab-initio',
    values: { ...values, 'cmi.core.exit': 'suspend', 'cmi.suspend_data': 'deux versions ; une base é=|' },
    judgedStatus: null,
    earlierHundredths: 0,
    pastAttemptsHundredths: 0,
  };
}

async function post(content: string, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${content}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-formapro': '1' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} a répondu ${response.status} : ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

/** The first thing that opens, where the learner has not chosen yet. */
function firstItem(items: readonly PlayerItem[]): string {
  for (const { href, id, children } of items) {
    const found = href ? id : firstItem(children);
    if (found) return found;
  }
  return '';
}
