import { IconCircleCheck, IconCircleDashed, IconCircleDot, IconPlayerPlay } from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import type { PlayerItem } from '../../contract/player.ts';
import type { ActivityDefinition } from '../../server/modules/learning/domain/sequencing/index.ts';
import { textsOf } from './messages.ts';
import type { Opening } from './server.ts';
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
        {rowsOf(rootsOf(opening), view).map(({ item, level }) => (
          <Row key={item.id} item={item} level={level} view={view} onChoose={choose} texts={t} />
        ))}
      </div>
    </nav>
  );
}

/** With rules the course itself may be chosen: it stands above its parts. */
function rootsOf({ course, items, title }: Opening): readonly PlayerItem[] {
  if (!course) return items;
  const id = String((course.definition as Partial<ActivityDefinition>).id);
  const whole = { id, title: course.title || title, isVisible: true, href: null, isAsset: false, hideLmsUi: [] };
  return [{ ...whole, prerequisites: '', children: [...items] }];
}

/** What is to be seen, each with its depth. Beside each other, so that a part is open although what holds it is not. */
function rowsOf(items: readonly PlayerItem[], view: View, level = 1): { item: PlayerItem; level: number }[] {
  const seen = items.filter(({ id, isVisible }) => isVisible && !view.allowed.hidden.has(id));
  return seen.flatMap((item) => [{ item, level }, ...rowsOf(item.children, view, level + 1)]);
}

type Given = {
  item: PlayerItem;
  level: number;
  view: View;
  texts: ReturnType<typeof textsOf>;
  onChoose: (id: string) => void;
};

function Row({ item, level, view, onChoose, texts }: Given) {
  const stateId = useId();
  const isCurrent = view.currentId === item.id;
  const mark = view.marks[item.id] ?? 'none';
  const isFolder = item.href === null;
  const isOpen = view.allowed.choices.has(item.id);
  const state = mark === 'done' ? texts.itemDone : mark === 'opened' ? texts.itemOpened : '';
  return (
    <div
      role="treeitem"
      aria-label={item.title}
      aria-describedby={state ? stateId : undefined}
      aria-level={level}
      aria-selected={isCurrent}
      aria-expanded={item.children.length > 0 ? true : undefined}
      aria-disabled={isOpen ? undefined : true}
      tabIndex={isCurrent || (view.currentId === null && isFolder) ? 0 : -1}
      onKeyDown={(event) => {
        if (!isOpen || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        event.stopPropagation();
        onChoose(item.id);
      }}
      onClick={() => isOpen && onChoose(item.id)}
    >
      <span className="pl-branch" data-current={isCurrent} data-folder={isFolder}>
        {!isFolder && <MarkIcon mark={mark} isCurrent={isCurrent} />}
        {item.title}
        {state && (
          <span id={stateId} hidden>
            {state}
          </span>
        )}
      </span>
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
