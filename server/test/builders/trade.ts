import { randomUUID } from 'node:crypto';
import type { Role } from '../../kernel/access.ts';
import { sql, toStatement } from '../../kernel/sql.ts';
import { type PlannedSlot, planSlots } from '../../modules/sessions/domain/slot-plan.ts';
import type { World } from '../world.ts';

// Planted by the owner, beside the product's own rules: what a test starts from, never what it checks.

/** Runs statements as the owner with the organisation's row scope. */
async function plant(w: World, ...statements: Parameters<World['owner']['query']>[0][]): Promise<void> {
  const client = await w.owner.pool.connect();
  try {
    await client.query("select set_config('app.scope', 'internal', false)");
    for (const statement of statements) await client.query(toStatement(statement));
  } finally {
    client.release();
  }
}

export async function givenCompany(w: World, name = 'Laboratoires Vernay'): Promise<string> {
  const id = randomUUID();
  await plant(
    w,
    sql`insert into people.client_company (id, name, created_at) values (${id}, ${name}, ${w.clock.now()})`,
  );
  return id;
}

type PersonWanted = {
  role?: Role;
  companyId?: string | null;
  firstName?: string;
  lastName?: string;
  email?: string | null;
};

/** A person with an account that holds the role; the company is the one managed, or the employer. */
export async function givenPerson(w: World, wanted: PersonWanted = {}): Promise<string> {
  const { role = 'learner', companyId = null, firstName = 'Zoé', lastName = 'Delmas' } = wanted;
  const id = randomUUID();
  const email = wanted.email === undefined ? `${id}@personne.example` : wanted.email;
  const now = w.clock.now();
  await plant(
    w,
    sql`insert into identity.person (id, first_name, last_name, email, company_id, created_at) values (${id}, ${firstName}, ${lastName}, ${email}, ${companyId}, ${now})`,
    sql`insert into identity.account (person_id, created_at) values (${id}, ${now})`,
    sql`insert into identity.role_grant (person_id, role, company_id, granted_at, expires_at)
        values (${id}, ${role}, ${role === 'companyManager' ? companyId : null}, ${now}, ${role === 'auditor' ? new Date('2036-01-01T00:00:00Z') : null})`,
  );
  return id;
}

export async function givenLearner(w: World, wanted: PersonWanted = {}): Promise<string> {
  const id = await givenPerson(w, { ...wanted, role: 'learner' });
  await plant(
    w,
    sql`insert into people.learner (person_id, company_id, created_at) values (${id}, ${wanted.companyId ?? null}, ${w.clock.now()})`,
  );
  return id;
}

export async function givenTrainer(w: World, wanted: PersonWanted = {}): Promise<string> {
  const id = await givenPerson(w, { firstName: 'Amina', lastName: 'Cherif', ...wanted, role: 'trainer' });
  await plant(w, sql`insert into people.trainer (person_id, created_at) values (${id}, ${w.clock.now()})`);
  return id;
}

export async function givenRoom(w: World, name = 'Salle Erdre'): Promise<string> {
  const id = randomUUID();
  await plant(w, sql`insert into sessions.room (id, name, town, seats) values (${id}, ${name}, 'Nantes', 12)`);
  return id;
}

/** A published program; returns the id of its version. */
export async function givenProgram(w: World, title = 'Manager une équipe au quotidien'): Promise<string> {
  const [programId, versionId] = [randomUUID(), randomUUID()];
  const now = w.clock.now();
  await plant(
    w,
    sql`insert into catalogue.program (id, code, created_at) values (${programId}, ${`P${programId.slice(0, 8).toUpperCase()}`}, ${now})`,
    sql`insert into catalogue.program_version (id, program_id, number, state, title, onsite_mn, published_at, created_at)
        values (${versionId}, ${programId}, 1, 'published', ${title}, 420, ${now}, ${now})`,
  );
  return versionId;
}

export const morning = (day: string): PlannedSlot => ({
  day,
  half: 'morning',
  starts: '09:00',
  ends: '12:30',
  modality: 'onSite',
  trainerId: null,
  roomId: null,
  videoLink: '',
});
export const afternoon = (day: string): PlannedSlot => ({
  ...morning(day),
  half: 'afternoon',
  starts: '13:30',
  ends: '17:00',
});

type SessionWanted = {
  programVersionId?: string;
  trainerId?: string | null;
  seats?: number;
  slots?: PlannedSlot[];
  state?: string;
};

/** A confirmed session with its half-days; returns their ids in order. */
export async function givenSession(
  w: World,
  wanted: SessionWanted = {},
): Promise<{ sessionId: string; slotIds: string[]; programVersionId: string }> {
  const programVersionId = wanted.programVersionId ?? (await givenProgram(w));
  const slots = wanted.slots ?? [morning('2026-03-09'), afternoon('2026-03-09')];
  const plan = planSlots(slots, { startsOn: '2000-01-01', endsOn: '2100-01-01' });
  if (!('slots' in plan)) throw new Error('these half-days cannot be planned');
  const sessionId = randomUUID();
  const days = plan.slots.map(({ day }) => day);
  const slotIds = plan.slots.map(() => randomUUID());
  await plant(
    w,
    sql`insert into sessions.session (id, code, program_version_id, title, delivery, state, trainer_id, starts_on, ends_on, seats_min, seats_max, created_at)
        values (${sessionId}, ${`SES-2026-${Math.floor(Math.random() * 900_000 + 100_000)}`}, ${programVersionId}, 'Manager une équipe au quotidien',
                'openEnrolment', ${wanted.state ?? 'CONFIRMED'}, ${wanted.trainerId ?? null}, ${days[0] ?? '2026-03-09'}, ${days.at(-1) ?? '2026-03-09'}, 1,
                ${wanted.seats ?? 12}, ${w.clock.now()})`,
    ...plan.slots.map(
      (slot, index) => sql`
        insert into sessions.session_slot (id, session_id, position, day, half, starts_at, ends_at, modality, trainer_id)
        values (${slotIds[index] ?? null}, ${sessionId}, ${slot.position}, ${slot.day}, ${slot.half}, ${slot.startsAt}, ${slot.endsAt}, ${slot.modality}, ${wanted.trainerId ?? null})`,
    ),
  );
  return { sessionId, slotIds, programVersionId };
}

/** A learner in a session, seat taken; returns the enrolment. */
export async function givenEnrolment(
  w: World,
  { sessionId, learnerId, companyId = null }: { sessionId: string; learnerId: string; companyId?: string | null },
): Promise<string> {
  const id = randomUUID();
  await plant(
    w,
    sql`insert into enrolment.enrolment (id, session_id, learner_id, company_id, status, source, created_at)
        values (${id}, ${sessionId}, ${learnerId}, ${companyId}, 'REGISTERED', 'office', ${w.clock.now()})`,
    sql`update sessions.session set seats_taken = seats_taken + 1 where id = ${sessionId}`,
  );
  return id;
}
