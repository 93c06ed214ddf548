import type { Role } from '../../../kernel/access.ts';
import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type Account = {
  readonly personId: string;
  readonly passwordHash: string | null;
  readonly suspendedAt: Date | null;
  readonly hasSecondFactor: boolean;
  readonly roles: Role[];
};

/** The account behind an address, with the roles that have not expired; null when there is none. */
export async function findAccountByEmail(ctx: Context, email: string): Promise<Account | null> {
  const [account] = await ctx.query(sql<Account>`
    select account.person_id     as "personId",
           account.password_hash as "passwordHash",
           account.suspended_at  as "suspendedAt",
           (account.totp_confirmed_at is not null
             or exists (select from identity.passkey where passkey.person_id = account.person_id)) as "hasSecondFactor",
           array(select role
                   from identity.role_grant
                  where role_grant.person_id = account.person_id
                    and (expires_at is null or expires_at > ${ctx.now})) as roles
      from identity.account
      join identity.person on person.id = account.person_id
     where person.email = ${email}
  `);
  return account ?? null;
}

/** Who a person is, as `GET /me` shows it. */
export async function findMe(ctx: Context, personId: string, role: Role) {
  const [me] = await ctx.query(sql<{
    firstName: string;
    lastName: string;
    email: string | null;
    language: 'fr' | 'en';
    roles: Role[];
    accessEndsAt: Date | null;
  }>`
    select person.first_name as "firstName",
           person.last_name  as "lastName",
           person.email::text as email,
           person.language,
           array(select held.role
                   from identity.role_grant as held
                  where held.person_id = person.id
                    and (held.expires_at is null or held.expires_at > ${ctx.now})) as roles,
           (select expires_at from identity.role_grant as held
             where held.person_id = person.id and held.role = ${role}) as "accessEndsAt"
      from identity.person
     where person.id = ${personId}
  `);
  return me ?? null;
}

/** The person who stands for a role in a demonstration: the first who was given it. */
export async function findDemoPerson(ctx: Context, role: Role): Promise<string | null> {
  const [person] = await ctx.query(sql<{ id: string }>`
    select held.person_id as id
      from identity.role_grant as held
      join identity.account on account.person_id = held.person_id and account.suspended_at is null
     where held.role = ${role} and (held.expires_at is null or held.expires_at > ${ctx.now})
     order by held.granted_at, held.person_id
     limit 1
  `);
  return person?.id ?? null;
}
