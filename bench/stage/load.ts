import { Agent, request } from 'node:http';

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

/** Keeps so many connections busy for so many seconds; each asks for its next shot when the one before is answered. */
export async function load(
  origin: string,
  {
    connections,
    seconds,
    next,
  }: { connections: number; seconds: number; next: (connection: number, turn: number) => Shot },
): Promise<Load> {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failures = 0;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const one = async (connection: number) => {
    for (let turn = 1; performance.now() < until; turn++) {
      const at = performance.now();
      const status = await shoot({ hostname, port, agent }, next(connection, turn));
      if (status >= 200 && status < 300) times.push(performance.now() - at);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => one(connection)));
  const tookS = (performance.now() - startedAt) / 1000;
  agent.destroy();
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

function shoot(
  to: { hostname: string; port: string; agent: Agent },
  { method, path, headers = {}, body }: Shot,
): Promise<number> {
  return new Promise((done) => {
    const sent = request({ ...to, method, path, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => done(answer.statusCode ?? 0));
    });
    sent.once('error', () => done(0));
    sent.end(body);
  });
}
