import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type NewPerson = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly companyId: string | null;
  readonly language?: 'fr' | 'en';
};

/** Adds a person; null when the address is already somebody's, even of a twin at the same instant. */
export async function insertPerson(ctx: Context, person: NewPerson): Promise<string | null> {
  const [row] = await ctx.query(sql<{ id: string }>`
    insert into identity.person (id, first_name, last_name, email, phone, language, company_id, created_at)
    values (${ctx.newId()}, ${person.firstName}, ${person.lastName}, ${person.email}, ${person.phone}, ${person.language ?? 'fr'},
            ${person.companyId}, ${ctx.now})
        on conflict (email) where email is not null do nothing
    returning id
  `);
  return row?.id ?? null;
}
