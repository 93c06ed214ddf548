import { Link } from '@tanstack/react-router';

type Tab = { readonly id: string; readonly label: string; readonly count?: number | undefined };

/** Parts of one thing; the one that is open lives in the address. */
export function PageTabs({ name, tabs, open }: { name: string; tabs: readonly Tab[]; open: string }) {
  return (
    <nav className="fp-tabs" aria-label={name}>
      {tabs.map(({ id, label, count }) => (
        <Link key={id} to="." search={{ onglet: id } as never} aria-current={id === open ? 'page' : undefined} replace>
          {label}
          {count !== undefined && <span className="fp-count">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
