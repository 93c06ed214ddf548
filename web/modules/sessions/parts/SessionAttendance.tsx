import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { duration, shortDay } from '../../../ui/format.ts';
import { EmptyState, Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { MiniSignature } from '../../../ui/SignaturePad.tsx';
import { type StateName, StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { sessionMessages } from '../session-messages.ts';
import { type Remaining, type Session, usePresences } from './session-facts.ts';

type Line = Api['GET /slots/:slotId/sheet']['answer']['lines'][number];

/** The half-day sheets side by side: who signed, who did not, and the minutes that are sealed. */
export function SessionAttendance({ session, remaining }: { session: Session; remaining: Remaining }) {
  const t = useMessages(messages);
  const words = useMessages(sessionMessages);
  const language = useContext(LanguageContext);
  const params = { sessionId: session.sessionId };
  const presences = usePresences(session.sessionId);
  const people = useQuery({
    queryKey: ['enrolments', session.sessionId],
    queryFn: () => api('GET /sessions/:sessionId/enrolments', { params }),
  });
  const begun = (presences.data?.slots ?? []).filter(({ state }) => state !== 'PLANNED');
  const sheets = useQueries({
    queries: begun.map(({ slotId }) => ({
      queryKey: ['sheet', slotId],
      queryFn: () => api('GET /slots/:slotId/sheet', { params: { slotId } }),
    })),
  });
  const error = presences.error ?? people.error;
  if (error) return <RefusalAlert error={error} />;
  if (!presences.data || !people.data) return <Loading />;
  const { slots } = presences.data;
  if (slots.length === 0 || people.data.rows.length === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={slots.length === 0 ? words.noSlotYet : t.nobody} />
      </div>
    );
  const lines = new Map<string, Line>();
  for (const { data } of sheets)
    for (const line of data?.lines ?? []) lines.set(`${line.enrolmentId} ${data?.slotId}`, line);
  const minutes = Map.groupBy(presences.data.presences, ({ enrolmentId }) => enrolmentId);
  const [late] = remaining.lateSheets;
  const shown = ({ day, half }: (typeof slots)[number]) =>
    `${shortDay(day, language)}, ${half === 'morning' ? t.morningShort : t.afternoonShort}`;
  return (
    <div className="fp-stack">
      {late && (
        <Alert
          color="ocre"
          variant="light"
          icon={<IconAlertTriangle size={18} />}
          title={words.sheetsMissing(remaining.lateSheets.length)}
        >
          <div className="fp-toast">
            {words.sheetsMissingHint}
            <Button
              variant="default"
              component={Link}
              to="/emargement/$slotId"
              params={{ slotId: late.slotId } as never}
            >
              {words.openFirst}
            </Button>
          </div>
        </Alert>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="fp-panel fp-scroll" tabIndex={0} aria-label={words.attendance}>
        <table className="fp-matrix fp-sheets">
          <thead>
            <tr>
              <th scope="col">{t.learner}</th>
              {slots.map((slot) => (
                <th key={slot.slotId} scope="col">
                  <Link
                    to="/emargement/$slotId"
                    params={{ slotId: slot.slotId } as never}
                    aria-label={words.seeSheet(shown(slot))}
                  >
                    {shown(slot)}
                  </Link>
                  <StatusBadge state={`SHEET_${slot.state}` as StateName} />
                </th>
              ))}
              <th scope="col" data-num>
                {words.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.data.rows.map((row) => (
              <tr key={row.enrolmentId}>
                <th scope="row">
                  {row.firstName} {row.lastName}
                </th>
                {slots.map((slot) => (
                  <td key={slot.slotId}>
                    <SheetCell
                      line={lines.get(`${row.enrolmentId} ${slot.slotId}`)}
                      isOver={Date.parse(slot.endsAt) < Date.now()}
                    />
                  </td>
                ))}
                <td data-num>
                  {duration((minutes.get(row.enrolmentId) ?? []).reduce((sum, one) => sum + (one.attendedMn ?? 0), 0))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** A signature when there is one, else the state in words; nothing before the half-day. */
function SheetCell({ line, isOver }: { line: Line | undefined; isOver: boolean }) {
  if (!line) return null;
  const state = line.status === 'EXPECTED' && isOver ? 'SIGNATURE_MISSING' : line.status;
  const isPlain = state === 'PRESENT';
  if (!line.strokes) return <StatusBadge state={state} />;
  return (
    <span className="fp-signed">
      <MiniSignature strokes={line.strokes} />
      <StatusBadge state={state} compact={isPlain} />
    </span>
  );
}
