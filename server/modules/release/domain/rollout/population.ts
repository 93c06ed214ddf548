/** A client company as a rollout weighs it: whole, never split. */
export type Company = {
  readonly companyId: string;
  readonly name: string;
  readonly users: number;
  /** Users seen in the last seven days. */
  readonly activeUsers: number;
};

/** How many people work in a role, whatever their company. */
export type RoleCount = { readonly role: string; readonly users: number; readonly activeUsers: number };

/** Everybody that a rollout moves. People of no company and of no listed role follow the default. */
export type Population = {
  readonly companies: readonly Company[];
  readonly roles: readonly RoleCount[];
  readonly others: { readonly users: number; readonly activeUsers: number };
};

/** What is on the canary: whole roles and whole companies. */
export type Members = { readonly roles: ReadonlySet<string>; readonly companies: ReadonlySet<string> };

export type Share = { readonly count: number; readonly total: number; readonly bp: number };
export type Reached = { readonly companies: Share; readonly users: Share; readonly activeUsers: Share };

/** What a set of members really reaches, in companies, users and active users; a target alone says nothing. */
export function reached({ companies, roles, others }: Population, members: Members): Reached {
  const inCompanies = companies.filter(({ companyId }) => members.companies.has(companyId));
  const inRoles = roles.filter(({ role }) => members.roles.has(role));
  const sum = (key: 'users' | 'activeUsers', of: readonly { users: number; activeUsers: number }[]) =>
    of.reduce((total, one) => total + one[key], 0);
  const share = (key: 'users' | 'activeUsers') =>
    shareOf(sum(key, inCompanies) + sum(key, inRoles), sum(key, companies) + sum(key, roles) + others[key]);
  return {
    companies: shareOf(inCompanies.length, companies.length),
    users: share('users'),
    activeUsers: share('activeUsers'),
  };
}

/** A part of a whole in basis points (1 % is 100), rounded; nothing of nothing is nothing. */
export function shareOf(count: number, total: number): Share {
  return { count, total, bp: total === 0 ? 0 : Math.round((count * 10_000) / total) };
}
