import type { IncomingMessage } from 'node:http';
import {
  HOLD_COOKIE,
  type PoolName,
  poolFor,
  poolOf,
  ROUTING_COOKIE,
  type RoutingTable,
  readToken,
} from '../../modules/release/ports.ts';
import type { Count } from './counters.ts';
import type { Origin } from './messages.ts';

const HELD = /[?&]v=([\w.+-]{1,60})(?:&|$)/;

/**
 * Which pool answers a request.
 *
 * On the application origin the routing token says who asks, and the hold cookie which version an open quiz began on. On
 * the content origin no cookie goes: the address of an opening names the version it began on, for as long as it is open.
 */
export function choosePool(
  request: IncomingMessage,
  origin: Origin,
  { table, tokenKey, counts }: { table: RoutingTable | null; tokenKey: Uint8Array; counts: Count },
): PoolName {
  if (!table) return 'stable';
  if (origin === 'content') {
    const version = HELD.exec(request.url ?? '')?.[1];
    return (version ? poolOf(table, version) : null) ?? 'stable';
  }
  const token = readToken(cookie(request, ROUTING_COOKIE), tokenKey, new Date());
  if (token.kind !== 'known') {
    counts.tokens[token.kind] += 1;
    return 'stable';
  }
  return poolFor(table, token.claims, cookie(request, HOLD_COOKIE) ?? null);
}

function cookie({ headers }: IncomingMessage, name: string): string | undefined {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
