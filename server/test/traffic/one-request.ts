import { request } from 'node:http';

export type Given = {
  readonly path?: string;
  readonly method?: string;
  readonly cookie?: string | undefined;
  readonly headers?: Record<string, string>;
};

/** One request on a connection of its own: status, and the version that answered. */
export function oneRequest(port: number, { path = '/api/page', method = 'GET', cookie, headers = {} }: Given = {}) {
  return new Promise<{ status: number; version: string; headers: Record<string, unknown> }>((done, fail) => {
    const sent = request(
      { port, host: '127.0.0.1', path, method, agent: false, headers: { ...headers, ...(cookie ? { cookie } : {}) } },
      (answer) => {
        answer.resume();
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            version: String(answer.headers['x-fp-version'] ?? ''),
            headers: answer.headers,
          }),
        );
      },
    );
    sent.on('error', fail);
    sent.end(method === 'GET' ? undefined : '{}');
  });
}
