import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { openTable, type RoutingTable } from '../../modules/release/ports.ts';
import { createBackEnds } from './back-ends.ts';
import { choosePool } from './choose.ts';
import { emptyCount } from './counters.ts';
import { forward, refuse } from './forward.ts';
import type { FromWorker, Origin, ToWorker, WorkerSettings } from './messages.ts';

const KEEP_ALIVE_MS = 60_000;
/** After `leave`, idle connections are given this long to ask once more and be told that it is the last time. */
const LEAVE_MS = 10_000;

const settings = JSON.parse(process.env.FORMAPRO_EDGE ?? '{}') as WorkerSettings;
const tokenKey = Buffer.from(settings.tokenKey, 'base64');
const backEnds = createBackEnds(settings.fallback);
let table: RoutingTable | null = null;
let checksum = '';
let counts = emptyCount();
let inFlight = 0;
let isLeaving = false;
let mayCutIdle = false;
let open = 0;

const say = (message: FromWorker) => process.send?.(message);
const servers = { app: serverOf('app'), content: serverOf('content') };

function serverOf(origin: Origin) {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 }, (request, response) => {
    void answer(request, response, origin);
  });
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, origin: Origin): Promise<void> {
  if (isLeaving) response.shouldKeepAlive = false;
  if (inFlight >= settings.maxInFlight) {
    counts.shed += 1;
    request.resume();
    refuse(response, 503);
    return;
  }
  inFlight += 1;
  response.once('close', () => {
    inFlight -= 1;
    if (mayCutIdle && inFlight === 0) process.exit(0);
  });
  const pool = choosePool(request, origin, { table, tokenKey, counts });
  await forward({ request, response, origin, pool, table, backEnds, counts }).catch(() => refuse(response, 502));
}

process.on('message', (message: ToWorker, socket?: Socket) => {
  if (message.kind === 'connection') {
    say({ kind: 'taken', id: message.id });
    if (!socket) return;
    open += 1;
    socket.once('close', () => {
      open -= 1;
      if (isLeaving && open === 0) process.exit(0);
    });
    socket.setNoDelay(true);
    servers[message.origin].emit('connection', socket);
    socket.resume();
  }
  if (message.kind === 'table') {
    const taken = openTable(message.signed, settings.publicKey);
    if (taken && taken.generation >= (table?.generation ?? 0)) [table, checksum] = [taken, message.signed.checksum];
  }
  if (message.kind === 'draining') backEnds.setDraining(message.servers);
  if (message.kind === 'observe') {
    const seen = {
      generation: table?.generation ?? 0,
      checksum,
      down: backEnds.down(),
      inFlight: backEnds.inFlight(),
      counts,
    };
    counts = emptyCount();
    say({ kind: 'observed', id: message.id, seen });
  }
  if (message.kind === 'leave') leave();
});

/** Answers what comes on the connections it has, each answer being the last of its connection; then ends. */
function leave(): void {
  isLeaving = true;
  if (open === 0) process.exit(0);
  setTimeout(() => {
    mayCutIdle = true;
    if (inFlight === 0) process.exit(0);
  }, LEAVE_MS);
}

// Without its parent there is nobody to hand connections over: the next supervisor starts its own workers.
process.on('disconnect', () => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
say({ kind: 'ready' });
