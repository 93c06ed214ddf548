import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';
import type { LinkPurpose } from '../domain/link-rule.ts';

/**
 * Keeps a personal link by its hash; earlier links of the same purpose close, so that only the last mail works. False when
 * this very link was made already.
 */
export async function insertLink(
  ctx: Context,
  link: {
    id: string;
    personId: string;
    purpose: LinkPurpose;
    role: 'learner' | 'trainer' | null;
    tokenHash: Buffer;
    expiresAt: Date;
  },
): Promise<boolean> {
  const made = await ctx.query(sql`
    insert into identity.one_time_link (id, token_hash, person_id, purpose, role, created_at, expires_at, uses_left)
    values (${link.id}, ${link.tokenHash}, ${link.personId}, ${link.purpose}, ${link.role}, ${ctx.now}, ${link.expiresAt}, 1)
        on conflict (id) do nothing
    returning id
  `);
  if (made.length === 0) return false;
  await ctx.query(sql`
    update identity.one_time_link set revoked_at = ${ctx.now}
     where person_id = ${link.personId} and purpose = ${link.purpose} and revoked_at is null and uses_left > 0 and id <> ${link.id}
  `);
  return true;
}

export type UsedLink = { personId: string; purpose: LinkPurpose; role: 'learner' | 'trainer' | null };

/** Uses a link up, once: of two at the same instant one gets it. Null when it is over, revoked or of another purpose. */
export async function spendLink(
  ctx: Context,
  tokenHash: Buffer,
  purposes: readonly LinkPurpose[],
): Promise<UsedLink | null> {
  const [used] = await ctx.query(sql<UsedLink>`
    update identity.one_time_link as link set uses_left = uses_left - 1
      from identity.account
     where link.token_hash = ${tokenHash} and link.purpose = any(${[...purposes]}) and link.uses_left > 0 and link.revoked_at is null
       and link.expires_at > ${ctx.now} and account.person_id = link.person_id and account.suspended_at is null
    returning link.person_id as "personId", link.purpose, link.role
  `);
  return used ?? null;
}

/** Closes every personal link of somebody: the address they went to is no longer theirs. */
export async function revokeLinks(ctx: Context, personId: string): Promise<void> {
  await ctx.query(sql`
    update identity.one_time_link set revoked_at = ${ctx.now}
     where person_id = ${personId} and revoked_at is null and uses_left > 0
  `);
}
