import { useEffect, useSyncExternalStore } from 'react';

// The page was opened on the version that gave the first answer; another one answers once its person has been moved.
let opened: string | null = null;
let answering: string | null = null;
/** Pages that must not be left in the middle: an open quiz. */
let inTheMiddle = 0;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Hears which version gave an answer. */
export function noteServedVersion({ headers }: Response): void {
  const version = headers.get('x-fp-version');
  if (!version || version === answering) return;
  opened ??= version;
  answering = version;
  tell();
}

/** Whether this page is of another version than the one that answers now. */
export const isOfAnotherVersion = () => opened !== answering;

/** Whether to offer a reload: never in the middle of something. */
export function useReloadIsDue(): boolean {
  return useSyncExternalStore(subscribe, () => isOfAnotherVersion() && inTheMiddle === 0);
}

/** Says, while this is shown, that somebody is in the middle of what a reload would disturb. */
export function useInTheMiddle(): void {
  useEffect(() => {
    inTheMiddle += 1;
    tell();
    return () => {
      inTheMiddle -= 1;
      tell();
    };
  }, []);
}
