import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Context } from './context.ts';
import { json, sql } from './sql.ts';
import type { TrailEntry } from './trail-entry.ts';

/** Action and what it means, in French for docs/actions.md and the screens. */
export type TrailActions = Readonly<Record<string, { readonly fr: string; readonly en: string }>>;

const known = new Map<string, TrailActions[string]>();

/** Adds a module's actions to the closed list. Called by composition roots before anything is served. */
export function registerActions(actions: TrailActions): void {
  for (const [action, meaning] of Object.entries(actions)) known.set(action, meaning);
}

/** The closed list with its meanings. */
export function knownActions(): Record<string, TrailActions[string]> {
  return Object.fromEntries([...known].sort(([a], [b]) => a.localeCompare(b)));
}

/** Writes the line in the caller's transaction. An action outside the closed list is a defect. */
export async function writeTrailLine(ctx: Context, entry: TrailEntry): Promise<void> {
  if (!known.has(entry.action)) throw new Error(`the trail has no action ${entry.action}`);
  const actor = ctx.actor.kind === 'person' ? ctx.actor : null;
  const links = Object.entries(entry.links ?? {}).flatMap(([kind, id]) => (id ? [`${kind}:${id}`] : []));
  const salt = entry.personal ? ctx.randomBytes(16).toString('hex') : null;
  const facts = ctx.actor.kind === 'system' ? { job: ctx.actor.name, ...entry.facts } : (entry.facts ?? {});
  await ctx.query(sql`
    insert into trail.line (at, action, actor_kind, actor_id, actor_role, subject_kind, subject_id, links, facts,
                            personal, personal_salt, personal_hash, request_id)
    values (${ctx.now}, ${entry.action}, ${ctx.actor.kind}, ${actor?.personId}, ${actor?.role}, ${entry.subject.kind},
            ${entry.subject.id}, ${links}, ${json(facts)}::jsonb,
            ${entry.personal ? json(entry.personal) : null}::jsonb, ${salt},
            ${entry.personal && salt ? personalHash(salt, entry.personal) : null}, ${ctx.requestId || null})
  `);
}

/** What the chain keeps of personal facts: erasing them leaves every later hash valid. */
export function personalHash(salt: string, personal: unknown): string {
  return createHash('sha256')
    .update(`${salt}\n${canonicalJson(personal)}`)
    .digest('hex');
}
