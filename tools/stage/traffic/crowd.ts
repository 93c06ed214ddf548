import { connect, type Socket } from 'node:net';
import { lookUp, type RoutingTable } from '../../../server/modules/release/index.ts';

export type Visitor = {
  readonly role: string;
  readonly userId: string;
  readonly companyId: string | null;
  readonly cookie: string;
};

export type CrowdReport = {
  readonly requests: number;
  readonly failed: readonly { readonly method: string; readonly hasKey: boolean; readonly why: string }[];
  /** Answers by a version that no table in force between question and answer allows. */
  readonly misrouted: number;
  /** Connections that the edge closed while nothing was asked. */
  readonly closedIdle: number;
  readonly refused: number;
  /** Milliseconds from the question to the answer, in order. */
  readonly timesMs: readonly number[];
  /** When the last answer of a version was asked for. */
  readonly lastAskedOf: Readonly<Record<string, number>>;
};

export type Crowd = {
  /** From now on this table may be in force too; the one before is no longer once `settled` is called. */
  changing(table: RoutingTable): void;
  settled(): void;
  end(): Promise<CrowdReport>;
};

type Line = {
  socket: Socket;
  answered: (answer: { status: number; version: string } | string) => void;
  isAsking: boolean;
};

/**
 * So many visitors, each on a connection that it keeps, asking without ever trying again: 80 % read, 20 % write, half of
 * the writes with an idempotency key. Every answer is checked against the tables in force while it was awaited.
 *
 * @param paceMs time between two questions of one visitor.
 */
export function startCrowd(port: number, visitors: readonly Visitor[], first: RoutingTable, paceMs: number): Crowd {
  let inForce: RoutingTable[] = [first];
  let isOver = false;
  const failed: { method: string; hasKey: boolean; why: string }[] = [];
  const timesMs: number[] = [];
  const lastAskedOf: Record<string, number> = {};
  let [requests, misrouted, closedIdle, refused] = [0, 0, 0, 0];

  const allowed = (tables: readonly RoutingTable[], visitor: Visitor, version: string) =>
    tables.some((table) => {
      const { pool } = lookUp(table, visitor);
      return (pool === 'canary' ? table.canary?.version : table.stable.version) === version;
    });

  const open = (): Promise<Line | null> =>
    new Promise((done) => {
      const socket = connect(port, '127.0.0.1').setNoDelay(true);
      const line: Line = { socket, answered: () => undefined, isAsking: false };
      socket.once('connect', () => done(line));
      socket.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') refused += 1;
        line.answered(error.code ?? 'error');
        done(null);
      });
      let received = '';
      socket.setEncoding('latin1').on('data', (text: string) => {
        received += text;
        const answer = wholeAnswer(received);
        if (!answer) return;
        received = '';
        line.answered(answer);
        if (answer.closes) socket.destroy();
      });
      socket.once('close', () => {
        if (line.isAsking) line.answered('closed');
        else if (!isOver && !socket.destroyed) closedIdle += 1;
      });
    });

  const visit = async (visitor: Visitor, rank: number): Promise<void> => {
    let line = await open();
    await wait(Math.random() * paceMs);
    for (let turn = rank; !isOver; turn++) {
      if (!line || line.socket.destroyed || line.socket.readyState !== 'open') {
        line = await open();
        if (!line) {
          await wait(paceMs);
          continue;
        }
      }
      const method = turn % 5 === 0 ? 'POST' : 'GET';
      const hasKey = method === 'POST' && turn % 10 === 0;
      const askedAt = performance.now();
      const tables = [...inForce];
      requests += 1;
      const answer = await ask(line, request(method, visitor, hasKey ? `${visitor.userId}-${turn}` : null));
      if (typeof answer === 'string' || answer.status >= 500) {
        failed.push({ method, hasKey, why: typeof answer === 'string' ? answer : String(answer.status) });
        if (typeof answer === 'string') line.socket.destroy();
      } else {
        timesMs.push(performance.now() - askedAt);
        lastAskedOf[answer.version] = Math.max(lastAskedOf[answer.version] ?? 0, askedAt);
        if (!allowed([...tables, ...inForce], visitor, answer.version)) misrouted += 1;
      }
      await wait(paceMs * (0.5 + Math.random()));
    }
    line?.socket.destroy();
  };

  const visits = visitors.map((visitor, rank) => visit(visitor, rank));
  return {
    changing: (table) => {
      inForce = [...inForce, table];
    },
    settled: () => {
      inForce = inForce.slice(-1);
    },
    async end() {
      isOver = true;
      await Promise.all(visits);
      timesMs.sort((a, b) => a - b);
      return { requests, failed, misrouted, closedIdle, refused, timesMs, lastAskedOf };
    },
  };
}

function ask(line: Line, text: string): Promise<{ status: number; version: string } | string> {
  return new Promise((done) => {
    line.isAsking = true;
    line.answered = (answer) => {
      line.isAsking = false;
      line.answered = () => undefined;
      done(answer);
    };
    line.socket.write(text);
  });
}

function request(method: string, { cookie }: Visitor, key: string | null): string {
  const body = method === 'POST' ? '{"hours":1}' : '';
  const lines = [
    `${method} /api/page HTTP/1.1`,
    'host: localhost',
    `cookie: ${cookie}`,
    `content-length: ${body.length}`,
  ];
  if (key) lines.push(`idempotency-key: ${key}`);
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

function wholeAnswer(received: string): { status: number; version: string; closes: boolean } | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = received.slice(0, end);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (received.length < end + 4 + length) return null;
  return {
    status: Number(head.slice(9, 12)),
    version: /\r\nx-fp-version: ([^\r\n]+)/i.exec(head)?.[1] ?? '',
    closes: /\r\nconnection: close/i.test(head),
  };
}

export const wait = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));
