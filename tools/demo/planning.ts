import { parisDay } from '../../server/kernel/clock.ts';
import type { Context } from '../../server/kernel/context.ts';
import { demoCalendar } from './calendar.ts';
import { insert } from './insert.ts';
import { blendedMinutes, demoPaths, demoQuiz } from './learning.ts';
import { type DemoWorld, demoPrograms } from './world.ts';

/** Programs with their paths, rooms, and sessions with their half-days. */
export async function insertPlanning(ctx: Context, { dice, staff }: DemoWorld, packageVersionId: string) {
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
      delivery: session.delivery,
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
