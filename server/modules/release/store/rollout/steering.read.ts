import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

export type Steering = { personId: string; firstName: string; email: string; language: 'fr' | 'en' };

/** Those who may decide on a rollout and can be written to: management and system administrators whose account is open. */
export async function listSteering(ctx: Context): Promise<Steering[]> {
  return ctx.query(sql<Steering>`
    select distinct person.id as "personId", person.first_name as "firstName", person.email::text as email, person.language
      from identity.role_grant
      join identity.account on account.person_id = role_grant.person_id
      join identity.person on person.id = role_grant.person_id
     where role_grant.role in ('director', 'systemAdministrator')
       and (role_grant.expires_at is null or role_grant.expires_at > ${ctx.now})
       and account.suspended_at is null and person.email is not null
     order by person.id
  `);
}
