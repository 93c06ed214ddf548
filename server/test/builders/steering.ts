import { sql } from '../../kernel/sql.ts';
import { addAction } from '../../modules/release/use-cases/communication/plan-actions.ts';
import { readRecipients, sendMail } from '../../modules/release/use-cases/communication/send-mail.ts';
import { addSupport } from '../../modules/release/use-cases/communication/staff-support.ts';
import { openTicket } from '../../modules/release/use-cases/steering/follow-maintenance.ts';
import { makePlan } from '../../modules/release/use-cases/steering/make-plan.ts';
import { addBudgetLine } from '../../modules/release/use-cases/steering/save-budget-line.ts';
import { person, refusalOf, SYSTEM, type World } from '../world.ts';
import { givenPerson } from './trade.ts';

/** Somebody who steers the project. */
export async function givenSteerer(w: World) {
  return person('director', await givenPerson(w, { role: 'director', firstName: 'Philippe', lastName: 'Sauvage' }));
}

const SUMS = { plannedCents: 100_000, committedCents: 0, spentCents: 0, forecastCents: 100_000 };

const ACTION = {
  audience: 'team',
  channel: 'mail',
  owner: '',
  dueOn: '2026-04-01',
  subject: 'Essai',
  message: 'Essai',
  version: '',
} as const;
const SUPPORT = {
  audience: 'companies',
  fromDay: '2026-04-01',
  toDay: '2026-06-30',
  opensAt: '09:00',
  closesAt: '17:30',
  reachedBy: 'Téléphone',
  personIds: [],
} as const;

/** The project of this installation, made once, with a line of its budget, a ticket, an action and a support window. */
export async function givenProject(w: World, title: string) {
  const by = await givenSteerer(w);
  const startsOn = '2026-03-02';
  await w.as(by, (ctx) => makePlan(ctx, startsOn)).catch((twin) => refusalOf(Promise.reject(twin)));
  const { lineId } = await w.as(by, (ctx) => addBudgetLine(ctx, { title, ...SUMS }));
  const { ticketId } = await w.as(by, (ctx) => openTicket(ctx, { kind: 'corrective', title }));
  const { actionId } = await w.as(by, (ctx) => addAction(ctx, { ...ACTION, title }));
  const { windowId } = await w.as(by, (ctx) => addSupport(ctx, SUPPORT));
  const nobody = { contacts: async () => [] };
  const { rows } = await w.as(by, (ctx) => readRecipients(ctx, nobody, actionId));
  const { sendingId } = await w.as(by, (ctx) =>
    sendMail(ctx, nobody, { actionId, revision: 1, recipients: rows.length }),
  );
  return { stage: '1', lineId, ticketId, actionId, windowId, sendingId };
}

/**
 * Ten people do the same thing at the same instant, on connections that are open already; what became of each, sorted.
 *
 * Opening a connection takes longer than a whole use case: without it the first would be over before the second begins.
 */
export async function tenAtOnce(w: World, run: (index: number) => Promise<unknown>): Promise<string[]> {
  const ten = Array.from({ length: 10 }, (_, index) => index);
  await Promise.all(ten.map(() => w.as(SYSTEM, (ctx) => ctx.query(sql`select pg_sleep(0.1)`))));
  const outcomes = ten.map((index) =>
    run(index).then(
      () => 'done',
      (refusal: { code: string }) => refusal.code,
    ),
  );
  return (await Promise.all(outcomes)).toSorted();
}
