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

export type PersonCard = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly companyId: string | null;
};

/** The address of a person, whose card is held until the transaction ends; null when there is nobody. */
export async function holdPerson(ctx: Context, personId: string): Promise<{ email: string | null } | null> {
  const [row] = await ctx.query(sql<{ email: string | null }>`
    select email::text as email from identity.person where id = ${personId} for update
  `);
  return row ?? null;
}

const UNIQUE_VIOLATION = '23505';

/** Changes a card that is held; false when the address is already somebody's, even of a twin at the same instant. */
export async function updatePerson(ctx: Context, personId: string, card: PersonCard): Promise<boolean> {
  try {
    await ctx.query(sql`
      update identity.person
         set first_name = ${card.firstName}, last_name = ${card.lastName}, email = ${card.email}, phone = ${card.phone},
             company_id = ${card.companyId}, revision = revision + 1
       where id = ${personId}
    `);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}
