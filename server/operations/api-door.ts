import type { Api } from '../../contract/api.ts';

type SentFile = { readonly name: string; readonly bytes: Buffer; readonly mediaType: string };
type Sent<K extends keyof Api> = {
  params?: Api[K]['params'];
  body?: Api[K]['body'];
  file?: SentFile;
};

/** An installation entered through its public API, as one caller. */
export type ApiDoor = {
  call<K extends keyof Api>(key: K, sent?: Sent<K>): Promise<Api[K]['answer']>;
};

/** The installation understood and says no: its sentence, and the code for us. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly code: string;
  readonly status: number;

  constructor({ code, title }: { code: string; title: string }, status: number) {
    super(title);
    this.code = code;
    this.status = status;
  }
}

/** Opens the API at an address with what says who calls: a cookie, a token, or nothing. */
export function openApiDoor(origin: string, credential: Readonly<Record<string, string>>): ApiDoor {
  return {
    call: async <K extends keyof Api>(key: K, sent?: Sent<K>) => {
      const [method = 'GET', path = ''] = key.split(' ');
      const headers = { ...credential, accept: 'application/json', 'x-formapro': '1' };
      const url = `${origin}/api${filledPath(path, (sent?.params ?? {}) as Record<string, string>)}`;
      const response = await fetch(url, { method, ...written(sent, headers) }).catch(() => {
        throw new Error(`${origin} ne répond pas.`);
      });
      if (response.status === 204) return undefined as Api[K]['answer'];
      if (response.ok) return (await response.json()) as Api[K]['answer'];
      const problem = (await response.json().catch(() => null)) as { code: string; title: string } | null;
      throw problem ? new ApiRefusal(problem, response.status) : new Error(`${origin} a répondu ${response.status}.`);
    },
  };
}

/** The path of an endpoint with the names between colons replaced by their values. */
export function filledPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** Enters a demonstration as its person of a role; null where there is no such door. */
export async function demoCookie(origin: string, role: string): Promise<string | null> {
  const response = await fetch(`${origin}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-formapro': '1' },
    body: JSON.stringify({ role }),
  }).catch(() => {
    throw new Error(`${origin} ne répond pas.`);
  });
  const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return response.ok && cookies.length > 0 ? cookies.join('; ') : null;
}

function written(sent: { body?: unknown; file?: SentFile } | undefined, headers: Record<string, string>): RequestInit {
  if (sent?.file) {
    const body = new FormData();
    const { name, bytes, mediaType } = sent.file;
    body.append('file', new File([new Uint8Array(bytes)], name, { type: mediaType }));
    return { headers, body };
  }
  if (sent?.body === undefined) return { headers };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(sent.body) };
}
