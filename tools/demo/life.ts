import { parisDay } from '../../server/kernel/clock.ts';
import type { Context } from '../../server/kernel/context.ts';
import { sql } from '../../server/kernel/sql.ts';
import { type Attended, demoHalfDay, type Enrolled } from './attendance.ts';
import type { DemoSession } from './calendar.ts';
import { insert } from './insert.ts';
import { demoProgress } from './learning.ts';
import type { DemoWorld, Row } from './world.ts';

type Life = {
  sessions: DemoSession[];
  courses: ReadonlyMap<string, { stepId: string; startsAt: Date }>;
  say: (sentence: string) => void;
};

/** Who is enrolled, who came and signed, how far each is in the remote part. */
export async function insertLife(
  ctx: Context,
  { dice, learners, staff }: DemoWorld,
  { sessions, courses, say }: Life,
): Promise<void> {
  const trainers = staff.filter(({ role }) => role === 'trainer');
  const enrolments: Row[] = [];
  const lived: Attended = { sheets: [], signatures: [], marks: [], presences: [] };
  const lines: Row[] = [];
  const today = parisDay(ctx.now);
  for (const session of sessions) {
    const isLive = session.startsOn <= today && session.endsOn >= today && session.trainer === 0;
    const people = enrolledIn(session, { dice, learners, isLive });
    for (const person of people)
      enrolments.push({
        id: person.id,
        session_id: session.id,
        learner_id: person.learnerId,
        company_id: person.companyId,
        status: statusOf(session),
        source: 'demo',
        note: '',
        created_at: ctx.now,
      });
    lines.push(
      line(ctx, 'sessions.session-planned', { kind: 'session', id: session.id, links: [`session:${session.id}`] }),
    );
    if (session.state === 'CANCELLED' || session.state === 'POSTPONED') continue;
    for (const slot of session.slots) {
      if (slot.startsAt > ctx.now || (isLive && slot.endsAt > ctx.now)) continue;
      const half = demoHalfDay(dice, {
        slot,
        session,
        people,
        trainerId: trainers[session.trainer]?.id ?? '',
        now: ctx.now,
      });
      for (const key of ['sheets', 'signatures', 'marks', 'presences'] as const) lived[key].push(...half[key]);
      if (half.presences.length > 0)
        lines.push(
          line(ctx, 'attendance.sealed', {
            kind: 'slot',
            id: slot.id,
            links: [`session:${session.id}`, `slot:${slot.id}`],
          }),
        );
    }
  }
  await insert(ctx, 'enrolment.enrolment', enrolments);
  await ctx.query(sql`
    update sessions.session set seats_taken = counted.seats
      from (select session_id, count(*)::int as seats from enrolment.enrolment where status not in ('CANCELLED', 'REPLACED') group by session_id) as counted
     where counted.session_id = session.id
  `);
  say('  65 %  inscriptions');
  await insert(ctx, 'attendance.sheet', lived.sheets);
  await insert(ctx, 'attendance.signature', lived.signatures);
  await insert(ctx, 'attendance.mark', lived.marks);
  await insert(ctx, 'attendance.presence', lived.presences);
  const courseOf = (sessionId: unknown) => courses.get(String(sessionId)) ?? null;
  await insert(ctx, 'learning.step_progress', demoProgress(ctx, dice, { enrolments, courseOf }));
  say('  90 %  émargements');
  await insert(ctx, 'trail.line', lines);
}

function line(ctx: Context, action: string, { kind, id, links }: { kind: string; id: string; links: string[] }): Row {
  return {
    at: ctx.now,
    action,
    actor_kind: 'system',
    subject_kind: kind,
    subject_id: id,
    links,
    facts: { job: 'demo' },
  };
}

function statusOf({ state }: DemoSession): string {
  if (state === 'CANCELLED' || state === 'POSTPONED') return 'CANCELLED';
  if (state === 'CLOSED' || state === 'DELIVERED') return 'COMPLETED';
  return state === 'IN_PROGRESS' ? 'IN_TRAINING' : 'REGISTERED';
}

/** Between three and eleven people, of one company in a session of its own; Zoé Delmas and colleagues in the live session. */
function enrolledIn(
  session: DemoSession,
  { dice, learners, isLive }: { dice: DemoWorld['dice']; learners: DemoWorld['learners']; isLive: boolean },
): Enrolled[] {
  if (session.state === 'DRAFT') return [];
  const count = isLive ? 9 : dice.between(3, 11);
  const drawn = isLive
    ? [0, 1, 2, ...Array.from({ length: 6 }, () => dice.between(30, learners.length - 1))]
    : Array.from({ length: count }, () => dice.between(24, learners.length - 1));
  const places = session.delivery === 'inCompany' ? colleaguesOf(drawn, learners) : drawn;
  return [...new Set(places)].flatMap((place) => {
    const learner = learners[place];
    return learner ? [{ id: dice.uuid(), learnerId: learner.id, companyId: learner.companyId, hand: place + 1 }] : [];
  });
}

/** As many people of the company of the first one. */
function colleaguesOf(drawn: readonly number[], learners: DemoWorld['learners']): number[] {
  const [first = 0] = drawn;
  const colleagues = learners.flatMap(({ companyId }, place) =>
    place >= 24 && companyId === learners[first]?.companyId ? [place] : [],
  );
  return drawn.map((place) => colleagues[place % colleagues.length] ?? first);
}
