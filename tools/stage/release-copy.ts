import { type ChildProcess, spawn } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..', '..');
const PARTS = [
  'server',
  'contract',
  'tools',
  'web',
  'dist',
  'docs',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];
const PATIENCE_MS = 180_000;

/** A release directory of its own, as an operator would have beside the one that serves. */
export async function copyRelease(folder: string): Promise<void> {
  for (const part of PARTS) await cp(join(ROOT, part), join(folder, part), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}

/** Plants a fault in a copy: learners are answered an error as long as this file is there. */
export async function plantFault(folder: string, whenThere: string): Promise<void> {
  const path = join(folder, 'server', 'modules', 'reporting', 'http', 'reporting.routes.ts');
  const before = await readFile(path, 'utf8');
  const sound = 'run: (ctx) => readMyTraining(ctx),';
  if (!before.includes(sound)) throw new Error('the route to break is not where it was');
  const broken = `run: (ctx) => {
      if (existsSync(${JSON.stringify(whenThere)})) throw new Error('planted fault');
      return readMyTraining(ctx);
    },`;
  await writeFile(path, `import { existsSync } from 'node:fs';\n${before.replace(sound, broken)}`);
}

export type Running = {
  readonly pid: number;
  /** Once the process is gone, however that came. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

/** Starts one command of a release and waits until it says that it is open. */
export async function startCommand(
  words: readonly string[],
  { root = ROOT, env, isQuiet = false }: { root?: string; env: Readonly<Record<string, string>>; isQuiet?: boolean },
): Promise<Running> {
  const child = spawn(process.execPath, [join(root, 'server', 'cli.ts'), ...words], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'fatal', ...env },
    stdio: ['ignore', 'pipe', isQuiet ? 'ignore' : 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await opened(child, words.join(' '));
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function opened(child: ChildProcess, name: string): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`${name} did not open`)), PATIENCE_MS);
    const early = (code: number | null) => fail(new Error(`${name} ended with ${code}`));
    child.once('exit', early);
    child.stdout?.on('data', (bytes: Buffer) => {
      if (!bytes.toString().includes('Ctrl-C')) return;
      clearTimeout(timer);
      child.off('exit', early);
      done();
    });
  });
}
