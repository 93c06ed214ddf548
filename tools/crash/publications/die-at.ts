import { readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { basename } from 'node:path';
import pg from 'pg';

/**
 * Loaded before a command (`--import`): ends its process with signal 9, as a power cut would, right after the write that
 * the file `DIE_AT` names. Without that file the command runs as it is; nothing in the product knows of this.
 *
 * Writes are named: `row written`, `row kept`, `filled <file>`, `renamed <file>`, `prepare map`, `add map`, `commit map`.
 */
const warrant = process.env.DIE_AT ?? '';

function passed(point: string): void {
  if (pointWanted() === point) process.kill(process.pid, 'SIGKILL');
}

function pointWanted(): string {
  try {
    return readFileSync(warrant, 'utf8');
  } catch {
    return '';
  }
}

// Temporary files are named <file>.<process>.part.
const kept = (path: string) => basename(path).replace(/\.\d+\.part$/, '');

const { open, rename } = fs;
fs.open = async (...given) => {
  const handle = await open(...given);
  const path = String(given[0]);
  if (path.endsWith('.part')) {
    const close = handle.close.bind(handle);
    handle.close = () => close().then(() => passed(`filled ${kept(path)}`));
  }
  return handle;
};
fs.rename = (...given) => rename(...given).then(() => passed(`renamed ${kept(String(given[1]))}`));

const { connect } = net;
net.connect = ((...given: Parameters<typeof connect>) => {
  const socket = connect(...given);
  const end = socket.end.bind(socket);
  socket.end = ((text?: unknown) => {
    const order = /^(?:prepare|add|commit) map/.exec(String(text ?? ''))?.[0];
    if (order) socket.once('close', () => passed(order));
    return text === undefined ? end() : end(text as string);
  }) as typeof socket.end;
  return socket;
}) as typeof connect;
syncBuiltinESMExports();

const hasRow = new WeakSet<pg.Client>();
type Query = (this: pg.Client, ...given: unknown[]) => unknown;
const query = pg.Client.prototype.query as unknown as Query;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [first] = given;
  const text = typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text ?? '');
  const point = text.includes('insert into release.routing_table')
    ? 'row written'
    : text === 'commit' && hasRow.has(this)
      ? 'row kept'
      : null;
  const running = query.apply(this, given);
  if (!point || !(running instanceof Promise)) return running;
  return running.then((answer: unknown) => {
    if (point === 'row written') hasRow.add(this);
    else hasRow.delete(this);
    passed(point);
    return answer;
  });
} as unknown as typeof pg.Client.prototype.query;
