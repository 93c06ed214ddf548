import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

type Tab = {
  readonly id: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly waits?: boolean;
};

/** Parts of one thing; the one that is open lives in the address. */
export function PageTabs({ name, tabs, open }: { name: string; tabs: readonly Tab[]; open: string }) {
  const bar = useRef<HTMLElement>(null);
  // On a phone the tabs scroll: the open one is brought into view, the page stays where it is.
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(open)}"]`);
    if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - bar.current.offsetLeft - 16;
  }, [open]);
  return (
    <nav className="fp-tabs" aria-label={name} ref={bar}>
      {tabs.map(({ id, label, count, waits }) => (
        <Link
          key={id}
          to="."
          data-tab={id}
          search={{ onglet: id } as never}
          aria-current={id === open ? 'page' : undefined}
          replace
        >
          {label}
          {count !== undefined && (
            <span className="fp-count" data-now={waits || undefined}>
              {count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
