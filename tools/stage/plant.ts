import { createHash, randomUUID } from 'node:crypto';
import { sql, toStatement } from '../../server/kernel/sql.ts';
import type { Product } from './product.ts';

type Statement = Parameters<Product['owner']['query']>[0];

/** Runs statements as the owner, with the organisation's row scope. */
export async function plant(product: Pick<Product, 'owner'>, ...statements: Statement[]): Promise<void> {
  const client = await product.owner.pool.connect();
  try {
    await client.query("select set_config('app.scope', 'internal', false)");
    for (const statement of statements) await client.query(toStatement(statement));
  } finally {
    client.release();
  }
}

export async function look<Row>(
  product: Pick<Product, 'owner'>,
  query: Parameters<typeof product.owner.query<Row>>[0],
): Promise<Row[]> {
  const client = await product.owner.pool.connect();
  try {
    await client.query("select set_config('app.scope', 'internal', false)");
    return (await client.query(toStatement(query))).rows as Row[];
  } finally {
    client.release();
  }
}

export type Opening = { token: string; registrationId: string };

/** So many openings of the player, each of another learner in the demonstration's course. */
export async function plantOpenings(product: Product, count: number): Promise<Opening[]> {
  const places = await look<{
    enrolmentId: string;
    learnerId: string;
    companyId: string | null;
    stepId: string;
    versionId: string;
  }>(
    product,
    sql`
      select enrolment.id as "enrolmentId", enrolment.learner_id as "learnerId", enrolment.company_id as "companyId", step.id as "stepId",
             step.package_version_id as "versionId"
        from enrolment.enrolment
        join sessions.session on session.id = enrolment.session_id
        join learning.path_step as step on step.program_version_id = session.program_version_id and step.kind = 'package'
       limit ${count}
    `,
  );
  const openings: Opening[] = [];
  for (const place of places) {
    const [token, registrationId] = [randomUUID().replaceAll('-', '').padEnd(43, 'x'), randomUUID()];
    openings.push({ token, registrationId });
    await plant(
      product,
      sql`insert into learning.registration (id, enrolment_id, step_id, learner_id, company_id, package_version_id, created_at)
          values (${registrationId}, ${place.enrolmentId}, ${place.stepId}, ${place.learnerId}, ${place.companyId}, ${place.versionId}, now())`,
      sql`insert into learning.launch (id, registration_id, number, learner_id, company_id, token_hash, started_at, opened_at, expires_at, last_seen_at)
          values (${randomUUID()}, ${registrationId}, 1, ${place.learnerId}, ${place.companyId},
                  ${createHash('sha256').update(token).digest()}, now(), now(), now() + interval '1 day', now())`,
    );
  }
  return openings;
}

/** A sign-in of these people, as the cookie that a browser would send. */
export async function plantLogins(
  product: Pick<Product, 'owner'>,
  role: string,
  personIds: readonly string[],
): Promise<string[]> {
  const cookies: string[] = [];
  for (const personId of personIds) {
    const token = randomUUID();
    cookies.push(`formapro=${token}`);
    await plant(
      product,
      sql`insert into identity.login (id, token_hash, person_id, role, factor, via, created_at, last_seen_at, expires_at)
          values (${randomUUID()}, ${createHash('sha256').update(token).digest()}, ${personId}, ${role}, 'full', 'password', now(), now(),
                  now() + interval '1 day')`,
    );
  }
  return cookies;
}
