import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useMessages } from '../i18n.ts';
import { messages } from '../messages.ts';
import { type Me, useMe } from '../session.tsx';

const load = () => import('./SearchPalette.tsx');
const SearchPalette = lazy(() => load().then((module) => ({ default: module.SearchPalette })));

/** Long enough for the page itself to be there first. */
const FETCH_AFTER_MS = 1_500;

/** A learner has two pages and nothing to look through. */
const hasSearch = (role: Me['role']): boolean => role !== 'learner';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The field of the top bar that opens the search, and its key: Ctrl K or ⌘ K from anywhere. */
export function SearchButton() {
  const t = useMessages(messages);
  const { role } = useMe();
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  /** Where the focus goes back to; nowhere for somebody who has gone to another page. */
  const cameFrom = useRef<Element | null>(null);
  const isThere = hasSearch(role);
  const open = useCallback(() => {
    cameFrom.current = document.activeElement;
    setOpened(true);
    setOpen(true);
  }, []);
  useEffect(() => {
    if (!isOpen && cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true });
  }, [isOpen]);
  useEffect(() => {
    if (!isThere) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    const timer = setTimeout(() => void load(), FETCH_AFTER_MS);
    return () => {
      window.removeEventListener('keydown', onKey);
      clearTimeout(timer);
    };
  }, [isThere, open]);
  if (!isThere) return null;
  return (
    <>
      <button
        type="button"
        className="fp-search"
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={open}
      >
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <span>{t.search}</span>
        <kbd>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {wasOpened && (
        <Suspense fallback={null}>
          <SearchPalette
            isOpen={isOpen}
            onClose={() => setOpen(false)}
            onLeave={() => {
              cameFrom.current = null;
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
