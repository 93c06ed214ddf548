import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDatabase } from '../../server/kernel/database.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const PATIENCE_MS = 180_000;

/** The product as people run it: its own process, its own durable database, the demonstration. */
export type Product = {
  readonly app: string;
  readonly content: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Milliseconds from the command to "FormaPro est ouvert". */
  readonly startedInMs: number;
  /** The owner's connection, for planting data and looking. */
  readonly owner: ReturnType<typeof openDatabase>;
  stop(): Promise<void>;
};

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'formapro-stage-'));
  // Started as root, the database runs as another user: it must be able to enter, or it would stand in a system folder.
  await chmod(folder, 0o755);
  return folder;
}

export async function startProduct(dataDir: string): Promise<Product> {
  const [port, contentPort] = [await freePort(), await freePort()];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'server', 'cli.ts'), 'start'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      CONTENT_PORT: String(contentPort),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await opened(child);
  const startedInMs = Math.round(performance.now() - startedAt);
  const socket = join(dataDir, 'postgres', 'run');
  const owner = openDatabase({ host: socket, user: 'formapro', database: 'formapro' }, { as: 'owner', max: 4 });
  return {
    app: `http://localhost:${port}`,
    content: `http://127.0.0.1:${contentPort}`,
    dataDir,
    pid: child.pid ?? 0,
    startedInMs,
    owner,
    stop: async () => {
      await owner.close();
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true });

function opened(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('the product did not open')), PATIENCE_MS);
    child.once('exit', (code) => fail(new Error(`the product ended with ${code}`)));
    child.stdout?.on('data', (bytes: Buffer) => {
      if (!bytes.toString().includes('Ctrl-C')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      done();
    });
  });
}

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
