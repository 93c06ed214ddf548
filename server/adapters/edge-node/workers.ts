import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type Server as NetServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { SignedTable } from '../../modules/release/ports.ts';
import type { FromWorker, Origin, Seen, ToWorker, WorkerSettings } from './messages.ts';

const ENTRY = join(import.meta.dirname, 'worker.ts');
const OBSERVE_PATIENCE_MS = 2_000;

type Worker = {
  readonly process: ChildProcess;
  isReady: boolean;
  /** Connections handed over and not yet taken: if the worker dies, they go to another. */
  readonly handed: Map<number, { origin: Origin; socket: Socket }>;
};

export type Workers = {
  /** Listens on the two origins; connections wait here when no worker can take them, and are never refused. */
  listen(ports: Readonly<Record<Origin, number>>, host: string): Promise<void>;
  send(message: ToWorker): void;
  observe(): Promise<Seen[]>;
  pids(): number[];
  /** Replaces every worker, one after the other; the new ones run the code that is on disk now. */
  replace(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Holds the listening sockets and keeps workers alive.
 *
 * The parent accepts and hands each connection over, keeping its own copy until the worker says that it has it: a worker
 * that dies loses what it was answering, never a connection that was waiting.
 */
export function startWorkers(
  count: number,
  settings: WorkerSettings,
  current: () => { signed: SignedTable | null; draining: readonly string[] },
): Workers {
  const workers = new Set<Worker>();
  const waiting: { origin: Origin; socket: Socket }[] = [];
  const listeners: NetServer[] = [];
  const asked = new Map<number, (seen: Seen) => void>();
  let [isClosing, lastId, turn] = [false, 0, 0];

  const handOver = (origin: Origin, socket: Socket) => {
    const ready = [...workers].filter((worker) => worker.isReady && worker.process.connected);
    const worker = ready[turn++ % ready.length];
    if (!worker) {
      waiting.push({ origin, socket });
      return;
    }
    const id = ++lastId;
    worker.handed.set(id, { origin, socket });
    worker.process.send({ kind: 'connection', origin, id } satisfies ToWorker, socket, { keepOpen: true });
  };

  const heard = (worker: Worker, message: FromWorker) => {
    if (message.kind === 'taken') {
      worker.handed.get(message.id)?.socket.destroy();
      worker.handed.delete(message.id);
    }
    if (message.kind === 'observed') {
      asked.get(message.id)?.(message.seen);
      asked.delete(message.id);
    }
    if (message.kind === 'ready') {
      worker.isReady = true;
      for (const { origin, socket } of waiting.splice(0)) handOver(origin, socket);
    }
  };

  const startOne = (): Promise<Worker> =>
    new Promise((done) => {
      const child = fork(ENTRY, [], { env: { ...process.env, FORMAPRO_EDGE: JSON.stringify(settings) } });
      const worker: Worker = { process: child, isReady: false, handed: new Map() };
      workers.add(worker);
      child.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') {
          const { signed, draining } = current();
          if (signed) child.send({ kind: 'table', signed } satisfies ToWorker);
          child.send({ kind: 'draining', servers: draining } satisfies ToWorker);
          done(worker);
        }
        heard(worker, message);
      });
      child.on('error', () => undefined);
      child.on('exit', () => {
        workers.delete(worker);
        const orphans = [...worker.handed.values()];
        if (!isClosing && workers.size < count) void startOne();
        for (const { origin, socket } of orphans) handOver(origin, socket);
      });
    });

  const started = Promise.all(Array.from({ length: count }, startOne));
  return {
    async listen(ports, host) {
      await started;
      for (const origin of ['app', 'content'] as const) {
        const listener = createServer({ pauseOnConnect: true }, (socket) => {
          socket.on('error', () => undefined);
          handOver(origin, socket);
        });
        listeners.push(listener);
        await new Promise<void>((done, fail) => {
          listener.once('error', fail);
          listener.listen({ port: ports[origin], host, backlog: 4_096 }, () => done());
        });
      }
    },
    send: (message) => {
      for (const worker of workers) if (worker.process.connected) worker.process.send(message, () => undefined);
    },
    async observe() {
      const answers = [...workers]
        .filter((worker) => worker.isReady && worker.process.connected)
        .map(
          (worker) =>
            new Promise<Seen | null>((done) => {
              const id = ++lastId;
              asked.set(id, done);
              worker.process.send({ kind: 'observe', id } satisfies ToWorker, () => undefined);
              setTimeout(() => {
                asked.delete(id);
                done(null);
              }, OBSERVE_PATIENCE_MS).unref();
            }),
        );
      return (await Promise.all(answers)).filter((seen) => seen !== null);
    },
    pids: () => [...workers].flatMap((worker) => worker.process.pid ?? []),
    async replace() {
      for (const old of [...workers]) {
        await startOne();
        old.isReady = false;
        old.process.send({ kind: 'leave' } satisfies ToWorker, () => undefined);
        await new Promise((done) => (workers.has(old) ? old.process.once('exit', done) : done(undefined)));
      }
    },
    async close() {
      isClosing = true;
      for (const listener of listeners) listener.close();
      for (const { socket } of waiting) socket.destroy();
      const ended = [...workers].map((worker) => new Promise((done) => worker.process.once('exit', done)));
      for (const worker of workers) if (worker.process.connected) worker.process.disconnect();
      await Promise.all(ended);
    },
  };
}
