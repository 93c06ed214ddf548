import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type CompanyFacts = {
  readonly name: string;
  readonly legalForm: string;
  readonly siret: string | null;
  readonly address: string;
  readonly postcode: string;
  readonly town: string;
  readonly opco: string;
  readonly phone: string;
  readonly email: string;
};

/** Adds a company; null when its SIRET is already held, even by a twin at the same instant. */
export async function insertCompany(ctx: Context, facts: CompanyFacts): Promise<string | null> {
  const [row] = await ctx.query(sql<{ id: string }>`
    insert into people.client_company (id, name, legal_form, siret, address, postcode, town, opco, phone, email, created_at)
    values (${ctx.newId()}, ${facts.name}, ${facts.legalForm}, ${facts.siret}, ${facts.address}, ${facts.postcode}, ${facts.town},
            ${facts.opco}, ${facts.phone}, ${facts.email}, ${ctx.now})
        on conflict (siret) where siret is not null do nothing
    returning id
  `);
  return row?.id ?? null;
}

/** A company's facts, held until the transaction ends; null when there is none. */
export async function holdCompany(
  ctx: Context,
  companyId: string,
): Promise<(CompanyFacts & { readonly revision: number }) | null> {
  const [row] = await ctx.query(sql<CompanyFacts & { revision: number }>`
    select name, legal_form as "legalForm", siret, address, postcode, town, opco, phone, email, revision
      from people.client_company where id = ${companyId} for update
  `);
  return row ?? null;
}

const UNIQUE_VIOLATION = '23505';

/** Changes a company that is held; false when its SIRET is already held, even by a twin at the same instant. */
export async function updateCompany(ctx: Context, companyId: string, facts: CompanyFacts): Promise<boolean> {
  try {
    await ctx.query(sql`
      update people.client_company
         set name = ${facts.name}, legal_form = ${facts.legalForm}, siret = ${facts.siret}, address = ${facts.address},
             postcode = ${facts.postcode}, town = ${facts.town}, opco = ${facts.opco}, phone = ${facts.phone}, email = ${facts.email},
             revision = revision + 1
       where id = ${companyId}
    `);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

export async function isCompany(ctx: Context, companyId: string): Promise<boolean> {
  const found = await ctx.query(sql`select from people.client_company where id = ${companyId}`);
  return found.length > 0;
}

export async function findCompanyBySiret(ctx: Context, siret: string): Promise<{ id: string; name: string } | null> {
  const [row] = await ctx.query(
    sql<{ id: string; name: string }>`select id, name from people.client_company where siret = ${siret}`,
  );
  return row ?? null;
}

/** Companies whose folded name is this one: what a roster calls « Ateliers Borel SAS ». */
export async function findCompaniesByName(ctx: Context, name: string): Promise<{ id: string; name: string }[]> {
  return ctx.query(sql<{ id: string; name: string }>`
    select id, name from people.client_company where kernel.fold(name) = kernel.fold(${name}) and archived_at is null order by created_at limit 5
  `);
}
