import { fileAnchors } from '../../server/adapters/anchor-file/index.ts';
import { argon2Passwords } from '../../server/adapters/password-argon2/index.ts';
import { typstPdfs } from '../../server/adapters/pdf-typst/index.ts';
import { parisDay } from '../../server/kernel/clock.ts';
import type { Context } from '../../server/kernel/context.ts';
import { Refusal } from '../../server/kernel/refusal.ts';
import { json, raw, sql } from '../../server/kernel/sql.ts';
import { issueCertificate } from '../../server/modules/documents/index.ts';
import { sealTrail } from '../../server/modules/quality/index.ts';
import type { Runtime } from '../../server/runtime.ts';
import { type Attended, demoHalfDay, type Enrolled } from './attendance.ts';
import { type DemoSession, demoCalendar } from './calendar.ts';
import { blendedMinutes, demoPackage, demoPaths, demoProgress, demoQuiz } from './learning.ts';
import { demoRecette } from './recette.ts';
import { demoReleases } from './releases.ts';
import { demoSteering } from './steering.ts';
import { type DemoWorld, demoPrograms, demoWorld, type Row } from './world.ts';

export const demoAccounts = {
  password: 'rivage-demo-2026',
  lines: [
    '  Administratif    nadia.benhamou@rivage-formation.example',
    '  Formatrice       amina.cherif@rivage-formation.example',
    '  Stagiaire        zoe.delmas@laboratoires-vernay.example',
    '  Entreprise (RH)  isabelle.fortin@laboratoires-vernay.example',
    '  Qualité          ines.delaunay@rivage-formation.example',
    '  Direction        philippe.sauvage@rivage-formation.example',
    '  Système          romain.cosnard@rivage-formation.example',
    '  Auditrice        helene.vasseur@rivage-formation.example',
  ],
};

/**
 * Creates the demonstration organisation once, in one transaction: a kill half-way leaves nothing half.
 *
 * Everything is drawn from one seed; dates stand around the day it is made.
 */
export async function createDemo(runtime: Runtime, say: (sentence: string) => void): Promise<boolean> {
  const [isThere] = await runtime.app.transaction({ actor: { kind: 'system', name: 'demo' }, readOnly: true }, (ctx) =>
    ctx.query(sql`select 1 from identity.person limit 1`),
  );
  if (isThere) return false;
  const packageVersionId = await demoPackage(runtime);
  const isMade = await runtime.app.transaction({ actor: { kind: 'system', name: 'demo' } }, async (ctx) => {
    await ctx.query(sql`select pg_advisory_xact_lock(7206402)`);
    const [done] = await ctx.query(sql<{ one: number }>`select 1 as one from kernel.setting where name = 'demo'`);
    const [used] = await ctx.query(sql<{ one: number }>`select 1 as one from identity.person limit 1`);
    if (done || used) return false;
    say('Création de la démonstration…');
    const world = demoWorld();
    await insertPeople(ctx, world, await argon2Passwords().hash(demoAccounts.password));
    say('  20 %  entreprises et personnes');
    const { sessions, courses } = await insertPlanning(ctx, world, packageVersionId);
    say('  45 %  catalogue et sessions');
    await insertLife(ctx, world, { sessions, courses, say });
    await insertCertificates(ctx, sessions);
    await demoRecette(ctx, { world, insert });
    await demoSteering(ctx, { world, insert });
    await demoReleases(ctx, { world, insert });
    await ctx.query(sql`
      insert into kernel.setting (name, value) values ('demo', '{"version": 1}'::jsonb), ('organisation', '{"name": "Rivage Formation"}'::jsonb)
    `);
    say(' 100 %  démonstration prête');
    return true;
  });
  // Some of its lines are months old: whoever verifies the journal at once finds it sealed.
  if (isMade) await sealTrail(runtime.app, fileAnchors(runtime.configuration.dataDir));
  return isMade;
}

/** Inserts rows whose members are columns, two thousand at a time; the columns' types come from the table itself. */
async function insert(ctx: Context, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = raw(Object.keys(first).join(', '));
  for (let from = 0; from < rows.length; from += 2_000) {
    await ctx.query(sql`
      insert into ${raw(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${raw(table)}, ${json(rows.slice(from, from + 2_000))}::jsonb)
    `);
  }
}

async function insertPeople(
  ctx: Context,
  { companies, learners, staff }: DemoWorld,
  passwordHash: string,
): Promise<void> {
  const now = ctx.now;
  await insert(ctx, 'people.training_organisation', [
    {
      only_one: true,
      name: 'Rivage Formation',
      legal_form: 'SAS',
      capital: '50\u00a0000\u00a0€',
      siret: '92345678400019',
      activity_declaration_number: '52440987654',
      declaration_region: 'Pays de la Loire',
      address: '12 quai de la Fosse',
      postcode: '44000',
      town: 'Nantes',
      phone: '02 61 91 00 44',
      email: 'contact@rivage-formation.example',
      signatory_name: 'Philippe Sauvage',
      signatory_title: 'Président',
      revision: 1,
      vat_mention: 'Exonération de TVA, article 261-4-4° a du CGI',
      brand_color: '#054957',
      website: 'www.rivage-formation.example',
      pedagogical_contact: 'Amina Cherif, 02 61 91 00 45, pedagogie@rivage-formation.example',
      administrative_contact: 'Nadia Benhamou, 02 61 91 00 44, contact@rivage-formation.example',
      disability_contact: 'Inès Delaunay, 02 61 91 00 46, handicap@rivage-formation.example',
      quality_mention: 'La certification qualité a été délivrée au titre des actions de formation.',
    },
  ]);
  await insert(
    ctx,
    'people.client_company',
    companies.map(({ id, name, siret, town, postcode, opco, phone, email }) => ({
      id,
      name,
      legal_form: 'SAS',
      siret,
      naf_code: '',
      address: '1 rue du Commerce',
      town,
      postcode,
      opco,
      phone,
      email,
      created_at: now,
    })),
  );
  const everybody = [...learners.map((person) => ({ ...person, role: 'learner' })), ...staff];
  await insert(
    ctx,
    'identity.person',
    everybody.map(({ id, firstName, lastName, email, companyId }) => ({
      id,
      first_name: firstName,
      last_name: lastName,
      email,
      language: 'fr',
      company_id: companyId,
      created_at: now,
    })),
  );
  const isNamed = (id: string) => staff.some((person) => person.id === id) || id === learners[0]?.id;
  await insert(
    ctx,
    'identity.account',
    everybody.map(({ id }) => ({ person_id: id, password_hash: isNamed(id) ? passwordHash : null, created_at: now })),
  );
  const grantedAt = (index: number) => new Date(now.getTime() - 1_000_000 + index);
  await insert(
    ctx,
    'identity.role_grant',
    everybody.map(({ id, role, companyId }, index) => ({
      person_id: id,
      role,
      company_id: role === 'companyManager' ? companyId : null,
      granted_at: grantedAt(index),
      expires_at: role === 'auditor' ? new Date(now.getTime() + 30 * 86_400_000) : null,
    })),
  );
  await insert(
    ctx,
    'people.learner',
    learners.map(({ id, companyId, jobTitle }) => ({
      person_id: id,
      company_id: companyId,
      job_title: jobTitle,
      employee_number: '',
      created_at: now,
    })),
  );
  await insert(
    ctx,
    'people.trainer',
    staff
      .filter(({ role }) => role === 'trainer')
      .map(({ id }) => ({ person_id: id, title: '', is_internal: true, created_at: now })),
  );
  await insert(
    ctx,
    'people.company_contact',
    staff
      .filter(({ role }) => role === 'companyManager')
      .map(({ id, companyId }) => ({
        person_id: id,
        company_id: companyId,
        job_title: 'Responsable formation',
        created_at: now,
      })),
  );
}

async function insertPlanning(ctx: Context, { dice, staff }: DemoWorld, packageVersionId: string) {
  const programs = demoPrograms(dice);
  await insert(
    ctx,
    'catalogue.program',
    programs.map(({ programId, code }) => ({ id: programId, code, created_at: ctx.now })),
  );
  await insert(
    ctx,
    'catalogue.program_version',
    programs.map((program) => ({
      id: program.versionId,
      program_id: program.programId,
      number: 1,
      state: 'published',
      title: program.title,
      summary: `${program.title}, en groupe de douze personnes au plus.`,
      audience: 'Toute personne concernée par le sujet dans son poste',
      prerequisites: 'Aucun',
      objectives: program.objectives,
      content: program.content,
      methods: 'Apports, exercices sur situations réelles, retours du groupe',
      assessment: 'Mise en situation et quiz en fin de formation',
      accessibility: 'Locaux accessibles. Parlez de vos besoins à Inès Delaunay, référente handicap.',
      access_delay: '15 jours',
      recognition: 'attestation',
      onsite_mn: program.halfDays * 210,
      virtual_mn: 0,
      elearning_mn: blendedMinutes(program.code),
      price_cents: program.priceCents,
      seats_min: 4,
      seats_max: 12,
      published_at: ctx.now,
      created_at: ctx.now,
    })),
  );
  const { paths, steps, courses } = demoPaths(dice, programs, {
    packageVersionId,
    quizId: await demoQuiz(ctx),
    now: ctx.now,
  });
  await insert(ctx, 'learning.path', paths);
  await insert(ctx, 'learning.path_step', steps);
  const rooms = ['Erdre', 'Loire', 'Sèvre', 'Vilaine', 'Mayenne', 'Sarthe'].map((name) => ({
    id: dice.uuid(),
    name: `Salle ${name}`,
    address: '12 quai de la Fosse',
    town: 'Nantes',
    seats: 14,
  }));
  await insert(ctx, 'sessions.room', rooms);
  const trainers = staff.filter(({ role }) => role === 'trainer');
  const sessions = demoCalendar({
    dice,
    today: parisDay(ctx.now),
    trainers: trainers.length,
    programs,
    rooms: rooms.map(({ id }) => id),
  });
  await insert(
    ctx,
    'sessions.session',
    sessions.map((session) => ({
      id: session.id,
      code: session.code,
      program_version_id: programs[session.program]?.versionId,
      title: programs[session.program]?.title,
      delivery: dice.share() < 0.3 ? 'inCompany' : 'openEnrolment',
      state: session.state,
      trainer_id: trainers[session.trainer]?.id,
      room_id: session.roomId,
      video_link: '',
      starts_on: session.startsOn,
      ends_on: session.endsOn,
      seats_min: 4,
      seats_max: 12,
      seats_taken: 0,
      created_at: ctx.now,
    })),
  );
  await insert(
    ctx,
    'sessions.session_slot',
    sessions.flatMap((session) =>
      session.slots.map((slot) => ({
        id: slot.id,
        session_id: session.id,
        position: slot.position,
        day: slot.day,
        half: slot.half,
        starts_at: slot.startsAt,
        ends_at: slot.endsAt,
        modality: 'onSite',
        trainer_id: trainers[session.trainer]?.id,
        room_id: session.roomId,
        video_link: '',
      })),
    ),
  );
  const years = Map.groupBy(sessions, ({ startsOn }) => Number(startsOn.slice(0, 4)));
  await insert(
    ctx,
    'sessions.code_counter',
    [...years].map(([year, list]) => ({ year, last: list.length })),
  );
  const courseOf = new Map(
    sessions.flatMap((session) => {
      const course = courses.find(({ programVersionId }) => programVersionId === programs[session.program]?.versionId);
      const startsAt = session.slots[0]?.startsAt;
      return course && startsAt ? [[session.id, { stepId: course.stepId, startsAt }] as const] : [];
    }),
  );
  return { sessions, courses: courseOf };
}

type Life = {
  sessions: DemoSession[];
  courses: ReadonlyMap<string, { stepId: string; startsAt: Date }>;
  say: (sentence: string) => void;
};

async function insertLife(
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

/** Sessions whose certificates are issued: closed ones, and given ones that may be closed. The others wait for the office. */
const CERTIFIED_SESSIONS = { closed: 10, given: 6 };

/** Certificates of the last closed sessions and of a few given ones, made by the product itself: real pages, real numbers. */
async function insertCertificates(ctx: Context, sessions: readonly DemoSession[]): Promise<void> {
  const closed = sessions.filter(({ state }) => state === 'CLOSED').slice(-CERTIFIED_SESSIONS.closed);
  const given = sessions.filter(({ state }) => state === 'DELIVERED').slice(0, CERTIFIED_SESSIONS.given);
  const people = await ctx.query(sql<{ enrolmentId: string }>`
    select enrolment.id as "enrolmentId" from enrolment.enrolment
      join sessions.session on session.id = enrolment.session_id
     where session.id = any(${[...closed, ...given].map(({ id }) => id)}::uuid[]) and enrolment.status = 'COMPLETED'
     order by session.starts_on, enrolment.id
  `);
  const pdfs = typstPdfs();
  for (const { enrolmentId } of people) {
    await issueCertificate(ctx, pdfs, { enrolmentId, issuedBy: null }).catch((error: unknown) => {
      // Who attended nothing gets none, here as anywhere.
      if (!(error instanceof Refusal)) throw error;
    });
  }
  await pdfs.close();
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

/** Between three and eleven people, mostly by small groups of one company; Zoé Delmas and colleagues in the live session. */
function enrolledIn(
  session: DemoSession,
  { dice, learners, isLive }: { dice: DemoWorld['dice']; learners: DemoWorld['learners']; isLive: boolean },
): Enrolled[] {
  if (session.state === 'DRAFT') return [];
  const count = isLive ? 9 : dice.between(3, 11);
  const places = isLive
    ? [0, 1, 2, ...Array.from({ length: 6 }, () => dice.between(30, learners.length - 1))]
    : Array.from({ length: count }, () => dice.between(24, learners.length - 1));
  return [...new Set(places)].flatMap((place) => {
    const learner = learners[place];
    return learner ? [{ id: dice.uuid(), learnerId: learner.id, companyId: learner.companyId, hand: place + 1 }] : [];
  });
}
