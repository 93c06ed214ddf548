import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { SupportFacts } from '../../domain/communication/support.ts';

export type StaffMember = { personId: string; name: string };
export type WindowRow = SupportFacts & { windowId: string; revision: number; people: StaffMember[] };

/** More windows than a project that people read. */
const WINDOWS = 100;

export async function listWindows(ctx: Context): Promise<WindowRow[]> {
  return ctx.query(sql<WindowRow>`
    select held.id as "windowId", held.audience, held.from_day as "fromDay", held.to_day as "toDay", held.opens_at as "opensAt",
           held.closes_at as "closesAt", held.reached_by as "reachedBy", held.revision,
           coalesce((select jsonb_agg(jsonb_build_object('personId', person.id, 'name', person.first_name || ' ' || person.last_name)
                                      order by kernel.fold(person.last_name), person.id)
                       from release.support_person
                       join identity.person on person.id = support_person.person_id
                      where support_person.window_id = held.id), '[]') as people
      from release.support_window as held
     order by held.from_day, held.audience, held.id
     limit ${WINDOWS}
  `);
}

/** People of the organisation whose account is open: those who may answer. */
export async function listStaff(ctx: Context): Promise<StaffMember[]> {
  return ctx.query(sql<StaffMember>`
    select person.id as "personId", person.first_name || ' ' || person.last_name as name
      from identity.person
     where exists (select 1 from identity.role_grant as held
                     join identity.account on account.person_id = held.person_id and account.suspended_at is null
                    where held.person_id = person.id
                      and held.role in ('trainer', 'trainingAdministrator', 'qualityManager', 'director', 'systemAdministrator')
                      and (held.expires_at is null or held.expires_at > ${ctx.now}))
     order by kernel.fold(person.last_name), person.id
     limit 500
  `);
}

type Facts = SupportFacts & { windowId: string };

export async function insertWindow(ctx: Context, one: Facts): Promise<void> {
  await ctx.query(sql`
    insert into release.support_window (id, audience, from_day, to_day, opens_at, closes_at, reached_by, changed_at)
    values (${one.windowId}, ${one.audience}, ${one.fromDay}, ${one.toDay}, ${one.opensAt}, ${one.closesAt}, ${one.reachedBy}, ${ctx.now})
  `);
}

/** False when there is none; null when somebody has changed it since `revision` was read, even at the same instant. */
export async function updateWindow(ctx: Context, one: Facts & { revision: number }): Promise<boolean | null> {
  const rows = await ctx.query(sql`
    update release.support_window
       set audience = ${one.audience}, from_day = ${one.fromDay}, to_day = ${one.toDay}, opens_at = ${one.opensAt},
           closes_at = ${one.closesAt}, reached_by = ${one.reachedBy}, revision = revision + 1, changed_at = ${ctx.now}
     where id = ${one.windowId} and revision = ${one.revision}
    returning id
  `);
  if (rows.length > 0) return true;
  const there = await ctx.query(sql`select 1 from release.support_window where id = ${one.windowId}`);
  return there.length > 0 ? null : false;
}

export async function namePeople(ctx: Context, windowId: string, personIds: readonly string[]): Promise<void> {
  await ctx.query(sql`delete from release.support_person where window_id = ${windowId}`);
  await ctx.query(sql`
    insert into release.support_person (window_id, person_id)
    select ${windowId}::uuid, unnest(${[...personIds]}::uuid[])
  `);
}
