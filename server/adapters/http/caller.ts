import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/access.ts';

/** Who is calling, found from the cookie or the token of a request. `half` means the second factor is still awaited. */
export type Caller = { readonly actor: Actor; readonly language: 'fr' | 'en'; readonly half: boolean };
export type Authenticate = (request: FastifyRequest) => Promise<Caller>;
