import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import type { Role } from '../kernel/access.ts';
import { createLog } from '../kernel/log.ts';
import { tokenHash } from '../kernel/secrets.ts';
import { sql } from '../kernel/sql.ts';
import { buildAppServer, buildContentServer } from '../serve.ts';
import type { World } from './world.ts';

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Record<string, unknown> };
export type HttpWorld = {
  readonly server: FastifyInstance;
  /** The content origin. */
  readonly content: FastifyInstance;
  /** A login of this person, as a cookie; `half` still awaits the second factor. */
  login(personId: string, role: Role, half?: boolean): Promise<string>;
  call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH',
    path: string,
    sent?: { as?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>;
};

/** The real HTTP server on a test world, called without a network. */
export async function httpWorld(w: World): Promise<HttpWorld> {
  const parts = { ...w, log: createLog({ level: 'silent' }), webFolder: '/nonexistent' };
  const server = await buildAppServer(parts);
  const content = await buildContentServer(parts);
  afterAll(() => Promise.all([server.close(), content.close()]));
  return {
    server,
    content,
    login: async (personId, role, half = false) => {
      const token = `test-${crypto.randomUUID()}`;
      const now = w.clock.now();
      await w.owner.query(sql`
        insert into identity.login (id, token_hash, person_id, role, factor, via, created_at, last_seen_at, expires_at)
        values (${crypto.randomUUID()}, ${tokenHash(token)}, ${personId}, ${role}, ${half ? 'half' : 'full'}, 'password', ${now}, ${now},
                ${new Date(now.getTime() + 3_600_000)})
      `);
      return token;
    },
    call: async (method, path, sent = {}) => {
      const response = await server.inject({
        method,
        url: `/api${path}`,
        headers: {
          ...(method === 'GET' ? {} : { 'x-formapro': '1' }),
          ...(sent.as ? { cookie: `formapro=${sent.as}` } : {}),
          ...sent.headers,
        },
        ...(sent.body === undefined ? {} : { payload: sent.body as object }),
      });
      const type = String(response.headers['content-type'] ?? '');
      return {
        status: response.statusCode,
        body: type.includes('json') ? response.json() : response.body,
        headers: response.headers,
      };
    },
  };
}
