import { useMessages } from '../i18n.ts';
import { messages } from './messages.ts';
import type { Line } from './results.tsx';

const GROUPS = ['person', 'session', 'company', 'document', 'action'] as const;

type Props = {
  listId: string;
  lines: readonly Line[];
  active: Line | undefined;
  idOf: (line: Line) => string;
  onPoint: (line: Line) => void;
  onChoose: (line: Line) => void;
};

/** The lines of the search by kind. The focus stays in the field, which names the active line. */
export function Lines({ listId, lines, active, idOf, onPoint, onChoose }: Props) {
  const t = useMessages(messages);
  return (
    <div id={listId} role="listbox" aria-label={t.results} className="fp-palette-lines" tabIndex={-1}>
      {GROUPS.map((group) => {
        const mine = lines.filter((line) => line.group === group);
        if (mine.length === 0) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed in a list of options.
          <div key={group} role="group" aria-label={t[group]}>
            <div className="fp-palette-group" aria-hidden>
              {t[group]}
            </div>
            {mine.map((line) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys of the whole list.
              <div
                key={line.id}
                id={idOf(line)}
                role="option"
                tabIndex={-1}
                aria-selected={line === active}
                className="fp-palette-line"
                onMouseMove={() => onPoint(line)}
                onClick={() => onChoose(line)}
              >
                <line.icon size={18} stroke={1.75} aria-hidden />
                <span>{line.title}</span>
                {line.detail && <small>{line.detail}</small>}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
