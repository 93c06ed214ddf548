import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonActor } from '../../kernel/access.ts';

/** One answer given to somebody who is known. */
export type Answered = {
  readonly routeKey: string;
  readonly role: string;
  /** The person, or the opening of the player, as this process knows it. */
  readonly userId: string;
  readonly status: number;
  readonly elapsedMs: number;
};

type Known = FastifyRequest & { answeredTo?: { role: string; userId: string } };

/** Remembers who a request is answered to. */
export function notePerson(request: FastifyRequest, { role, personId }: PersonActor): void {
  (request as Known).answeredTo = { role, userId: personId };
}

/** On the content origin nobody is named: the launch token stands for the learner who holds it. Gives it back. */
export function noteLaunch(request: FastifyRequest): string | null {
  const { body } = request;
  if (typeof body !== 'object' || body === null || !('token' in body) || typeof body.token !== 'string') return null;
  (request as Known).answeredTo = { role: 'learner', userId: body.token };
  return body.token;
}

/** Nobody holds this token. */
export function forgetLaunch(request: FastifyRequest): void {
  delete (request as Known).answeredTo;
}

/** What became of a request of the API, or null: nobody known, or not the API. */
export function answeredOf(request: FastifyRequest, reply: FastifyReply): Answered | null {
  const to = (request as Known).answeredTo;
  const route = request.routeOptions.url;
  if (!to || !route?.startsWith('/api/')) return null;
  return {
    ...to,
    routeKey: `${request.method} ${route.slice('/api'.length)}`,
    status: reply.statusCode,
    elapsedMs: reply.elapsedTime,
  };
}
