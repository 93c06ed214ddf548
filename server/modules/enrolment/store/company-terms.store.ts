import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type TermsFacts = {
  readonly basis: 'perPerson' | 'group';
  readonly priceCents: number;
  readonly funder: string;
  readonly fundingCase: string;
  readonly orderNumber: string;
  readonly signatoryName: string;
  readonly signatoryTitle: string;
};
export type CompanyTerms = TermsFacts & { readonly companyId: string; readonly revision: number };

/** Terms that were agreed with the companies of a session; a company without a row has none of its own. */
export async function listCompanyTerms(ctx: Context, sessionId: string): Promise<CompanyTerms[]> {
  return ctx.query(sql<CompanyTerms>`
    select company_id as "companyId", basis, price_cents as "priceCents", funder, funding_case as "fundingCase",
           order_number as "orderNumber", signatory_name as "signatoryName", signatory_title as "signatoryTitle", revision
      from enrolment.company_terms where session_id = ${sessionId}
  `);
}

/** Whether a company sends somebody to a session. */
export async function sendsSomebody(ctx: Context, sessionId: string, companyId: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    select from enrolment.enrolment
     where session_id = ${sessionId} and company_id = ${companyId} and status not in ('CANCELLED', 'REPLACED') limit 1
  `);
  return rows.length > 0;
}

/** Keeps terms read at this revision (0 when there were none); false when they changed since. */
export async function keepTerms(
  ctx: Context,
  {
    sessionId,
    companyId,
    revision,
    facts,
  }: { sessionId: string; companyId: string; revision: number; facts: TermsFacts },
): Promise<boolean> {
  const rows = revision
    ? await ctx.query(sql`
        update enrolment.company_terms
           set basis = ${facts.basis}, price_cents = ${facts.priceCents}, funder = ${facts.funder}, funding_case = ${facts.fundingCase},
               order_number = ${facts.orderNumber}, signatory_name = ${facts.signatoryName}, signatory_title = ${facts.signatoryTitle},
               revision = revision + 1, changed_at = ${ctx.now}
         where session_id = ${sessionId} and company_id = ${companyId} and revision = ${revision}
        returning revision
      `)
    : await ctx.query(sql`
        insert into enrolment.company_terms (session_id, company_id, basis, price_cents, funder, funding_case, order_number, signatory_name,
                                             signatory_title, changed_at)
        values (${sessionId}, ${companyId}, ${facts.basis}, ${facts.priceCents}, ${facts.funder}, ${facts.fundingCase}, ${facts.orderNumber},
                ${facts.signatoryName}, ${facts.signatoryTitle}, ${ctx.now})
            on conflict (session_id, company_id) do nothing
        returning revision
      `);
  return rows.length > 0;
}
