import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';
import type { ItemRecord } from '../domain/content/step-outcome.ts';
import type { CmiState } from '../domain/runtime/index.ts';
import type { SequencingState } from '../domain/sequencing/index.ts';

export type KeptState = ItemRecord & {
  readonly itemId: string;
  readonly state: CmiState;
  readonly totalHundredths: number;
  readonly updatedAt: Date;
};

/** States of all items of a registration. */
export async function listStates(ctx: Context, registrationId: string): Promise<KeptState[]> {
  return ctx.query(sql<KeptState>`
    select item_id as "itemId", cmi as state, completion, success, score_bp as "scoreBp", progress_bp / 10000.0::float8 as progress,
           total_hundredths as "totalHundredths", updated_at as "updatedAt"
      from learning.sco_state where registration_id = ${registrationId}
  `);
}

/** What a commit stands on: its opening, what was kept of the item, in one look for a whole batch. */
export type CommitGround = {
  tokenKey: string;
  itemId: string;
  launchId: string;
  launchNumber: number;
  registrationId: string;
  enrolmentId: string;
  stepId: string;
  sessionId: string;
  learnerId: string;
  companyId: string | null;
  packageVersionId: string;
  currentItem: string;
  /** A later opening has read the kept states: this one can write nothing any more. */
  isOutrun: boolean;
  order: number | null;
  before: (ItemRecord & { totalHundredths: number }) | null;
};

/** Sequence numbers of one opening stay below this, so that a later opening always comes after. */
export const COMMITS_PER_LAUNCH = 1_000_000;

/**
 * Grounds of the commits of a batch, their registrations locked in one order so that two batches never wait in a circle.
 *
 * A commit of an opening that was closed (the tab that closed sent its last word late) still counts: order decides.
 */
export async function holdGrounds(
  ctx: Context,
  asked: readonly { tokenHash: Buffer; itemId: string }[],
): Promise<CommitGround[]> {
  return ctx.query(sql<CommitGround>`
    select encode(launch.token_hash, 'hex') as "tokenKey", asked.item_id as "itemId", launch.id as "launchId",
           launch.number as "launchNumber", registration.id as "registrationId", registration.enrolment_id as "enrolmentId",
           registration.step_id as "stepId", enrolment.session_id as "sessionId", launch.learner_id as "learnerId",
           launch.company_id as "companyId", registration.package_version_id as "packageVersionId",
           registration.current_item as "currentItem", kept.sequence as "order",
           exists (select from learning.launch as later
                    where later.registration_id = registration.id and later.number > launch.number and later.opened_at is not null) as "isOutrun",
           case when kept.item_id is not null then
             jsonb_build_object('completion', kept.completion, 'success', kept.success, 'scoreBp', kept.score_bp,
                                'progress', kept.progress_bp / 10000.0, 'totalHundredths', kept.total_hundredths) end as before
      from unnest(${asked.map(({ tokenHash }) => tokenHash.toString('hex'))}::text[], ${asked.map(({ itemId }) => itemId)}::text[])
             as asked (token_hex, item_id)
      join learning.launch on launch.token_hash = decode(asked.token_hex, 'hex') and launch.expires_at > ${ctx.now}
      join learning.registration on registration.id = launch.registration_id
      join enrolment.enrolment on enrolment.id = registration.enrolment_id
      left join learning.sco_state as kept on kept.registration_id = registration.id and kept.item_id = asked.item_id
     order by registration.id
       for update of registration
  `);
}

export type NewState = ItemRecord & {
  readonly registrationId: string;
  readonly itemId: string;
  readonly learnerId: string;
  readonly companyId: string | null;
  readonly order: number;
  readonly commitId: string;
  readonly state: CmiState;
  readonly totalHundredths: number;
};

/** Writes a batch of states in one statement; a state that is not newer than the kept one changes nothing. */
export async function upsertStates(ctx: Context, states: readonly NewState[]): Promise<void> {
  const column = <T>(pick: (one: NewState) => T) => states.map(pick);
  await ctx.query(sql`
    insert into learning.sco_state as kept (registration_id, item_id, learner_id, company_id, sequence, last_commit_id, cmi, phase, completion, success,
                                            score_bp, progress_bp, total_hundredths, updated_at)
    select registration_id, item_id, learner_id, company_id, sequence, commit_id, cmi::json, phase, completion, success, score_bp, progress_bp,
           total_hundredths, ${ctx.now}
      from unnest(${column((one) => one.registrationId)}::uuid[], ${column((one) => one.itemId)}::text[],
                  ${column((one) => one.learnerId)}::uuid[], ${column((one) => one.companyId)}::uuid[],
                  ${column((one) => one.order)}::bigint[], ${column((one) => one.commitId)}::uuid[],
                  ${column((one) => json(one.state))}::text[], ${column((one) => one.state.phase)}::text[],
                  ${column((one) => one.completion)}::text[],
                  ${column((one) => one.success)}::text[], ${column((one) => one.scoreBp)}::int[],
                  ${column((one) => Math.round((one.progress ?? 0) * 10_000))}::int[], ${column((one) => one.totalHundredths)}::bigint[])
             as fresh (registration_id, item_id, learner_id, company_id, sequence, commit_id, cmi, phase, completion, success, score_bp,
                       progress_bp, total_hundredths)
        on conflict (registration_id, item_id) do update set
           sequence = excluded.sequence, last_commit_id = excluded.last_commit_id, cmi = excluded.cmi, phase = excluded.phase, completion = excluded.completion,
           success = excluded.success, score_bp = excluded.score_bp, progress_bp = excluded.progress_bp,
           total_hundredths = excluded.total_hundredths, updated_at = excluded.updated_at
     where kept.sequence < excluded.sequence
  `);
}

/** Attempts at one item that are kept; a page that opens new ones without end fills no disk. */
const MAX_KEPT_ATTEMPTS = 1000;

/**
 * Keeps what items hold whose next state opens a new attempt; to be called before that state is written.
 *
 * `within` are states of the same batch that a later attempt of it replaces: they were never written.
 */
export async function keepEndedAttempts(
  ctx: Context,
  { opening, within }: { opening: readonly NewState[]; within: readonly NewState[] },
): Promise<void> {
  const column = <T>(states: readonly NewState[], pick: (one: NewState) => T) => states.map(pick);
  await ctx.query(sql`
    with told as (
      select kept.registration_id, kept.item_id, (kept.cmi ->> 'attempt')::int as attempt, kept.learner_id, kept.company_id, kept.sequence,
             kept.cmi, kept.updated_at
        from unnest(${column(opening, (one) => one.registrationId)}::uuid[], ${column(opening, (one) => one.itemId)}::text[],
                    ${column(opening, (one) => one.state.attempt)}::int[], ${column(opening, (one) => one.order)}::bigint[])
               as fresh (registration_id, item_id, attempt, sequence)
        join learning.sco_state as kept on kept.registration_id = fresh.registration_id and kept.item_id = fresh.item_id
                                       and kept.sequence < fresh.sequence and (kept.cmi ->> 'attempt')::int < fresh.attempt
       union all
      select registration_id, item_id, attempt, learner_id, company_id, sequence, cmi::json, ${ctx.now}
        from unnest(${column(within, (one) => one.registrationId)}::uuid[], ${column(within, (one) => one.itemId)}::text[],
                    ${column(within, (one) => one.state.attempt)}::int[], ${column(within, (one) => one.learnerId)}::uuid[],
                    ${column(within, (one) => one.companyId)}::uuid[], ${column(within, (one) => one.order)}::bigint[],
                    ${column(within, (one) => json(one.state))}::text[])
               as replaced (registration_id, item_id, attempt, learner_id, company_id, sequence, cmi)
    )
    insert into learning.ended_attempt as ended (registration_id, item_id, attempt, learner_id, company_id, sequence, cmi, updated_at)
    select distinct on (registration_id, item_id, attempt) * from told
     where attempt between 1 and ${MAX_KEPT_ATTEMPTS}
     order by registration_id, item_id, attempt, sequence desc
        on conflict (registration_id, item_id, attempt) do update
           set sequence = excluded.sequence, cmi = excluded.cmi, updated_at = excluded.updated_at
         where ended.sequence < excluded.sequence
  `);
}

/** What items held in the attempts that ended, the oldest first. */
export async function listEndedAttempts(ctx: Context, registrationId: string) {
  return ctx.query(sql<{ itemId: string; state: CmiState; updatedAt: Date }>`
    select item_id as "itemId", cmi as state, updated_at as "updatedAt"
      from learning.ended_attempt where registration_id = ${registrationId} order by item_id, attempt
  `);
}

/** Notes where each registration of a batch stands, and that its opening is alive. */
export async function touchRegistrations(
  ctx: Context,
  seen: readonly {
    registrationId: string;
    launchId: string;
    itemId: string;
    activeSeconds: number;
    isNewItem: boolean;
    place: Place | null;
  }[],
): Promise<void> {
  const moved = seen.filter(({ isNewItem }) => isNewItem);
  if (moved.length > 0) {
    await ctx.query(sql`
      update learning.registration set current_item = fresh.item_id
        from unnest(${moved.map((one) => one.registrationId)}::uuid[], ${moved.map((one) => one.itemId)}::text[]) as fresh (id, item_id)
       where registration.id = fresh.id
    `);
  }
  await keepCourses(ctx, seen);
  await ctx.query(sql`
    update learning.launch
       set last_seen_at = ${ctx.now},
           active_seconds = greatest(active_seconds, least(fresh.seconds, extract(epoch from ${ctx.now} - started_at)::int))
      from unnest(${seen.map((one) => one.launchId)}::uuid[], ${seen.map((one) => one.activeSeconds)}::int[]) as fresh (id, seconds)
     where launch.id = fresh.id and launch.last_seen_at < ${new Date(ctx.now.getTime() - 20_000)}
  `);
}

/** Where a learner stands in a course, and the order of the commit that said so. */
export type Place = { readonly course: SequencingState; readonly order: number };

/** Of the courses of a batch, the latest of each registration stays, unless a later one is kept already. */
async function keepCourses(
  ctx: Context,
  seen: readonly { registrationId: string; place: Place | null }[],
): Promise<void> {
  const latest = new Map<string, Place>();
  for (const { registrationId, place } of seen)
    if (place && place.order > (latest.get(registrationId)?.order ?? -1)) latest.set(registrationId, place);
  if (latest.size === 0) return;
  const fresh = [...latest].map(([registrationId, place]) => ({ registrationId, ...place }));
  await ctx.query(sql`
    update learning.registration set course = fresh.course::json, course_order = fresh.ordinal
      from unnest(${fresh.map((one) => one.registrationId)}::uuid[], ${fresh.map((one) => json(one.course))}::text[],
                  ${fresh.map((one) => one.order)}::bigint[]) as fresh (id, course, ordinal)
     where registration.id = fresh.id and registration.course_order < fresh.ordinal
  `);
}

/** What each item of these registrations amounts to, without the data itself. */
export async function listRecords(ctx: Context, registrationIds: readonly string[]) {
  return ctx.query(sql<ItemRecord & { registrationId: string; itemId: string }>`
    select registration_id as "registrationId", item_id as "itemId", completion, success, score_bp as "scoreBp",
           progress_bp / 10000.0::float8 as progress
      from learning.sco_state where registration_id = any(${[...registrationIds]}::uuid[])
  `);
}

/** Openings of a registration, for the read-out that funders ask. */
export async function listConnections(ctx: Context, registrationId: string) {
  return ctx.query(sql<{ startedAt: Date; endedAt: Date; activeSeconds: number; reason: string }>`
    select started_at as "startedAt", coalesce(closed_at, last_seen_at) as "endedAt", active_seconds as "activeSeconds",
           coalesce(close_reason, '') as reason
      from learning.launch where registration_id = ${registrationId} order by number
  `);
}

export async function findRegistration(ctx: Context, enrolmentId: string, stepId: string) {
  const [row] = await ctx.query(sql<{ registrationId: string; packageVersionId: string }>`
    select id as "registrationId", package_version_id as "packageVersionId" from learning.registration
     where enrolment_id = ${enrolmentId} and step_id = ${stepId}
  `);
  return row ?? null;
}

export type SharedCourse = {
  readonly packageVersionId: string;
  readonly globals: SequencingState['globals'];
  readonly sharedData: SequencingState['sharedData'];
  readonly isNewer: boolean;
};

/**
 * What the learner's other courses hold of what is shared, in the order in which they were last followed. The same package
 * followed again, a year later say, is a new start: what was earned then opens nothing now.
 */
export async function listSharedElsewhere(ctx: Context, registrationId: string): Promise<SharedCourse[]> {
  return ctx.query(sql<SharedCourse>`
    with followed as (
      select registration.id, registration.package_version_id, package_version.package_id, registration.course,
             (select max(updated_at) from learning.sco_state where registration_id = registration.id) as at
        from learning.registration
        join learning.package_version on package_version.id = registration.package_version_id
       where registration.learner_id = (select learner_id from learning.registration where id = ${registrationId})
         and (registration.course is not null or registration.id = ${registrationId})
    )
    select other.package_version_id as "packageVersionId", coalesce(other.course -> 'globals', '{}') as globals,
           coalesce(other.course -> 'sharedData', '{}') as "sharedData", coalesce(other.at > own.at, true) as "isNewer"
      from followed as other
      join followed as own on own.id = ${registrationId}
     where other.package_id <> own.package_id
     order by other.at
  `);
}
