import type { Context } from '../../../kernel/context.ts';
import { countCompanyUsers, countRoleUsers } from '../store/population.read.ts';

/** How many people work where: companies, roles of the organisation, learners of no company. */
export async function countPeople(ctx: Context, activeSince: Date) {
  const roles = await countRoleUsers(ctx, activeSince);
  const alone = roles.find(({ role }) => role === 'learner');
  return {
    companies: await countCompanyUsers(ctx, activeSince),
    roles: roles.filter(({ role }) => role !== 'learner'),
    others: { users: alone?.users ?? 0, activeUsers: alone?.activeUsers ?? 0 },
  };
}
