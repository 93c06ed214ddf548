import type { Context } from '../../../kernel/context.ts';
import { countAudience, countByCompany, listCompanies, type Since } from '../store/adoption.read.ts';

const NOBODY = { people: 0, opened: 0, active7: 0, active30: 0 };

/** Who opened an account and who came since: learners, trainers, and each company with its learners and its managers. */
export async function countAdoption(ctx: Context, since: Since) {
  const learnersOf = await countByCompany(ctx, 'learner', since);
  const managersOf = await countByCompany(ctx, 'companyManager', since);
  const learners = new Map(learnersOf.map(({ companyId, ...counts }) => [companyId, counts]));
  const managers = new Map(managersOf.map(({ companyId, lastSeenAt, ...counts }) => [companyId, counts]));
  const companies = await listCompanies(ctx);
  return {
    learners: await countAudience(ctx, 'learner', since),
    trainers: await countAudience(ctx, 'trainer', since),
    companies: companies.map((company) => ({
      ...company,
      ...(learners.get(company.companyId) ?? { ...NOBODY, lastSeenAt: null }),
      managers: managers.get(company.companyId) ?? NOBODY,
    })),
  };
}
