import { randomUUID } from 'node:crypto';
import type { APIResponse, Page } from 'playwright-core';
import { ROLES, type Role } from '../../../kernel/access.ts';
import { read } from '../given.ts';
import { expectThat, type Scenario, type Scene } from '../scenario.ts';

/** Every route tried as every role, the other company's people asked for by their ids, and a role that nobody gave. */
export const crSec01: Scenario = {
  code: 'CR-SEC-01',
  async play(scene) {
    const windows = new Map<Role, Page>();
    for (const role of ROLES) windows.set(role, await scene.enter(role));
    const as = (role: Role) => windows.get(role) ?? (windows.values().next().value as Page);
    const office = as('trainingAdministrator');
    await scene.step(office, async () => {
      const routes = await readMatrix(scene);
      expectThat(routes.length > 50, `l’API ne décrit que ${routes.length} routes.`);
      const wrong: string[] = [];
      for (const role of ROLES) for (const route of routes) wrong.push(...(await tryRoute(as(role), { role, route })));
      expectThat(
        wrong.length === 0,
        `${wrong.length} réponses hors de la matrice\u00a0: ${wrong.slice(0, 5).join('\u202f; ')}.`,
      );
    });
    await scene.step(as('companyManager'), async () => {
      const wrong = await reachOthers(as, office);
      expectThat(wrong.length === 0, `données d’un autre périmètre\u00a0: ${wrong.join('\u202f; ')}.`);
    });
    await scene.step(as('learner'), async () => {
      const raised = await write(as('learner'), '/me/role', { role: 'director' });
      expectThat(!raised.ok(), 'un stagiaire a pris le rôle de direction.');
      const { role } = await read<{ role: Role }>(as('learner'), '/me');
      expectThat(role === 'learner', `le stagiaire travaille comme ${role}.`);
      const invited = await write(as('trainer'), '/invitations', {
        firstName: 'Faux',
        lastName: 'Directeur',
        email: `faux.${scene.mark}@recette.example`,
        role: 'director',
      });
      expectThat(invited.status() === 403, `un formateur qui invite une direction obtient ${invited.status()}.`);
    });
  },
};

type Declared = { method: string; path: string; roles: readonly string[] };

/** Who may call what, as the environment itself declares it; open doors are not of the matrix. */
async function readMatrix({ origin }: Scene): Promise<Declared[]> {
  const document = (await (await fetch(`${origin}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { description: string }>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { description }]) => description.startsWith('Roles: '))
      .map(([method, { description }]) => ({
        method: method.toUpperCase(),
        path,
        roles: [...description.matchAll(/(\w+) \((?:all|company|assigned|own)\)/g)].map(([, role]) => role ?? ''),
      })),
  );
}

/** A role without the right must hear 403, whatever it sends; one with the right is tried on what it reads. */
async function tryRoute(page: Page, { role, route }: { role: Role; route: Declared }): Promise<string[]> {
  const mayCall = route.roles.includes(role);
  if (mayCall && route.method !== 'GET') return [];
  const path = route.path.replace(/\{[^}]+\}/g, () => randomUUID());
  const response = await page.request.fetch(path, { method: route.method, headers: { 'x-formapro': '1' } });
  const status = response.status();
  const isRight = mayCall ? [200, 204, 400, 404, 422].includes(status) : status === 403;
  return isRight ? [] : [`${role} ${route.method} ${route.path} répond ${status}`];
}

/** Objects of other companies and other people, asked for by those who have no right to them. */
async function reachOthers(as: (role: Role) => Page, office: Page): Promise<string[]> {
  const own = await read<{ rows: { companyId: string | null }[] }>(as('companyManager'), '/people?size=1');
  const mine = own.rows[0]?.companyId;
  if (!mine) throw new Error('la responsable formation n’a aucun salarié');
  const learner = await read<{ personId: string }>(as('learner'), '/me');
  const { rows } = await read<{ rows: { personId: string; companyId: string | null }[] }>(office, '/people?size=200');
  const others = rows.filter((one) => one.companyId !== mine && one.personId !== learner.personId).slice(0, 20);
  const wrong: string[] = [];
  for (const { personId, companyId } of others)
    for (const path of [`/people/${personId}`, `/people/${personId}/enrolments`, `/companies/${companyId}`])
      for (const role of ['companyManager', 'learner'] as const) {
        const response = await as(role).request.get(`/api${path}`);
        const isEmpty = response.ok() && ((await response.json()) as { rows?: unknown[] }).rows?.length === 0;
        if (response.ok() && !isEmpty) wrong.push(`${role} lit ${path}`);
      }
  for (const { personId } of others.slice(0, 3)) {
    const response = await write(
      as('companyManager'),
      `/people/${personId}`,
      { firstName: 'X', lastName: 'Y', revision: 1 },
      'PUT',
    );
    if (response.ok()) wrong.push(`companyManager écrit /people/${personId}`);
  }
  return wrong;
}

function write(page: Page, path: string, data: unknown, method = 'POST'): Promise<APIResponse> {
  return page.request.fetch(`/api${path}`, { method, data, headers: { 'x-formapro': '1' } });
}
