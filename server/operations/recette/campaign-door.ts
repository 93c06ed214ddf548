import { type ApiDoor, ApiRefusal, demoCookie, openApiDoor } from '../api-door.ts';

/**
 * Opens the recette kept at an address, with a personal access token (`release:read` and `release:write`) of somebody of
 * the office. Without a token the demonstration's own door is tried, which a real installation does not have.
 */
export async function openCampaignDoor(origin: string, token: string | null): Promise<ApiDoor> {
  if (!token) return openApiDoor(origin, { cookie: await officeCookie(origin) });
  const door = openApiDoor(origin, { authorization: `Bearer ${token}` });
  return {
    call: (key, sent) =>
      door.call(key, sent).catch((error: unknown) => {
        if (error instanceof ApiRefusal && error.status === 401)
          throw new Error(`${origin} ne reconnaît pas le jeton de FORMAPRO_TOKEN : il est faux, fini ou retiré.`);
        throw error;
      }),
  };
}

async function officeCookie(origin: string): Promise<string> {
  const cookie = await demoCookie(origin, 'trainingAdministrator');
  if (!cookie)
    throw new Error(
      'Donnez dans FORMAPRO_TOKEN le jeton d’une personne du bureau (« Mon compte », droits release:read et release:write).',
    );
  return cookie;
}
