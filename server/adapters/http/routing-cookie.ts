import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Application } from '../../kernel/context.ts';
import { HOLD_COOKIE, ROUTING_COOKIE, readToken, TOKEN_SECONDS, writeToken } from '../../modules/release/ports.ts';
import type { Caller } from './caller.ts';

/** As long as a quiz may stay open. */
const HOLD_SECONDS = 4 * 3_600;
/** One installation serves one organisation. */
const ORG = 'main';

/**
 * Gives the browser the token by which an edge knows who asks, as soon as somebody is signed in, and again when the
 * person, role or company behind the login is no longer what it says.
 */
export function renewRoutingToken(
  request: FastifyRequest,
  reply: FastifyReply,
  { app, caller }: { app: Application; caller: Caller },
): void {
  const { actor } = caller;
  if (actor.kind !== 'person' || actor.loginId === null || caller.half) return;
  const key = app.secrets.sign('routing-token', 'key');
  const now = new Date();
  const claims = { role: actor.role, userId: actor.personId, companyId: actor.companyId };
  const read = readToken(request.cookies[ROUTING_COOKIE], key, now);
  const isGood =
    read.kind === 'known' &&
    read.claims.role === claims.role &&
    read.claims.userId === claims.userId &&
    read.claims.companyId === claims.companyId &&
    read.endsAt.getTime() - now.getTime() > (TOKEN_SECONDS * 1000) / 2;
  if (isGood) return;
  const endsAt = new Date(now.getTime() + TOKEN_SECONDS * 1000);
  reply.setCookie(ROUTING_COOKIE, writeToken(claims, { org: ORG, endsAt, key }), {
    ...optionsOf(app),
    maxAge: TOKEN_SECONDS,
  });
}

export function forgetRoutingToken(reply: FastifyReply, app: Application): void {
  reply.clearCookie(ROUTING_COOKIE, optionsOf(app));
  reply.clearCookie(HOLD_COOKIE, optionsOf(app));
}

/** Somebody begins or ends what must not change version in the middle: edges leave them on this one meanwhile. */
export function holdVersion(reply: FastifyReply, app: Application, moment: 'begins' | 'ends'): void {
  if (moment === 'ends') reply.clearCookie(HOLD_COOKIE, optionsOf(app));
  else reply.setCookie(HOLD_COOKIE, app.settings.version, { ...optionsOf(app), maxAge: HOLD_SECONDS });
}

function optionsOf(app: Application) {
  const secure = app.settings.appOrigin.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
