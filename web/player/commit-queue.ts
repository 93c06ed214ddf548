import type { CmiState } from '../../server/modules/learning/domain/runtime/index.ts';
import type { SequencingState } from '../../server/modules/learning/domain/sequencing/index.ts';
import { type CommitAnswer, type CommitBody, call, lastWords, Refused } from './server.ts';
import { forgetUnsent, keepUnsent } from './unsent.ts';

export type SaveStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly sentence: string };

export type CommitQueue = {
  /** Keeps the state of an item; a newer one of the same item takes its place while it waits. */
  add(itemId: string, state: CmiState, course: SequencingState | null): void;
  /** Ends when everything added so far is on the server; rejects when it says no. */
  flush(): Promise<void>;
  /** The page is closing: what waits, and what comes from now on, leaves by beacon. */
  leave(): void;
  /** The page was only hidden and is back. */
  comeBack(): void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

type Listener = {
  token: string;
  activeSeconds(): number;
  onStatus(status: SaveStatus): void;
  onSaved(itemId: string, answer: CommitAnswer): void;
};

/** One commit on its way at a time, in order, tried until the server answers. */
export function createCommitQueue({ token, activeSeconds, onStatus, onSaved }: Listener): CommitQueue {
  const waiting = new Map<string, CommitBody>();
  let sequence = 0;
  let onItsWay: CommitBody | null = null;
  let isLeaving = false;
  let refusal: Refused | null = null;
  let wakeUp: () => void = () => undefined;
  let whenEmpty: { resolve(): void; reject(error: unknown): void }[] = [];

  window.addEventListener('online', () => wakeUp());

  async function run(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!refusal) {
      const commit = onItsWay ?? takeFirst();
      if (!commit) break;
      onItsWay = commit;
      onStatus({ kind: 'saving' });
      try {
        const answer = await call<CommitAnswer>('/commits', commit);
        forgetUnsent(commit.commitId);
        onSaved(commit.itemId, answer);
        onItsWay = null;
        waitMs = FIRST_WAIT_MS;
        if (waiting.size === 0) onStatus({ kind: 'saved', at: answer.savedAt });
      } catch (error) {
        if (error instanceof Refused) {
          forgetUnsent(commit.commitId);
          refusal = error;
          onStatus({ kind: 'refused', sentence: error.message });
          break;
        }
        onStatus({ kind: 'offline' });
        await pause(waitMs);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      }
    }
    const ended = whenEmpty;
    whenEmpty = [];
    for (const one of ended) refusal ? one.reject(refusal) : one.resolve();
  }

  const pause = (delayMs: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  let isRunning = false;
  function start(): void {
    if (isRunning) return;
    isRunning = true;
    void run().finally(() => {
      isRunning = false;
      if (!refusal && waiting.size > 0) start();
    });
  }

  function takeFirst(): CommitBody | null {
    const [first] = waiting.values();
    if (first) waiting.delete(first.itemId);
    return first ?? null;
  }

  function sendNow(commit: CommitBody): void {
    lastWords('/commits', commit);
  }

  return {
    add(itemId, state, course) {
      if (refusal) return;
      sequence += 1;
      const replaced = waiting.get(itemId);
      if (replaced) forgetUnsent(replaced.commitId);
      const commit = {
        token,
        itemId,
        sequence,
        commitId: newId(),
        activeSeconds: activeSeconds(),
        state: { ...state },
        ...(course ? { course: { ...course } } : {}),
      };
      waiting.set(itemId, commit);
      keepUnsent(commit);
      if (isLeaving) sendNow(commit);
      else start();
    },
    flush() {
      if (refusal) return Promise.reject(refusal);
      if (!onItsWay && waiting.size === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        whenEmpty.push({ resolve, reject });
        start();
      });
    },
    leave() {
      isLeaving = true;
      // What is on its way may be cut with the page: it is sent again, and the server takes it once.
      for (const commit of [...(onItsWay ? [onItsWay] : []), ...waiting.values()]) sendNow(commit);
    },
    comeBack() {
      isLeaving = false;
      start();
    },
  };
}

/** `crypto.randomUUID` needs https, which a first try on a local network has not. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
