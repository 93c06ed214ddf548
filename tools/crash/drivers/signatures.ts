import { randomUUID } from 'node:crypto';
import { sql } from '../../../server/kernel/sql.ts';
import { look, plant, plantLogins } from '../../stage/plant.ts';
import type { Product } from '../../stage/product.ts';
import type { Driver } from '../driver.ts';

const PEOPLE = 40;
const AT_ONCE = 4;

/** A half-day being signed on the trainer's device, several people at once. */
export function signatureDriver(): Driver {
  const acknowledged: { slotId: string; enrolmentId: string }[] = [];
  let slotId = '';
  let enrolments: string[] = [];
  let cookie = '';
  return {
    name: 'signatures',
    prepare: async (product) => {
      ({ slotId, enrolments } = await plantHalfDay(product));
      cookie = await trainerCookie(product);
      const opened = await call(product, `/slots/${slotId}/sheet`, { cookie, body: {} });
      if (!opened) throw new Error('the half-day could not be opened');
    },
    write: async (product, isOver) => {
      const waiting = [...enrolments];
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          while (!isOver()) {
            const enrolmentId = waiting.pop();
            if (!enrolmentId) return;
            const body = { enrolmentId, signature: { method: 'typed' } };
            const isKept = await call(product, `/slots/${slotId}/signatures`, { cookie, body });
            if (isKept) acknowledged.push({ slotId, enrolmentId });
          }
        }),
      );
    },
    missing: async (product) => {
      const kept = await look<{ key: string }>(
        product,
        sql`select slot_id || ' ' || enrolment_id as key from attendance.signature`,
      );
      const keys = new Set(kept.map(({ key }) => key));
      const wanted = acknowledged.map((one) => `${one.slotId} ${one.enrolmentId}`);
      return { acknowledged: wanted.length, lost: wanted.filter((key) => !keys.has(key)) };
    },
  };
}

async function call(
  product: Product,
  path: string,
  { cookie, body }: { cookie: string; body: unknown },
): Promise<boolean> {
  const answer = await fetch(`${product.app}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-formapro': '1', cookie },
    body: JSON.stringify(body),
  }).catch(() => null);
  return answer?.ok === true;
}

async function trainerCookie(product: Product): Promise<string> {
  const [trainer] = await look<{ id: string }>(
    product,
    sql`select person_id as id from identity.role_grant where role = 'trainer' order by granted_at limit 1`,
  );
  const [cookie = ''] = await plantLogins(product, 'trainer', [trainer?.id ?? '']);
  return cookie;
}

/** A session of today with one half-day that has begun, given by the first trainer, and people in it. */
async function plantHalfDay(product: Product): Promise<{ slotId: string; enrolments: string[] }> {
  const [sessionId, slotId] = [randomUUID(), randomUUID()];
  await plant(
    product,
    sql`insert into sessions.session (id, code, program_version_id, title, delivery, state, trainer_id, starts_on, ends_on, seats_min, seats_max,
                                      seats_taken, created_at)
        select ${sessionId}, ${`SES-9999-${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`}, version.id, version.title, 'openEnrolment', 'IN_PROGRESS', trainer.person_id,
               current_date, current_date, 1, ${PEOPLE}::int, ${PEOPLE}::int, now()
          from (select id, title from catalogue.program_version order by id limit 1) as version,
               (select person_id from identity.role_grant where role = 'trainer' order by granted_at limit 1) as trainer`,
    sql`insert into sessions.session_slot (id, session_id, position, day, half, starts_at, ends_at, modality, trainer_id, video_link)
        select ${slotId}, id, 1, current_date, 'morning', now() - interval '5 minutes', now() + interval '3 hours', 'onSite', trainer_id, ''
          from sessions.session where id = ${sessionId}`,
    sql`insert into enrolment.enrolment (id, session_id, learner_id, company_id, status, source, created_at)
        select gen_random_uuid(), ${sessionId}, person_id, company_id, 'REGISTERED', 'office', now()
          from people.learner order by person_id limit ${PEOPLE}::int`,
  );
  const rows = await look<{ id: string }>(
    product,
    sql`select id from enrolment.enrolment where session_id = ${sessionId}`,
  );
  return { slotId, enrolments: rows.map(({ id }) => id) };
}
