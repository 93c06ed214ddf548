import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { tokenHash } from '../../kernel/secrets.ts';
import { type Sql, sql, toStatement } from '../../kernel/sql.ts';

/** Written on what the load opens, so that what a killed run left is found and removed by the next one. */
const MARK = 'formapro release load';
const LASTS_MS = 2 * 3_600_000;

export type Reader = { readonly role: string; readonly cookie: string };
export type Crowd = {
  readonly readers: readonly Reader[];
  /** Tokens of openings of the player, each of another learner. */
  readonly openings: readonly string[];
  /** Closes every door and removes what was followed through them. */
  leave(): Promise<void>;
};

/**
 * Opens doors of its own in an environment without people: a sign-in for each role, and openings of the player for learners
 * who have not begun their module. Nobody's password or sign-in is used, and everything is removed afterwards.
 *
 * @param owner a connection of the environment's own database, of which the caller knows that it holds nobody's data.
 */
export async function openCrowd(
  owner: pg.Pool,
  { roles, followers, now }: { roles: readonly string[]; followers: number; now: Date },
): Promise<Crowd> {
  const client = await owner.connect();
  const run = async <Row>(statement: Sql<Row>): Promise<Row[]> =>
    (await client.query(toStatement(statement))).rows as Row[];
  try {
    await client.query("select set_config('app.scope', 'internal', false)");
    await removeLeft(run);
    const until = new Date(now.getTime() + LASTS_MS);
    const readers: Reader[] = [];
    for (const role of roles) readers.push({ role, cookie: await openDoor(run, { role, now, until }) });
    const openings = await openModules(run, { followers, now, until });
    return {
      readers,
      openings,
      leave: async () => {
        try {
          await removeLeft(run);
        } finally {
          client.release();
        }
      },
    };
  } catch (error) {
    client.release();
    throw error;
  }
}

type Run = <Row>(statement: Sql<Row>) => Promise<Row[]>;
type Lasts = { readonly now: Date; readonly until: Date };

async function openDoor(run: Run, { role, now, until }: Lasts & { role: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const made = await run(sql`
    insert into identity.login (id, token_hash, person_id, role, factor, via, created_at, last_seen_at, expires_at, user_agent)
    select ${randomUUID()}, ${tokenHash(token)}, person_id, role, 'full', 'password', ${now}, ${now}, ${until}, ${MARK}
      from identity.role_grant where role = ${role} order by person_id limit 1
    returning id
  `);
  if (made.length === 0) throw new Error(`Personne n’a le rôle « ${role} » dans cet environnement.`);
  return `formapro=${token}`;
}

/** Learners whose path holds a SCORM 1.2 module that they have not begun. */
async function openModules(run: Run, { followers, now, until }: Lasts & { followers: number }): Promise<string[]> {
  const places = await run(sql<
    Record<'enrolmentId' | 'learnerId' | 'stepId' | 'versionId', string> & { companyId: string | null }
  >`
    select enrolment.id as "enrolmentId", enrolment.learner_id as "learnerId", enrolment.company_id as "companyId", step.id as "stepId",
           step.package_version_id as "versionId"
      from enrolment.enrolment
      join sessions.session on session.id = enrolment.session_id
      join learning.path_step as step on step.program_version_id = session.program_version_id and step.kind = 'package'
      join learning.package_version as version on version.id = step.package_version_id and version.edition = '1.2'
     where enrolment.status not in ('CANCELLED', 'REPLACED')
       and not exists (select 1 from learning.registration as begun
                        where begun.enrolment_id = enrolment.id and begun.step_id = step.id)
       and not exists (select 1 from learning.step_progress as begun
                        where begun.enrolment_id = enrolment.id and begun.step_id = step.id)
     order by enrolment.id, step.id limit ${followers}
  `);
  const tokens: string[] = [];
  for (const place of places) {
    const [token, registrationId] = [randomBytes(32).toString('base64url'), randomUUID()];
    await run(sql`
      with registration as (
        insert into learning.registration (id, enrolment_id, step_id, learner_id, company_id, package_version_id, created_at)
        values (${registrationId}, ${place.enrolmentId}, ${place.stepId}, ${place.learnerId}, ${place.companyId}, ${place.versionId}, ${now})
        returning id)
      insert into learning.launch (id, registration_id, number, learner_id, company_id, token_hash, started_at, expires_at, last_seen_at, user_agent)
      select ${randomUUID()}, id, 1, ${place.learnerId}, ${place.companyId}, ${tokenHash(token)}, ${now}, ${until}, ${now}, ${MARK}
        from registration
    `);
    tokens.push(token);
  }
  return tokens;
}

async function removeLeft(run: Run): Promise<void> {
  await run(sql`delete from identity.login where user_agent = ${MARK}`);
  const own = await run(sql<{ id: string; enrolmentId: string; stepId: string }>`
    select registration.id, enrolment_id as "enrolmentId", step_id as "stepId" from learning.registration
      join learning.launch on launch.registration_id = registration.id and launch.user_agent = ${MARK}
  `);
  const ids = own.map(({ id }) => id);
  await run(sql`delete from learning.ended_attempt where registration_id = any(${ids}::uuid[])`);
  await run(sql`delete from learning.sco_state where registration_id = any(${ids}::uuid[])`);
  await run(sql`
    delete from learning.step_progress using learning.registration as own
     where own.id = any(${ids}::uuid[]) and step_progress.enrolment_id = own.enrolment_id and step_progress.step_id = own.step_id
  `);
  await run(sql`delete from learning.launch where registration_id = any(${ids}::uuid[])`);
  await run(sql`delete from learning.registration where id = any(${ids}::uuid[])`);
}
