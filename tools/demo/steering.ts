import { parisDay } from '../../server/kernel/clock.ts';
import type { Context } from '../../server/kernel/context.ts';
import { sql } from '../../server/kernel/sql.ts';
import { addWorked, nextWorked, PROJECT_LINK, stagesFrom, workedDays } from '../../server/modules/release/index.ts';
import { demoCommunication } from './communication.ts';
import { BUDGET, DAYS_INTO_PLAN, LOADS, NOTES, TICKETS } from './data/steering.ts';
import { insert } from './insert.ts';
import { chance } from './random.ts';
import type { DemoWorld, Row } from './world.ts';

const SEED = 20_260_910;
const TICKET_SEED = 20_261_104;
const VISIT_SEED = 20_261_103;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Part of those who do not come that came once. */
const LAPSED = 0.4;
/** Part of the companies from which nobody comes. */
const ABSENT = 0.04;

/** A deployment project in its fourth stage, six days late, a budget that drifts by a little, tickets, and who came lately. */
export async function demoSteering(ctx: Context, world: DemoWorld): Promise<void> {
  await insertVisits(ctx, world);
  await insertTickets(ctx);
  const dice = chance(SEED);
  const director = world.staff.find(({ role }) => role === 'director')?.id ?? null;
  const firstDay = firstDayBefore(parisDay(ctx.now));
  const day = (rank: number) => addWorked(firstDay, rank);
  /** Four in the afternoon, once the day's work is known; never after now. */
  const at = (rank: number) => new Date(Math.min(Date.parse(`${day(rank)}T15:00:00Z`), ctx.now.getTime()));
  const baselineId = dice.uuid();
  const stages = stagesFrom(firstDay);
  await insert(ctx, 'release.plan_baseline', [
    { number: 1, id: baselineId, reason: '', made_at: new Date(at(0).getTime() - 7 * DAY_MS), made_by: director },
  ]);
  await insert(
    ctx,
    'release.plan_stage',
    stages.map(({ startsOn, endsOn, ...stage }, index) => ({
      ...stage,
      baseline: 1,
      starts_on: startsOn,
      ends_on: endsOn,
      weight: LOADS[index] ?? 1,
    })),
  );
  const reports = NOTES.map((noted, index) => ({
    id: dice.uuid(),
    stage: noted.stage,
    number: NOTES.slice(0, index + 1).filter(({ stage }) => stage === noted.stage).length,
    reported_on: day(noted.on),
    done_percent: noted.done,
    starts_on: day(noted.startsOn),
    ends_on: day(noted.endsOn),
    cause: noted.cause,
    comment: noted.comment,
    is_closed: noted.isClosed ?? false,
    reported_at: at(noted.on),
    reported_by: director,
  }));
  await insert(ctx, 'release.stage_report', reports);
  await insert(
    ctx,
    'release.budget_line',
    BUDGET.map((line) => ({ id: dice.uuid(), ...line, revision: 1, changed_at: ctx.now })),
  );
  const line = (action: string, subject: { kind: string; id: string }, when: Date, facts: Row): Row => ({
    at: when,
    action,
    actor_kind: 'person',
    actor_id: director,
    actor_role: 'director',
    subject_kind: subject.kind,
    subject_id: subject.id,
    links: [PROJECT_LINK],
    facts,
  });
  await insert(ctx, 'trail.line', [
    line('steering.plan-made', { kind: 'planBaseline', id: baselineId }, new Date(at(0).getTime() - 7 * DAY_MS), {
      startsOn: firstDay,
      endsOn: stages.at(-1)?.endsOn,
    }),
    ...reports.map(({ id, stage, done_percent, ends_on, cause, is_closed, reported_at }) =>
      line(is_closed ? 'steering.stage-closed' : 'steering.stage-followed', { kind: 'stageReport', id }, reported_at, {
        stage,
        donePercent: done_percent,
        endsOn: ends_on,
        cause,
      }),
    ),
  ]);
  await demoCommunication(ctx, { world, stages, insert });
}

async function insertTickets(ctx: Context): Promise<void> {
  const dice = chance(TICKET_SEED);
  const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  const tickets = TICKETS.map((ticket, index) => ({ ...ticket, id: dice.uuid(), number: index + 1 }));
  await insert(
    ctx,
    'release.maintenance_ticket',
    tickets.map(({ id, number, kind, title, work }) => ({
      id,
      number,
      kind,
      title,
      opened_at: ago((work[0]?.[0] ?? 0) + 1),
    })),
  );
  await insert(
    ctx,
    'release.maintenance_entry',
    tickets.flatMap(({ id, work }) =>
      work.map(([daysAgo, minutes, euros, state, comment], index) => ({
        id: dice.uuid(),
        ticket_id: id,
        number: index + 1,
        minutes,
        cost_cents: euros * 100,
        state,
        comment,
        noted_at: ago(daysAgo),
      })),
    ),
  );
}

/**
 * Who came lately: each company has its own eagerness, so that some reach the target and some are to be called.
 *
 * The logins are ended: nobody can use them.
 */
async function insertVisits(ctx: Context, { learners, staff }: DemoWorld): Promise<void> {
  const dice = chance(VISIT_SEED);
  const eagerness = new Map<string | null, number>();
  const visit = (personId: string, role: string, daysAgo: number): Row => {
    const at = new Date(ctx.now.getTime() - daysAgo * DAY_MS - dice.between(0, 6) * HOUR_MS);
    const ended = new Date(at.getTime() + HOUR_MS);
    const token = `${dice.uuid()}${dice.uuid()}`.replaceAll('-', '');
    return {
      id: dice.uuid(),
      token_hash: `\\x${token}`,
      person_id: personId,
      role,
      factor: 'full',
      via: 'password',
      created_at: at,
      last_seen_at: at,
      expires_at: ended,
      ended_at: ended,
      user_agent: '',
    };
  };
  const rows = learners.flatMap(({ id, companyId }) => {
    const share = eagerness.get(companyId) ?? (dice.share() < ABSENT ? 0 : Math.min(1, 0.35 + dice.share() * 0.8));
    eagerness.set(companyId, share);
    if (dice.share() > share) return dice.share() < LAPSED ? [visit(id, 'learner', dice.between(31, 80))] : [];
    return [visit(id, 'learner', dice.share() < 0.55 ? dice.between(0, 6) : dice.between(7, 29))];
  });
  const managers = await ctx.query(sql<{ id: string }>`
    select person_id as id from identity.role_grant where role = 'companyManager' order by company_id, person_id
  `);
  const others = [
    ...staff.filter(({ role }) => role === 'trainer').map(({ id }) => visit(id, 'trainer', dice.between(0, 5))),
    ...managers.map(({ id }) => visit(id, 'companyManager', dice.between(0, 12))),
  ];
  await insert(ctx, 'identity.login', [...rows, ...others]);
}

/** The first day of a plan that has been under way for so many days of work. */
function firstDayBefore(today: string): string {
  let first = nextWorked(parisDay(new Date(Date.parse(`${today}T12:00:00Z`) - 2 * DAYS_INTO_PLAN * DAY_MS)));
  while (workedDays(first, today) > DAYS_INTO_PLAN + 1) first = addWorked(first, 1);
  return first;
}
