import { IconCheck, IconX } from '@tabler/icons-react';
import { useMessages } from '../../../app/i18n.ts';
import type { PaperQuestion, Result } from '../quiz-types.ts';
import { messages } from '../runner-messages.ts';

type Line = Result['questions'][number]['lines'][number];

/** What was answered and, when it may be shown, what was expected. One line per pair, place or gap. */
export function ResultLines({ question, lines }: { question: PaperQuestion; lines: readonly Line[] }) {
  const t = useMessages(messages);
  const said = (text: string) =>
    question.type !== 'trueFalse' || text === '' ? text : text === 'true' ? t.isTrue : t.isFalse;
  const label = (line: Line) => {
    if (question.type === 'ordering') return t.place(line.label);
    return question.type === 'gaps' ? t.gap(Number(line.label)) : line.label;
  };
  return (
    <ul className="fp-quiz-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a result never move.
        <li key={index}>
          {line.label !== '' && <strong>{label(line)}</strong>}
          {line.given !== '' && (
            <span className="fp-quiz-given" data-right={line.isRight ?? undefined}>
              {line.isRight === true && <IconCheck size={18} aria-hidden />}
              {line.isRight === false && <IconX size={18} aria-hidden />}
              <span className="fp-sr">
                {t.given}
                {line.isRight !== null && `, ${line.isRight ? t.right : t.wrong}`}
              </span>
              {said(line.given)}
            </span>
          )}
          {line.right !== null && line.right !== '' && !(line.isRight && said(line.right) === said(line.given)) && (
            <span className="fp-quiz-expected">
              <span className="fp-quiet">{t.expected}</span> {said(line.right)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
