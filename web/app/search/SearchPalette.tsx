import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { RefusalAlert } from '../../ui/Page.tsx';
import { api } from '../api.ts';
import { useMessages } from '../i18n.ts';
import { type Me, useMe } from '../session.tsx';
import { useActions } from './actions.ts';
import { Lines } from './Lines.tsx';
import { matches } from './match.ts';
import { messages } from './messages.ts';
import { type Line, useHitLines } from './results.tsx';

const MOST = 10;
/** Actions shown beside things found: the things come first. */
const MOST_ACTIONS_BESIDE = 3;
/** Between two keys of somebody who types. */
const PAUSE_MS = 120;
/** Roles to which the server opens the search; the others find their actions. */
const SEARCHERS: readonly Me['role'][] = [
  'trainingAdministrator',
  'qualityManager',
  'director',
  'auditor',
  'trainer',
  'companyManager',
];

type Props = { isOpen: boolean; onClose: () => void; onLeave: () => void };

/** Search and actions, keyboard first: arrows, Enter, Escape. Ten lines at most. */
export function SearchPalette({ isOpen, onClose, onLeave }: Props) {
  const t = useMessages(messages);
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={640}
      yOffset="12vh"
      centered={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t.open} radius="lg">
        <Modal.Body p={0}>
          <Palette
            onGo={({ stays, run }) => {
              if (stays) onClose();
              else onLeave();
              run();
            }}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ onGo }: { onGo: (line: Line) => void }) {
  const t = useMessages(messages);
  const { role } = useMe();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { lines, isSettled, error } = useLines(typed);
  const [isWaiting, setWaiting] = useState(false);
  const [pointed, setPointed] = useState<string | null>(null);
  // The first line unless another one of these was pointed at.
  const active = lines.find(({ id }) => id === pointed) ?? lines[0];
  const idOf = (line: Line) => `${listId} ${line.id}`.replaceAll(' ', '-');
  useEffect(() => {
    if (!isWaiting || !isSettled) return;
    setWaiting(false);
    if (active) onGo(active);
  }, [isWaiting, isSettled, active, onGo]);
  // At once: the first letters of somebody who types on come right after Ctrl K.
  useLayoutEffect(() => field.current?.focus(), []);
  const move = (by: number) => {
    const next = lines[((active ? lines.indexOf(active) : -1) + by + lines.length) % lines.length];
    if (!next) return;
    setPointed(next.id);
    document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    // Enter right after the last letter goes to what will be found, not to what an earlier word found.
    else if (event.key === 'Enter' && !isSettled) setWaiting(true);
    else if (event.key === 'Enter' && active) onGo(active);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="fp-palette-field">
        <IconSearch size={20} stroke={1.75} aria-hidden />
        <input
          ref={field}
          type="text"
          role="combobox"
          data-autofocus
          aria-label={t.open}
          aria-autocomplete="list"
          aria-expanded={lines.length > 0}
          aria-controls={listId}
          aria-activedescendant={active && idOf(active)}
          placeholder={SEARCHERS.includes(role) ? t.placeholder : t.placeholderActions}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setWaiting(false);
            setPointed(null);
            setTyped(event.currentTarget.value);
          }}
        />
      </div>
      <RefusalAlert error={error} />
      <Lines
        listId={listId}
        lines={lines}
        active={active}
        idOf={idOf}
        onPoint={({ id }) => setPointed(id)}
        onChoose={onGo}
      />
      <div role="status" className={lines.length > 0 || !isSettled ? 'fp-sr' : 'fp-palette-none'}>
        {!isSettled && t.searching}
        {isSettled && lines.length > 0 && t.found(lines.length)}
        {isSettled && lines.length === 0 && (
          <>
            <strong>{t.none(typed.trim())}</strong>
            <span>{t.noneHint}</span>
          </>
        )}
      </div>
      <Keys />
    </>
  );
}

/** What was found, then the actions that match. Settled when the lines answer what is typed now. */
function useLines(typed: string): { lines: readonly Line[]; isSettled: boolean; error: unknown } {
  const { role } = useMe();
  const asked = typed.trim();
  const [settled] = useDebouncedValue(asked, PAUSE_MS);
  const isAsking = SEARCHERS.includes(role) && settled !== '';
  const { data, isPlaceholderData, error } = useQuery({
    queryKey: ['search', settled],
    queryFn: () => api('GET /search', { query: { q: settled } }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const linesOf = useHitLines();
  const actions = useActions().filter(({ label, words = '' }) => matches(asked, `${label} ${words}`));
  const found = asked !== '' && isAsking && data ? linesOf(data.hits) : [];
  const beside = actions.slice(0, found.length > 0 ? MOST_ACTIONS_BESIDE : MOST);
  const lines = [
    ...found.slice(0, MOST - beside.length),
    ...beside.map(({ label, words: _, ...action }) => ({
      ...action,
      group: 'action' as const,
      title: label,
      detail: '',
    })),
  ];
  const isAnswered = !isAsking || error !== null || (data !== undefined && !isPlaceholderData);
  return { lines, isSettled: asked === '' || (settled === asked && isAnswered), error: isAsking ? error : null };
}

function Keys() {
  const t = useMessages(messages);
  return (
    <div className="fp-palette-keys" aria-hidden>
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t.keyMove}
      </span>
      <span>
        <kbd>↵</kbd> {t.keyOpen}
      </span>
      <span>
        <kbd>{t.escape}</kbd> {t.keyClose}
      </span>
    </div>
  );
}
