import type { z } from 'zod';
import type { player } from '../../contract/player.ts';

export type Opening = z.output<(typeof player)['POST /openings']['answer']>;
export type CommitBody = z.input<(typeof player)['POST /commits']['body']>;
export type CommitAnswer = z.output<(typeof player)['POST /commits']['answer']>;

/** The server understood and says no: trying again is no use. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** Calls one route of the content origin. Throws Refused, or anything else when the network or the server fails. */
export async function call<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(addressOf(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    credentials: 'omit',
    body: JSON.stringify(body),
  });
  if (response.status === 204) return undefined as Answer;
  if (response.ok) return response.json() as Promise<Answer>;
  const problem = await response.json().catch(() => ({}));
  // 429 and 5xx pass; other refusals stay.
  if (response.status >= 500 || response.status === 429 || typeof problem.code !== 'string')
    throw new Error(`HTTP ${response.status}`);
  throw new Refused(problem.code, problem.title);
}

/** Last words of a page that closes: the browser sends them after it is gone. False when it refuses to take them. */
export function lastWords(path: string, body: object): boolean {
  return navigator.sendBeacon(addressOf(path), JSON.stringify(body));
}

/** The version of this opening goes with each call, so that an edge leaves it where it began. */
function addressOf(path: string): string {
  return `/api${path}${window.location.search}`;
}
