import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import type { Told } from '../../domain/communication/action.ts';

export type ActionRow = Told & {
  actionId: string;
  doneOn: string | null;
  droppedOn: string | null;
  revision: number;
};

const COLUMNS = sql`id as "actionId", audience, channel, title, owner, due_on as "dueOn", subject, message, version,
  done_on as "doneOn", dropped_on as "droppedOn", revision`;
/** More actions than a plan that people read. */
const ACTIONS = 300;

export async function listActions(ctx: Context): Promise<ActionRow[]> {
  return ctx.query(sql<ActionRow>`
    select ${COLUMNS} from release.communication_action order by due_on, id limit ${ACTIONS}
  `);
}

export async function findAction(ctx: Context, actionId: string): Promise<ActionRow | null> {
  const [row] = await ctx.query(sql<ActionRow>`
    select ${COLUMNS} from release.communication_action where id = ${actionId}
  `);
  return row ?? null;
}

/** Held until the end of the transaction by whoever changes it or sends its mail: they come one after the other. */
export async function holdAction(ctx: Context, actionId: string): Promise<ActionRow | null> {
  const [row] = await ctx.query(sql<ActionRow>`
    select ${COLUMNS} from release.communication_action where id = ${actionId} for update
  `);
  return row ?? null;
}

/** The plan is written once: the lock lasts until the transaction does. */
export async function holdCommunication(ctx: Context): Promise<void> {
  await ctx.query(sql`select pg_advisory_xact_lock(7206480)`);
}

export async function insertAction(ctx: Context, one: Told & { actionId: string }): Promise<void> {
  await ctx.query(sql`
    insert into release.communication_action
      (id, audience, channel, title, owner, due_on, subject, message, version, changed_at)
    values (${one.actionId}, ${one.audience}, ${one.channel}, ${one.title}, ${one.owner}, ${one.dueOn}, ${one.subject},
            ${one.message}, ${one.version}, ${ctx.now})
  `);
}

export async function updateAction(
  ctx: Context,
  one: Told & { actionId: string; doneOn: string | null; droppedOn: string | null },
): Promise<void> {
  await ctx.query(sql`
    update release.communication_action
       set audience = ${one.audience}, channel = ${one.channel}, title = ${one.title}, owner = ${one.owner}, due_on = ${one.dueOn},
           subject = ${one.subject}, message = ${one.message}, version = ${one.version}, done_on = ${one.doneOn},
           dropped_on = ${one.droppedOn}, revision = revision + 1, changed_at = ${ctx.now}
     where id = ${one.actionId}
  `);
}
