import type { Context } from '../../../kernel/context.ts';
import { sql } from '../../../kernel/sql.ts';

export type CeremonyPurpose = 'add' | 'sign-in' | 'second-factor';
export type Ceremony = { readonly purpose: CeremonyPurpose; readonly loginId: string | null };

/** Keeps a challenge by its hash; those whose time is over go at the same moment. */
export async function insertCeremony(
  ctx: Context,
  one: Ceremony & { challengeHash: Buffer; expiresAt: Date },
): Promise<string> {
  await ctx.query(sql`delete from identity.passkey_ceremony where expires_at < ${ctx.now}`);
  const id = ctx.newId();
  await ctx.query(sql`
    insert into identity.passkey_ceremony (id, purpose, challenge_hash, login_id, expires_at)
    values (${id}, ${one.purpose}, ${one.challengeHash}, ${one.loginId}, ${one.expiresAt})
  `);
  return id;
}

/** Takes a challenge away with the first answer to it, right or wrong: of two at the same instant one finds it. */
export async function spendCeremony(ctx: Context, id: string, { purpose, loginId }: Ceremony): Promise<Buffer | null> {
  const [row] = await ctx.query(sql<{ challengeHash: Buffer }>`
    delete from identity.passkey_ceremony
     where id = ${id} and purpose = ${purpose} and login_id is not distinct from ${loginId}::uuid and expires_at > ${ctx.now}
    returning challenge_hash as "challengeHash"
  `);
  return row?.challengeHash ?? null;
}

export type Passkey = { id: string; credentialId: string; personId: string; publicKey: Buffer };

export async function findPasskey(ctx: Context, credentialId: string): Promise<Passkey | null> {
  const [row] = await ctx.query(sql<Passkey>`
    select id, credential_id as "credentialId", person_id as "personId", public_key as "publicKey"
      from identity.passkey where credential_id = ${credentialId}
  `);
  return row ?? null;
}

/** Null when the credential is known already, to this person or to another. */
export async function insertPasskey(
  ctx: Context,
  one: {
    credentialId: string;
    personId: string;
    publicKey: Uint8Array;
    counter: number;
    transports: readonly string[];
    name: string;
  },
): Promise<string | null> {
  const [row] = await ctx.query(sql<{ id: string }>`
    insert into identity.passkey (id, credential_id, person_id, public_key, counter, transports, name, created_at)
    values (${ctx.newId()}, ${one.credentialId}, ${one.personId}, ${one.publicKey}, ${one.counter}, ${[...one.transports]}, ${one.name}, ${ctx.now})
        on conflict (credential_id) do nothing
    returning id
  `);
  return row?.id ?? null;
}

/** Notes a use; false when the device's count went back or stood still, which a copy of the key would show. */
export async function notePasskeyUse(ctx: Context, id: string, counter: number): Promise<boolean> {
  const rows = await ctx.query(sql`
    update identity.passkey set counter = ${counter}, last_used_at = ${ctx.now}
     where id = ${id} and (${counter}::bigint > counter or (${counter}::bigint = 0 and counter = 0))
    returning id
  `);
  return rows.length > 0;
}

export async function renamePasskey(ctx: Context, id: string, personId: string, name: string): Promise<boolean> {
  const rows = await ctx.query(sql`
    update identity.passkey set name = ${name} where id = ${id} and person_id = ${personId} returning id
  `);
  return rows.length > 0;
}

export async function removePasskey(ctx: Context, id: string, personId: string): Promise<boolean> {
  const rows = await ctx.query(
    sql`delete from identity.passkey where id = ${id} and person_id = ${personId} returning id`,
  );
  return rows.length > 0;
}

export type KnownPasskey = { credentialId: string; transports: string[] };

/** What a browser is told of somebody's passkeys, once it is known who asks. */
export async function listKnownPasskeys(ctx: Context, personId: string): Promise<KnownPasskey[]> {
  return ctx.query(sql<KnownPasskey>`
    select credential_id as "credentialId", transports from identity.passkey where person_id = ${personId} order by created_at, id
  `);
}
