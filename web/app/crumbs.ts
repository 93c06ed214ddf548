import { useEffect, useSyncExternalStore } from 'react';

export type Crumb = { readonly label: string; readonly to?: string };

let current: readonly Crumb[] = [];
const listeners = new Set<() => void>();

function publish(crumbs: readonly Crumb[]): void {
  current = crumbs;
  for (const listener of listeners) listener();
}

/** A page says where it stands; the top bar shows it. At most three levels. */
export function useCrumb(...crumbs: Crumb[]): void {
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    publish(JSON.parse(key) as Crumb[]);
  }, [key]);
}

export function useCrumbs(): readonly Crumb[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
