import { useEffect, useSyncExternalStore } from 'react';
import { ApiRefusal, api, newKey } from '../../app/api.ts';
import type { SignatureValue } from '../../ui/SignaturePad.tsx';

/** A signature drawn on this phone that the server has not acknowledged yet. */
export type HeldSignature = {
  readonly key: string;
  readonly slotId: string;
  readonly enrolmentId: string;
  readonly signature: SignatureValue;
  readonly drawnAt: string;
  /** Why the server will not have it, in a sentence; somebody must decide. */
  readonly refusal?: string;
};

const NAME = 'formapro.signatures';
const AGAIN_MS = 8_000;
const PATIENCE_MS = 5_000;
const listeners = new Set<() => void>();
let held: readonly HeldSignature[] = stored();
let sending: Promise<void> | null = null;

function stored(): readonly HeldSignature[] {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '[]') as HeldSignature[];
  } catch {
    return [];
  }
}

function keep(next: readonly HeldSignature[]): void {
  held = next;
  try {
    localStorage.setItem(NAME, JSON.stringify(held));
  } catch {
    // Storage is full or closed: the page itself still holds them, and keeps trying.
  }
  for (const listener of listeners) listener();
}

/** Keeps a signature here before anything else, then sends it: a lost network or a closed page loses nothing. */
export async function signHere(wanted: Pick<HeldSignature, 'slotId' | 'enrolmentId' | 'signature'>): Promise<void> {
  const one = { ...wanted, key: newKey(), drawnAt: new Date().toISOString() };
  keep([...held, one]);
  // In a basement a call may hang for minutes: nobody waits for it, the signature is kept and leaves later.
  await Promise.race([sendHeld(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** Sends what is kept, the oldest first; stops at the first that cannot leave. Two callers share one sending. */
export function sendHeld(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(): Promise<void> {
  for (let one = next(); one; one = next()) {
    const { key, slotId, refusal: _, ...body } = one;
    try {
      await api('POST /slots/:slotId/signatures', { params: { slotId }, body, key });
      forgetHeld(key);
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status >= 500 || error.status === 401) return;
      keep(held.map((other) => (other.key === key ? { ...other, refusal: error.message } : other)));
    }
  }
}

const next = () => held.find(({ refusal }) => refusal === undefined);

export function forgetHeld(key: string): void {
  keep(held.filter((one) => one.key !== key));
}

/** Signatures of a half-day that wait on this phone; they are tried again as long as the page is open. */
export function useHeldSignatures(slotId: string, onSent: () => void): readonly HeldSignature[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => held,
  );
  const waits = all.some(({ refusal }) => refusal === undefined);
  useEffect(() => {
    if (!waits) return;
    const again = () => void sendHeld().then(onSent);
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [waits, onSent]);
  return all.filter((one) => one.slotId === slotId);
}
