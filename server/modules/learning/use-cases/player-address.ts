import type { Context } from '../../../kernel/context.ts';

/**
 * Where the player opens. The version is in the address, for no cookie goes to that origin: an opening stays on the version
 * it began on. The token is after the #, so that it never reaches a server log.
 */
export function playerAddress(ctx: Context, token: string): string {
  const { contentOrigin, version } = ctx.app.settings;
  return `${contentOrigin}/play?v=${encodeURIComponent(version)}#${token}`;
}
