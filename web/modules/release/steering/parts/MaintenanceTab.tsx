import { Button } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useContext, useState } from 'react';
import { address, api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { useListState } from '../../../../app/list-state.ts';
import { duration, money } from '../../../../ui/format.ts';
import { type Column, ListTable } from '../../../../ui/ListTable.tsx';
import { EmptyState, Loading, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { type Maintenance, percent, type Ticket } from '../figures.ts';
import { maintenanceMessages } from '../maintenance-messages.ts';
import { OpenTicketDialog, TicketDialog } from './TicketDialogs.tsx';

const PAGE = 20;

/** Tickets of maintenance, and what they cost against the band of the initial budget. */
export function MaintenanceTab({ mayAct }: { mayAct: boolean }) {
  const t = useMessages(maintenanceMessages);
  const [list, setList] = useListState();
  const [chosen, setChosen] = useState<Ticket | 'new' | null>(null);
  const query = useQuery({
    queryKey: ['steering', 'tickets', list.page],
    queryFn: () => api('GET /steering/tickets', { query: { page: list.page } }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(mayAct ? setChosen : null);
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { rows, total } = query.data;
  const add = mayAct && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setChosen('new')}>
      {t.open}
    </Button>
  );
  return (
    <div className="fp-columns">
      <div className="fp-stack">
        {total === 0 ? (
          <div className="fp-panel">
            <EmptyState title={t.none} action={add}>
              {mayAct ? t.noneHint : t.noneReader}
            </EmptyState>
          </div>
        ) : (
          <>
            <Exports>{add}</Exports>
            <ListTable
              name={t.tickets}
              columns={columns}
              rows={rows}
              rowId={({ ticketId }) => ticketId}
              page={list.page}
              size={PAGE}
              total={total}
              onPage={(page) => setList({ page })}
            />
          </>
        )}
      </div>
      <BandPanel maintenance={query.data} />
      {chosen === 'new' && <OpenTicketDialog onClose={() => setChosen(null)} />}
      {chosen && chosen !== 'new' && <TicketDialog ticket={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}

function Exports({ children }: { children: ReactNode }) {
  const t = useMessages(maintenanceMessages);
  const exported = (format: 'csv' | 'xlsx') => address('GET /steering/tickets/export', { query: { format } });
  return (
    <div className="fp-steering-tools">
      {children}
      <Button
        component="a"
        variant="default"
        href={exported('xlsx')}
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t.exportXlsx}
      </Button>
      <Button component="a" variant="subtle" href={exported('csv')}>
        {t.exportCsv}
      </Button>
    </div>
  );
}

function useColumns(onNote: ((ticket: Ticket) => void) | null): readonly Column<Ticket>[] {
  const t = useMessages(maintenanceMessages);
  const language = useContext(LanguageContext);
  const states = { open: t.isOpen, done: t.isDone, cancelled: t.isCancelled };
  const note: Column<Ticket> = {
    id: 'note',
    title: '',
    cell: (ticket) => (
      <Button variant="default" size="xs" aria-label={t.noteTicket(ticket.number)} onClick={() => onNote?.(ticket)}>
        {t.note}
      </Button>
    ),
  };
  return [
    { id: 'title', title: t.subject, cell: ({ number, title }) => `${t.number(number)} ${title}` },
    { id: 'kind', title: t.kind, cell: ({ kind, state }) => `${t[kind]}, ${states[state].toLowerCase()}` },
    {
      id: 'cost',
      title: t.cost,
      isNumber: true,
      cell: ({ costCents, minutes }) => `${money(costCents, language)}, ${duration(minutes)}`,
    },
    ...(onNote ? [note] : []),
  ];
}

function BandPanel({ maintenance: { band, kinds } }: { maintenance: Maintenance }) {
  const t = useMessages(maintenanceMessages);
  const language = useContext(LanguageContext);
  const [cost, low, high] = [band.costCents, band.lowCents, band.highCents].map((cents) => money(cents, language));
  // The bar ends a little beyond the band, or at the cost when that is more.
  const whole = Math.max(1, band.costCents, band.highCents * 1.25);
  return (
    <Panel title={t.band}>
      <strong className="fp-steering-figure">{cost}</strong>
      <div>
        {band.shareBp === null ? t.noBudget : `${t.ofInitial(percent(band.shareBp, language))}, ${t[band.standing]}`}
      </div>
      {band.shareBp !== null && (
        <div className="fp-steering-target" role="img" aria-label={t.bandName(cost ?? '', low ?? '', high ?? '')}>
          <em
            style={{
              left: `${(100 * band.lowCents) / whole}%`,
              width: `${(100 * (band.highCents - band.lowCents)) / whole}%`,
            }}
          />
          <i style={{ width: `${(100 * band.costCents) / whole}%` }} />
          <u style={{ left: `${(100 * band.lowCents) / whole}%` }} />
          <u style={{ left: `${(100 * band.highCents) / whole}%` }} />
        </div>
      )}
      <span className="fp-quiet">{band.shareBp !== null && t.bandIs(low ?? '', high ?? '')}</span>
      <ul className="fp-steering-audiences">
        {kinds.map(({ kind, tickets, open, costCents }) => (
          <li key={kind}>
            <div>
              <span>{t[kind]}</span>
              <b>{money(costCents, language)}</b>
            </div>
            <small className="fp-quiet">{t.ofKind(tickets, open)}</small>
          </li>
        ))}
      </ul>
      <p className="fp-quiet fp-steering-says">{t.formula}</p>
    </Panel>
  );
}
