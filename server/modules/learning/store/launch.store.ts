import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { SequencingState } from '../domain/sequencing/index.ts';

export type Registration = { registrationId: string; packageVersionId: string };

/** The registration of an enrolment in one step, made the first time; it keeps the version it started with. */
export async function holdRegistration(
  ctx: Context,
  wanted: {
    enrolmentId: string;
    stepId: string;
    learnerId: string;
    companyId: string | null;
    packageVersionId: string;
  },
): Promise<Registration> {
  const { enrolmentId, stepId, learnerId, companyId, packageVersionId } = wanted;
  await ctx.query(sql`
    insert into learning.registration (id, enrolment_id, step_id, learner_id, company_id, package_version_id, created_at)
    values (${ctx.newId()}, ${enrolmentId}, ${stepId}, ${learnerId}, ${companyId}, ${packageVersionId}, ${ctx.now})
        on conflict (enrolment_id, step_id) do nothing
  `);
  const [row] = await ctx.query(sql<Registration>`
    select id as "registrationId", package_version_id as "packageVersionId" from learning.registration
     where enrolment_id = ${enrolmentId} and step_id = ${stepId} for update
  `);
  if (!row) throw new Error('the registration was just made');
  return row;
}

/** Opens the player for a registration, which its caller holds; an opening elsewhere is closed as replaced. */
export async function insertLaunch(
  ctx: Context,
  launch: {
    registrationId: string;
    learnerId: string;
    companyId: string | null;
    tokenHash: Buffer;
    expiresAt: Date;
    userAgent: string;
  },
): Promise<string> {
  const id = ctx.newId();
  await ctx.query(sql`
    update learning.launch set closed_at = ${ctx.now}, close_reason = 'replaced'
     where registration_id = ${launch.registrationId} and closed_at is null
  `);
  await ctx.query(sql`
    insert into learning.launch (id, registration_id, number, learner_id, company_id, token_hash, started_at, expires_at, last_seen_at, user_agent)
    select ${id}, ${launch.registrationId}, coalesce(max(number), 0) + 1, ${launch.learnerId}, ${launch.companyId}, ${launch.tokenHash},
           ${ctx.now}, ${launch.expiresAt}, ${ctx.now}, ${launch.userAgent}
      from learning.launch where registration_id = ${launch.registrationId}
  `);
  return id;
}

export type OpenLaunch = {
  launchId: string;
  registrationId: string;
  number: number;
  enrolmentId: string;
  stepId: string;
  sessionId: string;
  learnerId: string;
  companyId: string | null;
  packageVersionId: string;
  currentItem: string;
  course: SequencingState | null;
  isClosed: boolean;
  activeSeconds: number;
};

/** The opening behind a token, while it is worth something. */
export async function findLaunch(ctx: Context, tokenHash: Buffer): Promise<OpenLaunch | null> {
  const [row] = await ctx.query(sql<OpenLaunch>`
    select launch.id as "launchId", launch.registration_id as "registrationId", launch.number, registration.enrolment_id as "enrolmentId",
           registration.step_id as "stepId", enrolment.session_id as "sessionId", launch.learner_id as "learnerId",
           launch.company_id as "companyId", registration.package_version_id as "packageVersionId",
           registration.current_item as "currentItem", registration.course, launch.closed_at is not null as "isClosed", launch.active_seconds as "activeSeconds"
      from learning.launch
      join learning.registration on registration.id = launch.registration_id
      join enrolment.enrolment on enrolment.id = registration.enrolment_id
     where launch.token_hash = ${tokenHash} and launch.expires_at > ${ctx.now}
  `);
  return row ?? null;
}

/** The page of this opening has read the kept states: earlier openings write nothing any more. */
export async function markOpened(ctx: Context, launchId: string): Promise<void> {
  await ctx.query(sql`
    update learning.launch set opened_at = coalesce(opened_at, ${ctx.now}), last_seen_at = ${ctx.now} where id = ${launchId}
  `);
}

/**
 * False when the opening is gone, or closed by a later one or by its learner. One that had only fallen silent lives again:
 * a laptop wakes up. Time in front of the screen never passes the time that went by.
 */
export async function touchLaunch(ctx: Context, tokenHash: Buffer, activeSeconds: number): Promise<boolean> {
  const rows = await ctx.query(sql`
    update learning.launch
       set last_seen_at = ${ctx.now}, closed_at = null, close_reason = null,
           active_seconds = greatest(active_seconds, least(${activeSeconds}::int, extract(epoch from ${ctx.now} - started_at)::int))
     where token_hash = ${tokenHash} and expires_at > ${ctx.now}
       and (closed_at is null or (close_reason = 'silence' and not exists (
             select from learning.launch as later where later.registration_id = launch.registration_id and later.number > launch.number)))
    returning id
  `);
  return rows.length > 0;
}

/** False when there was nothing open to close. */
export async function closeLaunch(ctx: Context, tokenHash: Buffer): Promise<boolean> {
  const rows = await ctx.query(sql`
    update learning.launch set closed_at = ${ctx.now}, close_reason = 'left', last_seen_at = ${ctx.now}
     where token_hash = ${tokenHash} and closed_at is null
    returning id
  `);
  return rows.length > 0;
}

/** Closes the openings of which nothing was heard since `before`; returns their registrations. */
export async function closeSilentLaunches(ctx: Context, before: Date): Promise<{ registrationId: string }[]> {
  return ctx.query(sql<{ registrationId: string }>`
    update learning.launch set closed_at = ${ctx.now}, close_reason = 'silence'
     where closed_at is null and last_seen_at < ${before}
    returning registration_id as "registrationId"
  `);
}

/** Seconds in front of the screen, all openings of a registration together. */
export async function activeSecondsOf(ctx: Context, registrationId: string): Promise<number> {
  const [row] = await ctx.query(sql<{ seconds: number }>`
    select coalesce(sum(active_seconds), 0)::int as seconds from learning.launch where registration_id = ${registrationId}
  `);
  return row?.seconds ?? 0;
}

export async function isLaunchToken(ctx: Context, tokenHash: Buffer): Promise<boolean> {
  const rows = await ctx.query(sql`select id from learning.launch where token_hash = ${tokenHash}`);
  return rows.length > 0;
}
