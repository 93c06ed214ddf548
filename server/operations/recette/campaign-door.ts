import type { Api } from '../../../contract/api.ts';

type Sent<K extends keyof Api> = {
  params?: Api[K]['params'];
  body?: Api[K]['body'];
  file?: { name: string; bytes: Buffer };
};

/** The recette of an installation, entered as a program of the office does: through its public API. */
export type CampaignDoor = {
  call<K extends keyof Api>(key: K, sent?: Sent<K>): Promise<Api[K]['answer']>;
};

/** The installation that keeps the campaign understood and says no: its sentence, and the code for us. */
export class CampaignRefusal extends Error {
  override readonly name = 'CampaignRefusal';
  readonly code: string;

  constructor({ code, title }: { code: string; title: string }) {
    super(title);
    this.code = code;
  }
}

/**
 * Opens the recette kept at an address, with a personal access token (`release:read` and `release:write`) of somebody of
 * the office. Without a token the demonstration's own door is tried, which a real installation does not have.
 */
export async function openCampaignDoor(origin: string, token: string | null): Promise<CampaignDoor> {
  const credential: Record<string, string> = token
    ? { authorization: `Bearer ${token}` }
    : { cookie: await demoCookie(origin) };
  return {
    call: async <K extends keyof Api>(key: K, sent?: Sent<K>) => {
      const [method = 'GET', path = ''] = key.split(' ');
      const params = (sent?.params ?? {}) as Record<string, string>;
      const url = `${origin}/api${path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`;
      const headers = { ...credential, accept: 'application/json', 'x-formapro': '1' };
      const response = await fetch(url, { method, ...written(sent, headers) }).catch(() => {
        throw new Error(`${origin} ne répond pas.`);
      });
      if (response.ok) return (await response.json()) as Api[K]['answer'];
      if (response.status === 401 && token)
        throw new Error(`${origin} ne reconnaît pas le jeton de FORMAPRO_TOKEN : il est faux, fini ou retiré.`);
      const problem = (await response.json().catch(() => null)) as { code: string; title: string } | null;
      throw problem ? new CampaignRefusal(problem) : new Error(`${origin} a répondu ${response.status}.`);
    },
  };
}

function written(
  sent: { body?: unknown; file?: { name: string; bytes: Buffer } } | undefined,
  headers: Record<string, string>,
): RequestInit {
  if (sent?.file) {
    const body = new FormData();
    body.append('file', new File([new Uint8Array(sent.file.bytes)], sent.file.name, { type: 'image/png' }));
    return { headers, body };
  }
  if (sent?.body === undefined) return { headers };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(sent.body) };
}

async function demoCookie(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-formapro': '1' },
    body: JSON.stringify({ role: 'trainingAdministrator' }),
  }).catch(() => {
    throw new Error(`${origin} ne répond pas.`);
  });
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  if (!response.ok || cookie.length === 0)
    throw new Error(
      'Donnez dans FORMAPRO_TOKEN le jeton d’une personne du bureau (« Mon compte », droits release:read et release:write).',
    );
  return cookie.join('; ');
}
