import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PoolName, RoutingTable, Server } from '../../modules/release/ports.ts';
import { addressOf, type BackEnds } from './back-ends.ts';
import { add, type Count } from './counters.ts';
import type { Origin } from './messages.ts';

/** A body up to this size is kept while the request is in flight, so that it can be sent again. */
const KEPT_BYTES = 1_000_000;
/** Longer than any page takes; documents are made in jobs. */
const ANSWER_PATIENCE_MS = 120_000;

// RFC 9110 7.6.1: these speak of one connection and are not passed on.
const HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT']);

export type Forwarded = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly origin: Origin;
  readonly pool: PoolName;
  readonly table: RoutingTable | null;
  readonly backEnds: BackEnds;
  readonly counts: Count;
};

type Target = { readonly server: Server; readonly version: string };
/** `sent`: the server may have acted on it; `not-sent`: it never saw it; `missing`: a built file it does not have. */
type Outcome = 'answered' | 'sent' | 'not-sent' | 'missing';

/**
 * Sends a request to a server of its pool and the answer back. A server that is dead is left at once for the next one:
 * always when it never saw the request, and when repeating is harmless (reading, or a write that carries a key).
 */
export async function forward(call: Forwarded): Promise<void> {
  const { request, response, backEnds, counts, table, pool } = call;
  const body = await readBody(request);
  if (body === 'cut') return;
  const targets = backEnds.inOrder(table, pool);
  const isHarmless =
    body !== 'stream' && (REPEATABLE.has(request.method ?? '') || request.headers['idempotency-key'] !== undefined);
  for (const [index, target] of targets.entries()) {
    if (index > 0) add(counts, target.version, 'replayed');
    const outcome = await attempt(call, target, body);
    if (outcome === 'answered') return;
    if (outcome === 'missing') return fetchElsewhere(call, target);
    backEnds.markDown(target.server);
    if (body === 'stream' || (outcome === 'sent' && !isHarmless)) break;
  }
  add(counts, targets[0]?.version ?? 'none', 'lost');
  refuse(response, 502);
}

/** Says that nobody could answer, in a form that clients try again. */
export function refuse(response: ServerResponse, status: 502 | 503): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const busy = status === 503;
  const title = busy
    ? 'Trop de demandes en même temps. Réessayez dans un instant.'
    : 'FormaPro ne répond pas. Réessayez dans un instant.';
  const body = JSON.stringify({ status, code: busy ? 'EDGE_BUSY' : 'EDGE_NO_SERVER', title, facts: {}, reference: '' });
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'retry-after': '1',
  });
  response.end(body);
}

/** A page that was opened on one version asks for its files after its people have moved: the other pool still has them. */
async function fetchElsewhere(call: Forwarded, missedBy: Target): Promise<void> {
  const { table, backEnds } = call;
  const pools = table?.canary ? (['stable', 'canary'] as const) : (['stable'] as const);
  const others = pools
    .flatMap((pool) => backEnds.inOrder(table, pool))
    .filter(({ version }) => version !== missedBy.version);
  for (const target of others) {
    const outcome = await attempt(call, target, null);
    if (outcome === 'answered') return;
  }
  call.response.writeHead(404, { 'content-length': '0' }).end();
}

function attempt(call: Forwarded, { server, version }: Target, body: Buffer | 'stream' | null): Promise<Outcome> {
  const { request, response, origin, backEnds, counts } = call;
  return new Promise((done) => {
    let settled = false;
    const settle = (outcome: Outcome) => {
      if (settled) return;
      settled = true;
      backEnds.busy(server, -1);
      done(outcome);
    };
    backEnds.busy(server, 1);
    let reached = false;
    const sent = ask({
      ...addressOf(server, origin),
      method: request.method,
      path: request.url,
      headers: passedOn(request, body),
      agent: backEnds.agentOf(server),
      timeout: ANSWER_PATIENCE_MS,
    });
    sent.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => (reached = true));
      else reached = true;
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => {
      if (!response.headersSent) return settle(reached ? 'sent' : 'not-sent');
      // The answer had begun: it cannot be taken back, so it is cut for everybody to see.
      add(counts, version, 'lost');
      response.destroy();
      settle('answered');
    });
    response.once('close', () => {
      if (!response.writableEnded) sent.destroy();
    });
    sent.on('response', (answer) => {
      if (answer.statusCode === 404 && /\/assets\//.test(request.url ?? '') && body === null) {
        answer.resume();
        return settle('missing');
      }
      add(counts, version, 'requests');
      const said = answer.headers['x-fp-version'];
      if (said !== undefined && said !== version && call.table) add(counts, version, 'misrouted');
      response.writeHead(answer.statusCode ?? 502, passedBack(answer, version, response.shouldKeepAlive));
      answer.pipe(response);
      answer.on('aborted', () => response.destroy());
      answer.on('close', () => settle('answered'));
      return undefined;
    });
    if (body === 'stream') request.pipe(sent);
    else sent.end(body ?? undefined);
  });
}

function passedOn(
  { headers, socket }: IncomingMessage,
  body: Buffer | 'stream' | null,
): Record<string, string | string[]> {
  const kept = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP.includes(name) ? [] : [[name, value]],
    ),
  );
  const before = headers['x-forwarded-for'];
  kept['x-forwarded-for'] = [before, socket.remoteAddress].filter(Boolean).join(', ');
  if (Buffer.isBuffer(body)) kept['content-length'] = String(body.length);
  return kept;
}

function passedBack(answer: IncomingMessage, version: string, staysOpen: boolean): Record<string, string | string[]> {
  const kept = Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined || HOP.includes(name) ? [] : [[name, value]],
    ),
  );
  kept['x-fp-version'] ??= version;
  if (!staysOpen) kept.connection = 'close';
  return kept;
}

/** The body, kept whole when it is small enough to be sent again; null when there is none; `cut` when its sender left. */
async function readBody(request: IncomingMessage): Promise<Buffer | 'stream' | 'cut' | null> {
  const length = request.headers['content-length'];
  if (request.headers['transfer-encoding'] === undefined && (length === undefined || length === '0')) return null;
  if (length === undefined || Number(length) > KEPT_BYTES) return 'stream';
  const pieces: Buffer[] = [];
  try {
    for await (const piece of request) pieces.push(piece as Buffer);
  } catch {
    return 'cut';
  }
  return Buffer.concat(pieces);
}
