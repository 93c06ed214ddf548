import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../messages.ts';
import type { Sheet, SheetLine } from '../sheet.ts';
import type { HeldSignature } from '../signature-outbox.ts';
import { PersonToCall } from './PersonToCall.tsx';

type Given = { sheet: Sheet; held: readonly HeldSignature[]; onlyMissing?: boolean; onSaved: () => Promise<unknown> };

/** Missing people first, then signatures that wait for the network, then those who have signed, then the absent. */
export function PeopleToCall({ sheet, held, onlyMissing = false, onSaved }: Given) {
  const t = useMessages(messages);
  const heldBy = new Map(held.map((one) => [one.enrolmentId, one]));
  const isHeld = ({ enrolmentId, signedAt }: SheetLine) => heldBy.has(enrolmentId) && !signedAt;
  const toSettle = sheet.lines.filter((line) => isUnsettled(line) && !isHeld(line));
  const absent = sheet.lines.filter(({ status }) => status.startsWith('ABSENT') || status === 'EXCUSED_BY_OF');
  const waiting = sheet.lines.filter((line) => isHeld(line) && !absent.includes(line));
  const present = sheet.lines.filter((line) => ![...toSettle, ...absent, ...waiting].includes(line));
  const groups: [string, SheetLine[]][] = [
    [sheet.state === 'OPEN' ? t.missing(toSettle.length) : t.expected, toSettle],
    [t.waitingToLeave, waiting],
    ...(onlyMissing
      ? []
      : ([[t.haveSigned, present] as const, [t.absent, absent] as const] as [string, SheetLine[]][])),
  ];
  return groups
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => (
      <section key={title} aria-label={title}>
        <h2 className="fp-group-title">
          <span>{title}</span>
          <span className="fp-quiet">{lines.length}</span>
        </h2>
        <ul className="fp-panel fp-people">
          {lines.map((line) => (
            <PersonToCall
              key={line.enrolmentId}
              line={line}
              sheet={sheet}
              held={line.signedAt ? undefined : heldBy.get(line.enrolmentId)}
              isShort={onlyMissing}
              onSaved={onSaved}
            />
          ))}
        </ul>
      </section>
    ));
}

export function isUnsettled({ status }: SheetLine): boolean {
  return status === 'EXPECTED' || status === 'SIGNATURE_MISSING';
}
