import type { ReactNode } from 'react';

/** What can be done with the rows that are selected: dark, at the bottom, says how many. */
export function ActionBar({ name, count, children }: { name: string; count: string; children: ReactNode }) {
  return (
    <section className="fp-action-bar" aria-label={name}>
      <strong role="status">{count}</strong>
      {children}
    </section>
  );
}
