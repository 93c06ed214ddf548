import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type CompanyUsers = { companyId: string; name: string; users: number; activeUsers: number };
export type RoleUsers = { role: string; users: number; activeUsers: number };

/** People of each company (learners and those who manage them), and who of them was seen since an instant. */
export async function countCompanyUsers(ctx: Context, activeSince: Date): Promise<CompanyUsers[]> {
  return ctx.query(sql<CompanyUsers>`
    with belongs as (
      select person_id, company_id from people.learner where company_id is not null
      union
      select person_id, company_id from people.company_contact
    ), seen as (
      select distinct person_id from identity.login where last_seen_at >= ${activeSince}
    )
    select company.id as "companyId", company.name, count(belongs.person_id)::int as users, count(seen.person_id)::int as "activeUsers"
      from people.client_company as company
      left join belongs on belongs.company_id = company.id
      left join seen on seen.person_id = belongs.person_id
     where company.archived_at is null
     group by company.id
     order by company.id
  `);
}

/** People of each role of the organisation, and learners of no company under `learner`. */
export async function countRoleUsers(ctx: Context, activeSince: Date): Promise<RoleUsers[]> {
  return ctx.query(sql<RoleUsers>`
    with seen as (
      select distinct person_id from identity.login where last_seen_at >= ${activeSince}
    ), holds as (
      select distinct person_id, role from identity.role_grant
       where role not in ('learner', 'companyManager') and (expires_at is null or expires_at > ${ctx.now})
      union
      select person_id, 'learner' from people.learner where company_id is null
    )
    select holds.role, count(*)::int as users, count(seen.person_id)::int as "activeUsers"
      from holds
      left join seen on seen.person_id = holds.person_id
     group by holds.role
     order by holds.role
  `);
}
