import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';

export type TeamMember = { personId: string; name: string; email: string; language: 'fr' | 'en'; isTrainer: boolean };

/** People of the organisation who can be written to: trainers, and those who work in the office. */
export async function listTeam(ctx: Context): Promise<TeamMember[]> {
  return ctx.query(sql<TeamMember>`
    select person.id as "personId", person.first_name || ' ' || person.last_name as name, person.email::text as email,
           person.language, bool_and(held.role = 'trainer') as "isTrainer"
      from identity.role_grant as held
      join identity.account on account.person_id = held.person_id and account.suspended_at is null
      join identity.person on person.id = held.person_id and person.email is not null
     where held.role in ('trainer', 'trainingAdministrator', 'qualityManager', 'director', 'systemAdministrator')
       and (held.expires_at is null or held.expires_at > ${ctx.now})
     group by person.id
     order by kernel.fold(person.last_name), person.id
  `);
}
