import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { CompanyBody } from '../../../../contract/people.ts';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readSiret } from '../domain/siret.ts';
import * as companies from '../store/company.store.ts';

type Body = z.output<typeof CompanyBody>;

/** Adds a client company. A SIRET belongs to one company only. */
export async function addCompany(ctx: Context, body: Body): Promise<{ companyId: string }> {
  const facts = { ...body, siret: checkedSiret(body.siret) };
  const companyId = await companies.insertCompany(ctx, facts);
  if (!companyId) throw new Refusal('SIRET_TAKEN', { name: await holderName(ctx, facts.siret) });
  await ctx.record({
    action: 'people.company-added',
    subject: { kind: 'company', id: companyId },
    links: { company: companyId },
    facts: { siret: facts.siret },
  });
  return { companyId };
}

/**
 * Changes what is known of a client company, from the card that was read at this revision.
 *
 * Asking for what is already so changes nothing and says yes, so that a call may be repeated.
 */
export async function changeCompany(
  ctx: Context,
  companyId: string,
  { revision, ...body }: Body & { revision: number },
): Promise<void> {
  const facts = { ...body, siret: checkedSiret(body.siret) };
  const held = await companies.holdCompany(ctx, companyId);
  if (!held) throw new Refusal('NOT_FOUND');
  const { revision: now, ...before } = held;
  if (isDeepStrictEqual(before, facts)) return;
  if (now !== revision) throw new Refusal('CARD_CHANGED_MEANWHILE');
  const holder = facts.siret ? await companies.findCompanyBySiret(ctx, facts.siret) : null;
  if (holder && holder.id !== companyId) throw new Refusal('SIRET_TAKEN', { name: holder.name });
  if (!(await companies.updateCompany(ctx, companyId, facts))) throw new Refusal('SIRET_TAKEN', { name: '' });
  await ctx.record({
    action: 'people.company-changed',
    subject: { kind: 'company', id: companyId },
    links: { company: companyId },
    facts: { siret: facts.siret },
  });
}

function checkedSiret(typed: string | null): string | null {
  if (!typed) return null;
  const reading = readSiret(typed);
  if (!reading) throw new Refusal('SIRET_INVALID');
  return reading.siret;
}

async function holderName(ctx: Context, siret: string | null): Promise<string> {
  return siret ? ((await companies.findCompanyBySiret(ctx, siret))?.name ?? '') : '';
}
