import { execFile, spawn } from 'node:child_process';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isRunning } from '../../kernel/running.ts';
import { environmentRule } from '../../modules/release/index.ts';
import { holdLock } from '../lock.ts';
import { buildFolder, type Environment, environmentVariables } from './places.ts';

const OWN_CLI = resolve(import.meta.dirname, '..', '..', 'cli.ts');
const START_MS = 180_000;
const STOP_MS = 30_000;
const LOOK_MS = 200;

/** asleep: no process; opening: a process that does not serve yet; open: it serves people. */
export type RunState = {
  readonly state: 'asleep' | 'opening' | 'open';
  readonly pid: number | null;
  readonly version: string | null;
};

/** Whether the environment runs, asked to its own process. */
export async function runState(environment: Environment): Promise<RunState> {
  const pid = await readPid(environment);
  if (pid === null) return { state: 'asleep', pid: null, version: null };
  const answer = await fetch(`http://127.0.0.1:${environment.port}/api/health/ready`, {
    signal: AbortSignal.timeout(2_000),
  })
    .then((response) => (response.ok ? (response.json() as Promise<{ version: string }>) : null))
    .catch(() => null);
  return answer ? { state: 'open', pid, version: answer.version } : { state: 'opening', pid, version: null };
}

/** Starts the process of an environment, apart from ours, and waits until it serves. One that runs is left as it is. */
export async function startEnvironment(environment: Environment): Promise<RunState> {
  const release = await holdLock(join(environment.folder, 'start.lock'));
  try {
    // Held by another: it launches the process, we only wait for it.
    if (typeof release === 'function' && (await readPid(environment)) === null) await launch(environment);
    const end = Date.now() + START_MS;
    for (;;) {
      const now = await runState(environment);
      if (now.state === 'open') return now;
      if ((now.state === 'asleep' && typeof release === 'function') || Date.now() > end)
        throw new Error(await whyNot(environment));
      await new Promise((wake) => setTimeout(wake, LOOK_MS));
    }
  } finally {
    if (typeof release === 'function') await release();
  }
}

async function launch(environment: Environment): Promise<void> {
  const log = await open(logFile(environment), 'a', 0o600);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cliOf(environment), 'start'], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    cwd: environment.folder,
    env: await environmentVariables(environment),
  });
  child.unref();
  await writeFile(pidFile(environment), String(child.pid));
  await log.close();
}

/** Stops the process of an environment and waits for it: what was written is kept. @returns false when it slept. */
export async function stopEnvironment(environment: Environment): Promise<boolean> {
  const { pid } = await runState(environment);
  if (pid === null) return false;
  process.kill(pid, 'SIGTERM');
  const end = Date.now() + STOP_MS;
  while (isRunning(pid)) {
    if (Date.now() > end)
      throw new Error(
        `${environmentRule(environment.key).name} ne s’arrête pas (processus ${pid}). Voyez ${logFile(environment)}`,
      );
    await new Promise((wake) => setTimeout(wake, LOOK_MS));
  }
  await rm(pidFile(environment), { force: true });
  return true;
}

async function whyNot(environment: Environment): Promise<string> {
  const said = (await readFile(logFile(environment), 'utf8').catch(() => '')).trim().split('\n').slice(-3).join(' ');
  return `${environmentRule(environment.key).name} n’a pas pu démarrer : ${said || 'rien n’a été dit.'} Voyez ${logFile(environment)}`;
}

/** The command line of the build that was installed, or of these sources. */
function cliOf(environment: Environment): string {
  return environment.build ? join(buildFolder(environment, environment.build), 'server', 'cli.ts') : OWN_CLI;
}

const pidFile = ({ folder }: Environment) => join(folder, 'process.pid');
const logFile = ({ folder }: Environment) => join(folder, 'formapro.log');

/** Null when it sleeps. A number that the system gave to another program since (the machine restarted) is not ours. */
async function readPid(environment: Environment): Promise<number | null> {
  const pid = Number(await readFile(pidFile(environment), 'utf8').catch(() => '0'));
  return pid > 0 && isRunning(pid) && (await commandOf(pid)).includes(cliOf(environment)) ? pid : null;
}

async function commandOf(pid: number): Promise<string> {
  const told = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (told !== null) return told;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout;
}

/** Keeps a note beside the data of an environment, for `env status` while it sleeps. */
export async function keepNote(environment: Environment, name: string, note: unknown): Promise<void> {
  await writeFile(join(environment.folder, `${name}.json`), JSON.stringify(note));
}
