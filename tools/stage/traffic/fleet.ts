import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Server } from '../../../server/modules/release/index.ts';

const ENTRY = join(import.meta.dirname, 'version-server.ts');

export type Instance = Server & {
  readonly version: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as an operator would, then starts it again on the same ports. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** A real process of a version, on two ports of its own. */
export async function startInstance(id: string, version: string): Promise<Instance> {
  const [app, content] = [await freePort(), await freePort()];
  let child = await run(version, app, content);
  const end = (signal: 'SIGKILL' | 'SIGTERM') =>
    new Promise<void>((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done();
      child.once('exit', () => done());
      child.kill(signal);
      return undefined;
    });
  return {
    id,
    version,
    app: `127.0.0.1:${app}`,
    content: `127.0.0.1:${content}`,
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM');
      child = await run(version, app, content);
    },
    stop: () => end('SIGKILL'),
  };
}

async function run(version: string, app: number, content: number): Promise<ChildProcess> {
  const child = fork(ENTRY, [version, String(app), String(content)]);
  await new Promise((done) => child.once('message', done));
  return child;
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
