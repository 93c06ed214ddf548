import type { z } from 'zod';
import type { ProgramBody } from '../../../../contract/catalogue.ts';
import type { Context } from '../../../kernel/context.ts';
import { json, sql } from '../../../kernel/sql.ts';

export type ProgramFacts = z.output<typeof ProgramBody>;

/** Adds the program; null when its code is taken, even by a twin at the same instant. */
export async function insertProgram(ctx: Context, code: string): Promise<string | null> {
  const [row] = await ctx.query(sql<{ id: string }>`
    insert into catalogue.program (id, code, created_at) values (${ctx.newId()}, ${code}, ${ctx.now})
        on conflict (code) do nothing
    returning id
  `);
  return row?.id ?? null;
}

/** Adds the next version as a draft; null when a draft is already open. The program row is locked: one at a time. */
export async function insertDraft(ctx: Context, programId: string, facts: ProgramFacts): Promise<string | null> {
  await ctx.query(sql`select from catalogue.program where id = ${programId} for update`);
  const [row] = await ctx.query(sql<{ id: string }>`
    insert into catalogue.program_version (id, program_id, number, state, title, summary, audience, prerequisites, objectives, content,
                                           methods, assessment, accessibility, access_delay, recognition, onsite_mn, virtual_mn,
                                           elearning_mn, price_cents, seats_min, seats_max, created_at)
    values (${ctx.newId()}, ${programId},
            (select coalesce(max(number), 0) + 1 from catalogue.program_version where program_id = ${programId}),
            'draft', ${facts.title}, ${facts.summary}, ${facts.audience}, ${facts.prerequisites}, ${facts.objectives},
            ${json(facts.content)}::jsonb, ${facts.methods}, ${facts.assessment}, ${facts.accessibility}, ${facts.accessDelay},
            ${facts.recognition}, ${facts.onsiteMn}, ${facts.virtualMn}, ${facts.elearningMn}, ${facts.priceCents}, ${facts.seatsMin},
            ${facts.seatsMax}, ${ctx.now})
        on conflict (program_id) where state = 'draft' do nothing
    returning id
  `);
  return row?.id ?? null;
}

/** Changes a draft; false when there is no such draft (published meanwhile, or unknown). */
export async function updateDraft(ctx: Context, versionId: string, facts: ProgramFacts): Promise<boolean> {
  const changed = await ctx.query(sql`
    update catalogue.program_version
       set title = ${facts.title}, summary = ${facts.summary}, audience = ${facts.audience}, prerequisites = ${facts.prerequisites},
           objectives = ${facts.objectives}, content = ${json(facts.content)}::jsonb, methods = ${facts.methods},
           assessment = ${facts.assessment}, accessibility = ${facts.accessibility}, access_delay = ${facts.accessDelay},
           recognition = ${facts.recognition}, onsite_mn = ${facts.onsiteMn}, virtual_mn = ${facts.virtualMn},
           elearning_mn = ${facts.elearningMn}, price_cents = ${facts.priceCents}, seats_min = ${facts.seatsMin}, seats_max = ${facts.seatsMax}
     where id = ${versionId} and state = 'draft'
    returning id
  `);
  return changed.length > 0;
}

/** Retires the published version and publishes the draft, in this order because only one may be published. */
export async function moveToPublished(ctx: Context, programId: string, versionId: string): Promise<boolean> {
  await ctx.query(sql`select from catalogue.program where id = ${programId} for update`);
  await ctx.query(sql`
    update catalogue.program_version set state = 'retired'
     where program_id = ${programId} and state = 'published'
       and exists (select from catalogue.program_version where id = ${versionId} and state = 'draft')
  `);
  const moved = await ctx.query(sql`
    update catalogue.program_version set state = 'published', published_at = ${ctx.now}
     where id = ${versionId} and program_id = ${programId} and state = 'draft'
    returning id
  `);
  return moved.length > 0;
}
