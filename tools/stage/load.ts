import { connect, type Socket } from 'node:net';

export type Shot = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};
export type Load = {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly failures: number;
};

/**
 * Keeps so many connections busy for so many seconds; each asks for its next shot when the one before is answered, after a
 * pause when people would read first.
 *
 * It speaks HTTP/1.1 on bare sockets: the usual client costs more than the server that it measures.
 */
export async function load(
  origin: string,
  {
    connections,
    seconds,
    pauseMs = 0,
    next,
  }: { connections: number; seconds: number; pauseMs?: number; next: (connection: number, turn: number) => Shot },
): Promise<Load> {
  const times: number[] = [];
  let failures = 0;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const one = async (connection: number) => {
    const line = await openLine(origin);
    for (let turn = 1; performance.now() < until; turn++) {
      const at = performance.now();
      const status = await line.shoot(next(connection, turn));
      if (status >= 200 && status < 300) times.push(performance.now() - at);
      else failures += 1;
      if (pauseMs > 0) await new Promise((wake) => setTimeout(wake, pauseMs));
    }
    line.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => one(connection)));
  const tookS = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return {
    requests: times.length,
    perSecond: Math.round(times.length / tookS),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    failures,
  };
}

type Line = { shoot(shot: Shot): Promise<number>; close(): void };

async function openLine(origin: string): Promise<Line> {
  const { hostname, port, host } = new URL(origin);
  const socket: Socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
  let answered: (status: number) => void = () => undefined;
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    const status = wholeAnswer(received);
    if (status === null) return;
    received = '';
    answered(status);
  });
  socket.on('error', () => answered(0));
  socket.on('close', () => answered(0));
  return {
    shoot: ({ method, path, headers = {}, body = '' }) =>
      new Promise((done) => {
        answered = done;
        const lines = Object.entries({ host, ...headers, 'content-length': String(Buffer.byteLength(body)) });
        socket.write(
          `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
        );
      }),
    close: () => socket.destroy(),
  };
}

/** Status of an answer once all of it is here, else null. The product always says how long its answers are. */
function wholeAnswer(received: string): number | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const status = Number(received.slice(9, 12));
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, end))?.[1] ?? 0);
  return received.length >= end + 4 + length ? status : null;
}
