import type { z } from 'zod';
import type { player } from '../../contract/player.ts';

export type Opening = z.output<(typeof player)['POST /openings']['answer']>;
export type CommitBody = z.input<(typeof player)['POST /commits']['body']>;
export type CommitAnswer = z.output<(typeof player)['POST /commits']['answer']>;

const pageVersion = new URLSearchParams(window.location.search).get('v');
let hasOtherVersionAnswered = false;
let hasToldError = false;

/** The server understood and says no: trying again is no use. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** Nobody answered, or whoever did could not: to be tried again. */
export class Unreached extends Error {}

/** Calls one route of the content origin. Throws Refused or Unreached. */
export async function call<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(addressOf(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    credentials: 'omit',
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Unreached('no answer');
  });
  const version = response.headers.get('x-fp-version');
  hasOtherVersionAnswered = pageVersion !== null && version !== null && version !== pageVersion;
  if (response.status === 204) return undefined as Answer;
  if (response.ok) return response.json() as Promise<Answer>;
  const problem = await response.json().catch(() => ({}));
  // 429 and 5xx pass; other refusals stay.
  if (response.status >= 500 || response.status === 429 || typeof problem.code !== 'string')
    throw new Unreached(`HTTP ${response.status}`);
  throw new Refused(problem.code, problem.title);
}

/** The player broke. Said once, and not by a page of another version than the one that answers. */
export function tellPlayerError(token: string): void {
  if (hasToldError || hasOtherVersionAnswered) return;
  hasToldError = true;
  void call('/client-errors', { token }).catch(() => undefined);
}

/** Last words of a page that closes: the browser sends them after it is gone. False when it refuses to take them. */
export function lastWords(path: string, body: object): boolean {
  return navigator.sendBeacon(addressOf(path), JSON.stringify(body));
}

/** The version of this opening goes with each call, so that an edge leaves it where it began. */
function addressOf(path: string): string {
  return `/api${path}${window.location.search}`;
}
