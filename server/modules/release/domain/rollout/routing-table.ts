import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';

export type PoolName = 'stable' | 'canary';

/** One process that serves a version: host:port of its two origins, as an edge reaches them. */
export type Server = { readonly id: string; readonly app: string; readonly content: string };
export type Pool = { readonly version: string; readonly servers: readonly Server[] };

/** Who goes where, resolved once by the control plane. Edges look up and decide nothing. */
export type RoutingTable = {
  /** Counts up with each publication: an edge never goes back to a lower one. A rollback is a higher one. */
  readonly generation: number;
  readonly stable: Pool;
  /** Null: there is one version, and whatever asks for a canary gets stable. */
  readonly canary: Pool | null;
  readonly users: Readonly<Record<string, PoolName>>;
  readonly roles: Readonly<Record<string, PoolName>>;
  readonly companies: Readonly<Record<string, PoolName>>;
  readonly byDefault: PoolName;
};

/** What travels: the exact text that was signed, so that nobody has to write it again the same way. */
export type SignedTable = { readonly text: string; readonly checksum: string; readonly signature: string };

/** Who asks, as the routing token says. */
export type Claims = { readonly role: string; readonly userId: string; readonly companyId: string | null };

export type Because = 'unknown' | 'user' | 'role' | 'company' | 'default' | 'no-canary';

/** The one lookup of every edge: user pin, role, company, default. Somebody unknown is on stable. */
export function lookUp(table: RoutingTable, claims: Claims | null): { pool: PoolName; because: Because } {
  if (!claims) return { pool: 'stable', because: 'unknown' };
  const found = firstOf(table, claims);
  return found.pool === 'canary' && !table.canary ? { pool: 'stable', because: 'no-canary' } : found;
}

function firstOf(table: RoutingTable, { role, userId, companyId }: Claims): { pool: PoolName; because: Because } {
  const user = own(table.users, userId);
  if (user) return { pool: user, because: 'user' };
  const byRole = own(table.roles, role);
  if (byRole) return { pool: byRole, because: 'role' };
  const company = companyId === null ? undefined : own(table.companies, companyId);
  if (company) return { pool: company, because: 'company' };
  return { pool: table.byDefault, because: 'default' };
}

const own = (entries: Readonly<Record<string, PoolName>>, key: string): PoolName | undefined =>
  Object.hasOwn(entries, key) ? entries[key] : undefined;

/** The pool that serves a version now, or null when none does any more. */
export function poolOf(table: RoutingTable, version: string): PoolName | null {
  if (table.stable.version === version) return 'stable';
  return table.canary?.version === version ? 'canary' : null;
}

/**
 * Where a request goes: the version that somebody is in the middle of something with (an open package, a quiz) as long as
 * it is served, else the lookup. A rollback leaves no canary in the table, so it moves them too.
 */
export function poolFor(table: RoutingTable, claims: Claims | null, heldVersion: string | null): PoolName {
  return (heldVersion === null ? null : poolOf(table, heldVersion)) ?? lookUp(table, claims).pool;
}

// RFC 8410: the fixed head of an Ed25519 private key, before its 32 bytes.
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key pair of an installation, from 32 secret bytes of its own. Edges are given the public half only. */
export function tableKeys(seed: Uint8Array): { privateKey: KeyObject; publicKey: string } {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  return { privateKey, publicKey };
}

export function signTable(table: RoutingTable, privateKey: KeyObject): SignedTable {
  const text = canonicalJson(table);
  return {
    text,
    checksum: checksumOf(text),
    signature: signBytes(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

export function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The table behind a signature, or null: cut, edited, or signed by somebody else. */
export function openTable({ text, checksum, signature }: SignedTable, publicKey: string): RoutingTable | null {
  if (checksumOf(text) !== checksum) return null;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  if (!verifyBytes(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))) return null;
  return JSON.parse(text) as RoutingTable;
}
