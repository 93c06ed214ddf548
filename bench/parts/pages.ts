import { sql } from '../../server/kernel/sql.ts';
import { load } from '../../tools/stage/load.ts';
import { look, plant, plantLogins } from '../../tools/stage/plant.ts';
import type { Product } from '../../tools/stage/product.ts';

const CONNECTIONS = 300;
const SECONDS = 10;
const TIMES = 100;

/** The learner's home and the session page, at 300 connections, with the demonstration and with a hundred times its data. */
export async function benchPages(product: Product) {
  const small = await both(product);
  const growth = await multiply(product);
  const large = await both(product);
  const ratio = (page: 'learnerHome' | 'sessionPage') =>
    Math.round((large[page].p95Ms / small[page].p95Ms) * 100) / 100;
  return { small, growth, large, p95Ratio: { learnerHome: ratio('learnerHome'), sessionPage: ratio('sessionPage') } };
}

async function both(product: Product) {
  const learners = await look<{ id: string }>(
    product,
    sql`select distinct enrolment.learner_id as id from enrolment.enrolment
          join sessions.session on session.id = enrolment.session_id and session.ends_on >= current_date - 60
         order by 1 limit 100`,
  );
  const [office] = await look<{ id: string }>(
    product,
    sql`select person_id as id from identity.role_grant where role = 'trainingAdministrator' order by granted_at limit 1`,
  );
  const sessions = await look<{ id: string }>(
    product,
    sql`select id from sessions.session where state in ('CLOSED', 'IN_PROGRESS', 'CONFIRMED') order by id limit 200`,
  );
  const cookies = await plantLogins(
    product,
    'learner',
    learners.map(({ id }) => id),
  );
  const [desk = ''] = await plantLogins(product, 'trainingAdministrator', [office?.id ?? '']);
  const learnerHome = await load(product.app, {
    connections: CONNECTIONS,
    seconds: SECONDS,
    next: (connection) => ({
      method: 'GET',
      path: '/api/my-training',
      headers: { cookie: cookies[connection % cookies.length] ?? '' },
    }),
  });
  const parts = ['', '/enrolments', '/presences', '/progress'];
  const sessionPage = await load(product.app, {
    connections: CONNECTIONS,
    seconds: SECONDS,
    next: (connection, turn) => {
      const session = sessions[(connection + Math.floor(turn / parts.length)) % sessions.length]?.id;
      return {
        method: 'GET',
        path: `/api/sessions/${session}${parts[turn % parts.length]}`,
        headers: { cookie: desk },
      };
    },
  });
  return { learnerHome, sessionPage };
}

/**
 * Copies people, sessions, half-days, enrolments and presences ninety-nine times over, in the database itself.
 *
 * Copies keep the shape of the data: as many per session and per person as before.
 */
async function multiply(product: Product) {
  const startedAt = performance.now();
  const copy = sql`bench_copy(copy.n, x.id)`;
  await plant(
    product,
    sql`set statement_timeout = 0`,
    // An id of the right form (version 4): the contract refuses others.
    sql`create function bench_copy(n int, id uuid) returns uuid language sql immutable parallel safe
        return overlay(overlay(md5(n || id::text) placing '4' from 13) placing '8' from 17)::uuid`,
    sql`insert into people.client_company (id, name, created_at) select ${copy}, x.name || ' ' || copy.n, x.created_at
          from people.client_company as x, generate_series(1, ${TIMES - 1}::int) as copy (n)`,
    sql`insert into identity.person (id, first_name, last_name, email, company_id, created_at)
        select ${copy}, x.first_name, x.last_name, copy.n || '.' || x.email, bench_copy(copy.n, x.company_id), x.created_at
          from identity.person as x join people.learner on learner.person_id = x.id, generate_series(1, ${TIMES - 1}::int) as copy (n)`,
    sql`insert into people.learner (person_id, company_id, job_title, created_at)
        select bench_copy(copy.n, x.person_id), bench_copy(copy.n, x.company_id), x.job_title, x.created_at
          from people.learner as x join identity.person on person.id = bench_copy(1, x.person_id),
               generate_series(1, ${TIMES - 1}::int) as copy (n)`,
    sql`insert into identity.account (person_id, created_at)
        select person.id, person.created_at from identity.person join people.learner on learner.person_id = person.id
            on conflict do nothing`,
    sql`insert into identity.role_grant (person_id, role, granted_at)
        select learner.person_id, 'learner', learner.created_at from people.learner on conflict do nothing`,
    sql`insert into sessions.session (id, code, program_version_id, title, delivery, state, trainer_id, room_id, video_link, starts_on, ends_on,
                                      seats_min, seats_max, seats_taken, created_at)
        select ${copy}, 'SES-' || (2100 + copy.n * 4 + substr(x.code, 5, 4)::int - 2024) || substr(x.code, 9), x.program_version_id, x.title, x.delivery, x.state, x.trainer_id, x.room_id, x.video_link,
               x.starts_on, x.ends_on, x.seats_min, x.seats_max, x.seats_taken, x.created_at
          from sessions.session as x, generate_series(1, ${TIMES - 1}::int) as copy (n)`,
    sql`insert into sessions.session_slot (id, session_id, position, day, half, starts_at, ends_at, modality, trainer_id, room_id, video_link)
        select ${copy}, bench_copy(copy.n, x.session_id), x.position, x.day, x.half, x.starts_at, x.ends_at, x.modality, x.trainer_id,
               x.room_id, x.video_link
          from sessions.session_slot as x, generate_series(1, ${TIMES - 1}::int) as copy (n)`,
    sql`insert into enrolment.enrolment (id, session_id, learner_id, company_id, status, source, note, created_at)
        select ${copy}, bench_copy(copy.n, x.session_id), bench_copy(copy.n, x.learner_id),
               bench_copy(copy.n, x.company_id), x.status, x.source, x.note, x.created_at
          from enrolment.enrolment as x, generate_series(1, ${TIMES - 1}::int) as copy (n)`,
    sql`insert into attendance.sheet (slot_id, session_id, state, code_secret, opened_at, actual_starts_at, actual_ends_at, countersigned_at,
                                      sealed_sha256, sealed)
        select bench_copy(copy.n, x.slot_id), bench_copy(copy.n, x.session_id), x.state, x.code_secret, x.opened_at,
               x.actual_starts_at, x.actual_ends_at, x.countersigned_at, x.sealed_sha256, '{}'::jsonb
          from attendance.sheet as x, generate_series(1, ${TIMES - 1}::int) as copy (n)`,
    sql`insert into attendance.presence (slot_id, enrolment_id, learner_id, company_id, session_id, status, planned_mn, attended_mn)
        select bench_copy(copy.n, x.slot_id), bench_copy(copy.n, x.enrolment_id), bench_copy(copy.n, x.learner_id),
               bench_copy(copy.n, x.company_id), bench_copy(copy.n, x.session_id), x.status, x.planned_mn, x.attended_mn
          from attendance.presence as x, generate_series(1, ${TIMES - 1}::int) as copy (n)`,
    sql`analyze`,
  );
  const [counted] = await look<Record<string, number>>(
    product,
    sql`select (select count(*)::int from identity.person) as people, (select count(*)::int from sessions.session) as sessions,
               (select count(*)::int from enrolment.enrolment) as enrolments, (select count(*)::int from attendance.presence) as presences`,
  );
  return { ...counted, tookMs: Math.round(performance.now() - startedAt) };
}
