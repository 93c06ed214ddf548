import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../kernel/context.ts';

/**
 * Headers of the application origin: scripts from here only, no inline script, no frame by others.
 *
 * Mantine sets style attributes at run time, hence 'unsafe-inline' for styles alone.
 */
export function securityHeaders(settings: Settings) {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${settings.contentOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
  const secure = settings.appOrigin.startsWith('https:');
  return async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header('content-security-policy', policy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=()');
    reply.header('cross-origin-opener-policy', 'same-origin');
    if (secure) reply.header('strict-transport-security', 'max-age=31536000');
  };
}
