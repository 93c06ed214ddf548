/** The eight roles. A login works as one of them at a time. */
export const ROLES = [
  'learner',
  'trainer',
  'companyManager',
  'trainingAdministrator',
  'qualityManager',
  'director',
  'systemAdministrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * How far a role reaches on a route.
 *
 * all       every object;
 * company   objects of the caller's client company only;
 * assigned  sessions the trainer gives, and what hangs from them;
 * own       the caller's own objects only.
 */
export type Reach = 'all' | 'company' | 'assigned' | 'own';

/** Who may call a route and why, as data: routes, pages and the access matrix read the same line. */
export type Access =
  | { readonly open: true; readonly why: string }
  | { readonly allow: Partial<Record<Role, Reach>>; readonly why: string; readonly halfSignedIn?: true };

export const STAFF = { trainingAdministrator: 'all', qualityManager: 'all', director: 'all' } as const;
export const EVERYONE_OWN = {
  learner: 'own',
  trainer: 'own',
  companyManager: 'own',
  trainingAdministrator: 'own',
  qualityManager: 'own',
  director: 'own',
  systemAdministrator: 'own',
  auditor: 'own',
} as const;

/** Who is asking. `scopes` is null for a browser session, which may do all that its role may. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly role: Role;
      readonly companyId: string | null;
      readonly loginId: string | null;
      readonly scopes: readonly string[] | null;
      /** What a magic link is limited to; null when it is not a magic link. */
      readonly linkScope: LinkScope | null;
    }
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'anonymous' };

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** A magic link opens one session, or one slot of it, for its person. */
export type LinkScope = { readonly sessionId?: string; readonly slotId?: string };

/** The scope that row security reads, see kernel.wall in the migrations. */
export function rowScope(actor: Actor): 'internal' | 'company' | 'learner' | 'none' {
  if (actor.kind === 'system') return 'internal';
  if (actor.kind === 'anonymous') return 'none';
  if (actor.role === 'companyManager') return 'company';
  if (actor.role === 'learner') return 'learner';
  return 'internal';
}

/** How far this actor reaches on a route, or null when the route is closed to them. */
export function reachOf(access: Access, actor: Actor): Reach | 'open' | null {
  if ('open' in access) return 'open';
  if (actor.kind !== 'person') return null;
  return access.allow[actor.role] ?? null;
}
