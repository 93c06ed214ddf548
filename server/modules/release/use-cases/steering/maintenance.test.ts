import { expect, test } from 'vitest';
import { givenSteerer, tenAtOnce } from '../../../../test/builders/steering.ts';
import { givenLearner } from '../../../../test/builders/trade.ts';
import { refusalOf, world } from '../../../../test/world.ts';
import { countAdoption } from '../../../people/index.ts';
import { type EntryWanted, noteTicket, openTicket } from './follow-maintenance.ts';
import { readAlerts } from './read-alerts.ts';
import { readDeliverables } from './read-deliverables.ts';
import { exportMaintenance, readMaintenance } from './read-maintenance.ts';
import { addBudgetLine } from './save-budget-line.ts';

/** An initial budget of 1,000 € and one ticket. */
async function maintained() {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const by = await givenSteerer(w);
  const sums = { plannedCents: 100_000, committedCents: 0, spentCents: 0, forecastCents: 100_000 };
  await w.as(by, (ctx) => addBudgetLine(ctx, { title: 'Intégration', ...sums }));
  const { ticketId } = await w.as(by, (ctx) => openTicket(ctx, { kind: 'corrective', title: 'Convocation en double' }));
  const note = (wanted: Partial<EntryWanted>) =>
    w.as(by, (ctx) =>
      noteTicket(ctx, { ticketId, after: 0, minutes: 90, costCents: 15_000, state: 'open', comment: '', ...wanted }),
    );
  return { w, by, ticketId, note };
}

test('ten people who open a ticket at the same instant get ten numbers without a gap', async () => {
  const { w, by } = await maintained();
  const open = () => w.as(by, (ctx) => openTicket(ctx, { kind: 'preventive', title: 'Mise à jour' }));
  expect(await tenAtOnce(w, open)).toEqual(Array(10).fill('done'));
  const { rows } = await w.as(by, (ctx) => readMaintenance(ctx, 1));
  expect(rows.map(({ number }) => number)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test('of ten people who note a ticket at the same instant one does, the others are told', async () => {
  const { w, by, note } = await maintained();
  expect(await tenAtOnce(w, () => note({}))).toEqual([...Array(9).fill('TICKET_MOVED'), 'done']);
  const { rows } = await w.as(by, (ctx) => readMaintenance(ctx, 1));
  expect(rows[0]).toMatchObject({ number: 1, minutes: 90, costCents: 15_000, entries: 1, state: 'open' });
});

test('time and money add up against the band of the initial budget; what is a year old no longer counts', async () => {
  const { w, by, note } = await maintained();
  await note({});
  await note({ after: 1, minutes: -30, costCents: -5_000, comment: 'Une heure comptée deux fois' });
  await note({ after: 2, minutes: 0, costCents: 0, state: 'done' });
  expect(await refusalOf(note({ after: 3, minutes: 0, costCents: 0, state: 'done' }))).toMatchObject({
    code: 'ENTRY_EMPTY',
  });
  expect(await refusalOf(note({ after: 3, costCents: -10_001 }))).toMatchObject({ code: 'ENTRY_TOO_LOW' });
  expect(await refusalOf(note({ ticketId: '00000000-0000-4000-8000-000000000000' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  const read = await w.as(by, (ctx) => readMaintenance(ctx, 1));
  expect(read.band).toMatchObject({ costCents: 10_000, shareBp: 1_000, standing: 'within' });
  expect(read.kinds[0]).toEqual({ kind: 'corrective', tickets: 1, open: 0, costCents: 10_000 });
  expect((await w.trail()).slice(1).map(([action]) => action)).toEqual([
    'steering.ticket-opened',
    'steering.ticket-followed',
    'steering.ticket-followed',
    'steering.ticket-moved',
  ]);
  const csv = await w.as(by, (ctx) => exportMaintenance(ctx, 'csv'));
  expect(
    Buffer.from(csv.bytes as Uint8Array)
      .toString('utf8')
      .split('\r\n')[1],
  ).toBe('1;Corrective;Convocation en double;Fait;09/03/2026;1;100;');
  w.clock.set('2027-03-10T08:00:00.000Z');
  expect((await w.as(by, (ctx) => readMaintenance(ctx, 1))).band).toMatchObject({ costCents: 0, standing: 'below' });
});

test('a figure that drifts is an alert on real data, and a deliverable is ready once the product has made it', async () => {
  const { w, by, note } = await maintained();
  await givenLearner(w);
  await note({ costCents: 25_000 });
  expect(await w.as(by, (ctx) => readAlerts(ctx, { adoption: countAdoption }))).toEqual({
    rows: [
      { kind: 'learnerActive', about: '', value: 0, limit: 8_000 },
      { kind: 'mcoAbove', about: '', value: 2_500, limit: 2_000 },
    ],
  });
  const { rows, report } = await w.as(by, readDeliverables);
  expect(report).toBe(null);
  expect(rows.find(({ name }) => name === 'maintenance')).toEqual({
    name: 'maintenance',
    opens: ['maintenancePaper', 'maintenance', 'maintenanceFile'],
    lacks: [],
  });
});
