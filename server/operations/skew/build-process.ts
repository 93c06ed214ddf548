import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A build unpacked on this machine, under the name it serves. */
export type Unpacked = { readonly name: string; readonly folder: string };

/** A process of a build that runs, with what it said. */
export type Running = { stop(): Promise<void> };

type Env = Readonly<Record<string, string>>;
export type Ended = { readonly code: number; readonly out: string; readonly said: string };

const PATIENCE_MS = 180_000;
const LONGEST_COMMAND_MS = 600_000;
/** Characters kept of what a process said last. */
const KEPT = 4_000;

/** Starts a command of a build and waits until it is open. One that ends instead says why. */
export async function startBuild({ name, folder }: Unpacked, words: readonly string[], env: Env): Promise<Running> {
  const child = spawn(process.execPath, wordsOf(folder, words), {
    cwd: folder,
    env: { ...env, FORMAPRO_VERSION: name },
  });
  let said = '';
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`${name} ne s’est pas ouverte en trois minutes.`)), PATIENCE_MS);
    const hear = (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-KEPT);
      if (!said.includes('Ctrl-C')) return;
      clearTimeout(timer);
      done();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', fail);
    child.once('exit', () => {
      clearTimeout(timer);
      fail(new Error(lastLines(said) || `${name} s’est arrêtée sans rien dire.`));
    });
  });
  return {
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Runs a command of a build to its end. */
export function runBuild({ name, folder }: Unpacked, words: readonly string[], env: Env): Promise<Ended> {
  return new Promise((done) => {
    const options = {
      cwd: folder,
      env: { ...env, FORMAPRO_VERSION: name },
      timeout: LONGEST_COMMAND_MS,
      maxBuffer: 50_000_000,
    };
    execFile(process.execPath, wordsOf(folder, words), options, (error, out, err) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      done({ code, out, said: lastLines(`${err}\n${out}`) });
    });
  });
}

/** A port that nobody holds now. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const wordsOf = (folder: string, words: readonly string[]) => [
  '--disable-warning=ExperimentalWarning',
  join(folder, 'server', 'cli.ts'),
  ...words,
];

const lastLines = (text: string) => text.trim().split('\n').slice(-3).join(' ');
