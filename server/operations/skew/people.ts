import { ROLES, type Role } from '../../kernel/access.ts';
import { type ApiDoor, demoCookie, openApiDoor } from '../api-door.ts';

/** Everybody of a demonstration behind the door, and whoever has not signed in. */
export type People = Readonly<Record<Role, ApiDoor>> & { readonly nobody: ApiDoor };

/** Enters as each role. Two versions behind one database share the sign-ins: each door is opened by the version that is asked. */
export async function enterAsEverybody(origin: string): Promise<{ doors: People; cookies: Record<Role, string> }> {
  const cookies: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const cookie = await demoCookie(origin, role);
    if (!cookie) throw new Error(`${origin} n’ouvre pas la porte de la démonstration à « ${role} ».`);
    cookies[role] = cookie;
  }
  const entered = cookies as Record<Role, string>;
  const doors = Object.fromEntries(ROLES.map((role) => [role, openApiDoor(origin, { cookie: entered[role] })]));
  return { doors: { ...doors, nobody: openApiDoor(origin, {}) } as People, cookies: entered };
}
