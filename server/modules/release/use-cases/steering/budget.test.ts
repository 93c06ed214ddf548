import { expect, test } from 'vitest';
import { givenSteerer, tenAtOnce } from '../../../../test/builders/steering.ts';
import { refusalOf, world } from '../../../../test/world.ts';
import { exportBudget, readBudget } from './read-budget.ts';
import { addBudgetLine, changeBudgetLine } from './save-budget-line.ts';

const SUMS = { plannedCents: 4_800_000, committedCents: 720_000, spentCents: 3_960_000, forecastCents: 5_040_000 };
const TITLE = 'Reprise des contenus et données';

async function budgeted() {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const by = await givenSteerer(w);
  const { lineId } = await w.as(by, (ctx) => addBudgetLine(ctx, { title: TITLE, ...SUMS }));
  const change = (wanted: Partial<Parameters<typeof changeBudgetLine>[1]>) =>
    w.as(by, (ctx) => changeBudgetLine(ctx, { lineId, revision: 1, title: TITLE, ...SUMS, reason: '', ...wanted }));
  return { w, by, lineId, change };
}

test('a line shows what is left and where its end drifts, and so does the whole', async () => {
  const { w, by, lineId } = await budgeted();
  await w.as(by, (ctx) =>
    addBudgetLine(ctx, {
      title: 'Hébergement',
      plannedCents: 2_800_000,
      committedCents: 0,
      spentCents: 0,
      forecastCents: 2_800_000,
    }),
  );
  const { rows, total } = await w.as(by, readBudget);
  expect(rows[0]).toEqual({
    lineId,
    title: TITLE,
    ...SUMS,
    initialCents: 4_800_000,
    leftCents: 120_000,
    driftCents: 240_000,
    driftBp: 500,
    revision: 1,
    changedAt: '2026-03-09T08:00:00.000Z',
  });
  expect(total).toMatchObject({ plannedCents: 7_600_000, leftCents: 2_920_000, driftCents: 240_000, driftBp: 316 });
});

test('of ten people who add the same line one does, whatever the capitals and the accents', async () => {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const by = await givenSteerer(w);
  const outcomes = await tenAtOnce(w, (index) =>
    w.as(by, (ctx) => addBudgetLine(ctx, { title: index % 2 ? 'Hébergement' : 'HEBERGEMENT', ...SUMS })),
  );
  expect(outcomes).toEqual([...Array(9).fill('BUDGET_LINE_EXISTS'), 'done']);
  expect(await w.trail()).toEqual([['steering.budget-line-added', SUMS]]);
});

test('another planned sum is a decision with its reason; the initial budget stays', async () => {
  const { w, by, change } = await budgeted();
  const more = { plannedCents: 5_000_000 };
  expect(await refusalOf(change({ ...more, reason: 'oui' }))).toEqual({ code: 'BUDGET_NEEDS_REASON', facts: {} });
  await change({ ...more, reason: 'Comité du 9 mars' });
  const [line] = (await w.as(by, readBudget)).rows;
  expect(line).toMatchObject({ plannedCents: 5_000_000, initialCents: 4_800_000, driftBp: 80, revision: 2 });
  expect((await w.trail()).at(-1)).toEqual([
    'steering.budget-changed',
    { ...SUMS, ...more, plannedBeforeCents: 4_800_000 },
  ]);
});

test('of ten people who change a line at the same instant one does, the others are told that it has changed', async () => {
  const { w, change } = await budgeted();
  const outcomes = await tenAtOnce(w, (index) => change({ spentCents: 4_000_000 + index }));
  expect(outcomes).toEqual([...Array(9).fill('BUDGET_LINE_MOVED'), 'done']);
  expect((await w.trail()).map(([action]) => action)).toEqual([
    'steering.budget-line-added',
    'steering.budget-followed',
  ]);
});

test('a forecast below what is engaged, the name of another line, a line that does not exist: each is refused', async () => {
  const { w, by, change } = await budgeted();
  await w.as(by, (ctx) => addBudgetLine(ctx, { title: 'Hébergement', ...SUMS }));
  const low = { forecastCents: 4_679_999 };
  expect(await refusalOf(change(low))).toMatchObject({ code: 'FORECAST_TOO_LOW' });
  expect(await refusalOf(w.as(by, (ctx) => addBudgetLine(ctx, { title: 'Autre', ...SUMS, ...low })))).toMatchObject({
    code: 'FORECAST_TOO_LOW',
  });
  expect(await refusalOf(change({ title: 'hebergement' }))).toMatchObject({ code: 'BUDGET_LINE_EXISTS' });
  expect(await refusalOf(change({ lineId: '00000000-0000-4000-8000-000000000000' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('the budget leaves as a spreadsheet, in euros, with its total', async () => {
  const { w, by } = await budgeted();
  const csv = await w.as(by, (ctx) => exportBudget(ctx, 'csv'));
  expect(Buffer.from(csv.bytes as Uint8Array).toString('utf8')).toBe(
    '\ufeffPoste;Budget initial (€);Prévu (€);Dépensé (€);Engagé (€);Reste (€);Prévision à la fin (€);Écart (€);Écart (%)\r\n' +
      `${TITLE};48000;48000;39600;7200;1200;50400;2400;5\r\n` +
      'Total;48000;48000;39600;7200;1200;50400;2400;5\r\n',
  );
  const xlsx = await w.as(by, (ctx) => exportBudget(ctx, 'xlsx'));
  expect([
    xlsx.name,
    Buffer.from(xlsx.bytes as Uint8Array)
      .subarray(0, 2)
      .toString(),
  ]).toEqual(['budget-du-projet.xlsx', 'PK']);
});
