import type { Role } from '../../../kernel/access.ts';
import { type Context, personOf } from '../../../kernel/context.ts';
import { fairShare } from '../domain/fair-share.ts';
import { readSearch } from '../domain/search-query.ts';
import { findCompanyDocuments, findCompanyPeople } from '../store/search-company.read.ts';
import * as index from '../store/search-index.read.ts';

const MOST = 10;

type Hit = index.PersonHit | index.SessionHit | index.CompanyHit | index.DocumentHit;
type Look = (ctx: Context, words: readonly string[]) => Promise<Hit[]>;

const OFFICE: readonly Look[] = [index.findPeople, index.findSessions, index.findCompanies, index.findDocuments];

/** What a role may look through: what it has pages for. */
const LOOKS: Partial<Record<Role, readonly Look[]>> = {
  trainingAdministrator: OFFICE,
  qualityManager: OFFICE,
  director: OFFICE,
  auditor: [index.findSessions, index.findDocuments],
  trainer: [index.findSessions],
  companyManager: [
    (ctx, words) => ofCompany(ctx, (companyId) => findCompanyPeople(ctx, companyId, words)),
    (ctx, words) => ofCompany(ctx, (companyId) => findCompanyDocuments(ctx, companyId, words)),
  ],
};

/** The ten things that fit best what was typed, kind by kind. */
export async function search(ctx: Context, typed: string): Promise<{ hits: Hit[] }> {
  const readings = readSearch(typed);
  const groups: Hit[][] = [];
  for (const look of LOOKS[personOf(ctx).role] ?? []) groups.push(await firstFound(ctx, look, readings));
  return { hits: fairShare(groups, MOST) };
}

/** The first reading that finds something counts. */
async function firstFound(ctx: Context, look: Look, readings: readonly string[][]): Promise<Hit[]> {
  for (const words of readings) {
    const hits = await look(ctx, words);
    if (hits.length > 0) return hits;
  }
  return [];
}

async function ofCompany(ctx: Context, look: (companyId: string) => Promise<Hit[]>): Promise<Hit[]> {
  const { companyId } = personOf(ctx);
  return companyId ? look(companyId) : [];
}
