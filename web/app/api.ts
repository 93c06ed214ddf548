import type { Api } from '../../contract/api.ts';
import { noteServedVersion } from './served-version.ts';

type Key = keyof Api;
type Sent<K extends Key> = (Api[K]['params'] extends undefined
  ? { params?: undefined }
  : { params: Api[K]['params'] }) &
  (Api[K]['query'] extends undefined ? { query?: undefined } : { query?: Api[K]['query'] }) &
  (Api[K]['body'] extends undefined ? { body?: undefined } : { body: Api[K]['body'] }) & {
    file?: File;
    key?: string;
    onProgress?: (share: number) => void;
  };
type Optional<K extends Key> = Api[K]['params'] extends undefined
  ? Api[K]['body'] extends undefined
    ? [Sent<K>?]
    : [Sent<K>]
  : [Sent<K>];

/** The server understood and says no: a sentence for the person, a code for the program. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly reference: string;

  constructor(problem: {
    status: number;
    code: string;
    title: string;
    facts: Record<string, unknown>;
    reference: string;
  }) {
    super(problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.facts = problem.facts;
    this.reference = problem.reference;
  }
}

/** The server could not be reached: nothing is known of what it did, so a write may be tried again with the same key. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

/**
 * Calls one endpoint of the contract: `api('GET /sessions/:sessionId', { params: { sessionId } })`.
 *
 * Throws ApiRefusal or ApiUnreachable, nothing else.
 */
export async function api<K extends Key>(key: K, ...[sent]: Optional<K>): Promise<Api[K]['answer']> {
  const { method, url } = addressOf(key, sent);
  const isWrite = method !== 'GET';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (isWrite) headers['x-formapro'] = '1';
  if (method === 'POST') headers['idempotency-key'] = sent?.key ?? newKey();
  let body: BodyInit | undefined;
  if (sent?.file) {
    const form = new FormData();
    form.append('file', sent.file);
    body = form;
  } else if (sent?.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(sent.body);
  }
  if (sent?.file && sent.onProgress)
    return readAnswer(
      await upload(url, { method, headers, body: body as FormData, onProgress: sent.onProgress }),
    ) as Promise<Api[K]['answer']>;
  const response = await fetch(url, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body }),
  }).catch(() => {
    throw new ApiUnreachable();
  });
  return readAnswer(response) as Promise<Api[K]['answer']>;
}

type Upload = {
  method: string;
  headers: Record<string, string>;
  body: FormData;
  onProgress: (share: number) => void;
};

/** `fetch` says nothing of what has left; the older request does. */
function upload(url: string, { method, headers, body, onProgress }: Upload): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiUnreachable());
    request.onload = () => {
      const type = request.getResponseHeader('content-type') ?? '';
      resolve(new Response(request.responseText, { status: request.status, headers: { 'content-type': type } }));
    };
    request.send(body);
  });
}

/** The address of an endpoint, for links that the browser follows itself (downloads). */
export function address<K extends Key>(key: K, sent?: { params?: Api[K]['params']; query?: Api[K]['query'] }): string {
  return addressOf(key, sent).url;
}

function addressOf(
  key: string,
  sent: { params?: unknown; query?: unknown } | undefined,
): { method: string; url: string } {
  const [method = 'GET', path = '/'] = key.split(' ');
  const params = (sent?.params ?? {}) as Record<string, string>;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((sent?.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return { method, url: `/api${filled}${query.size > 0 ? `?${query}` : ''}` };
}

async function readAnswer(response: Response): Promise<unknown> {
  noteServedVersion(response);
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (response.ok) return type.includes('json') ? response.json() : response.blob();
  if (type.includes('problem+json')) throw new ApiRefusal(await response.json());
  throw new ApiUnreachable();
}

/** One key per intention: the same click sent twice is done once. `randomUUID` needs https, which a local try has not. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
