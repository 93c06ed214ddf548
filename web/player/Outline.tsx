import { IconCircleCheck, IconCircleDashed, IconCircleDot, IconPlayerPlay } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { PlayerItem } from '../../contract/player.ts';
import { textsOf } from './messages.ts';
import type { ItemMark, PlayerSession, View } from './session.ts';

/** Table of contents as a tree: arrows move, Enter opens. */
export function Outline({ session, view, onChosen }: { session: PlayerSession; view: View; onChosen: () => void }) {
  const { opening, items } = session;
  const t = textsOf(opening.language);
  const counted = items.filter(({ id, isVisible }) => isVisible && !view.allowed.hidden.has(id));
  const done = counted.filter(({ id }) => view.marks[id] === 'done').length;
  const minutes = Math.floor(session.activeSeconds() / 60);
  const choose = (id: string) => {
    onChosen();
    void session.ask({ kind: 'choice', targetId: id });
  };
  return (
    <nav aria-label={opening.title}>
      <h2>{t.outline}</h2>
      <progress
        className="pl-progress"
        value={done}
        max={counted.length}
        aria-label={t.progress(done, counted.length)}
      />
      <p className="pl-quiet-text">
        {t.progress(done, counted.length)}
        {minutes > 0 && `, ${t.spent(minutes)}`}
        {opening.plannedMn > 0 && `, ${t.planned(opening.plannedMn)}`}
      </p>
      <div role="tree" aria-label={opening.title} onKeyDown={moveFocus} className="pl-tree">
        {opening.items.map((item) => (
          <Branch key={item.id} item={item} view={view} onChoose={choose} texts={t} />
        ))}
      </div>
    </nav>
  );
}

type Given = {
  item: PlayerItem;
  view: View;
  texts: ReturnType<typeof textsOf>;
  onChoose: (id: string) => void;
};

function Branch({ item, view, onChoose, texts }: Given) {
  if (!item.isVisible || view.allowed.hidden.has(item.id)) return null;
  const isCurrent = view.currentId === item.id;
  const mark = view.marks[item.id] ?? 'none';
  const isFolder = item.href === null;
  // The item on screen is always there to come back to; a folder only where its rules let it be chosen.
  const isOpen = isCurrent || view.allowed.choices.has(item.id);
  const state = mark === 'done' ? texts.itemDone : mark === 'opened' ? texts.itemOpened : '';
  return (
    <div
      role="treeitem"
      aria-label={state ? `${item.title} (${state})` : item.title}
      aria-selected={isCurrent}
      aria-expanded={item.children.length > 0 ? true : undefined}
      aria-disabled={!isOpen && !isFolder ? true : undefined}
      tabIndex={isCurrent || (view.currentId === null && isFolder) ? 0 : -1}
      onKeyDown={(event) => {
        if (!isOpen || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        event.stopPropagation();
        onChoose(item.id);
      }}
      onClick={(event) => {
        event.stopPropagation();
        if (isOpen) onChoose(item.id);
      }}
    >
      <span className="pl-branch" data-current={isCurrent} data-folder={isFolder}>
        {!isFolder && <MarkIcon mark={mark} isCurrent={isCurrent} />}
        {item.title}
      </span>
      {item.children.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: the inner group of a tree has no element of its own.
        <div role="group">
          {item.children.map((child) => (
            <Branch key={child.id} item={child} view={view} onChoose={onChoose} texts={texts} />
          ))}
        </div>
      )}
    </div>
  );
}

function MarkIcon({ mark, isCurrent }: { mark: ItemMark; isCurrent: boolean }) {
  if (mark === 'done') return <IconCircleCheck size={20} className="pl-ok" aria-hidden />;
  if (isCurrent) return <IconPlayerPlay size={20} aria-hidden />;
  return mark === 'opened' ? <IconCircleDot size={20} aria-hidden /> : <IconCircleDashed size={20} aria-hidden />;
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
}
