import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { isRunning } from '../../kernel/running.ts';
import type { RuntimeApi } from './runtime-api.ts';

const run = promisify(execFile);
const PLACES = ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy', '/usr/bin/haproxy'];
const PATIENCE_MS = 10_000;

/** Where HAProxy is, or null. HAPROXY_PATH wins. */
export function haproxyPath(): string | null {
  const places = process.env.HAPROXY_PATH ? [process.env.HAPROXY_PATH, ...PLACES] : PLACES;
  return places.find((path) => existsSync(path)) ?? null;
}

export function neededHaproxy(): string {
  const path = haproxyPath();
  if (!path)
    throw new Error(
      'HAProxy est introuvable. Installez-le avec les paquets de votre système (Debian : sudo apt-get install haproxy), ' +
        'donnez son chemin dans HAPROXY_PATH, ou choisissez le répartiteur intégré : --driver=node.',
    );
  return path;
}

/** Has HAProxy itself read the configuration; throws with what it says. */
export async function checkConfiguration(path: string): Promise<void> {
  await run(neededHaproxy(), ['-c', '-q', '-f', path]).catch((error: { stderr?: string }) => {
    throw new Error(`HAProxy refuse la configuration ${path} : ${error.stderr ?? ''}`);
  });
}

/** The process that answers, as it says itself: in the foreground HAProxy writes no pid file. 0 when there is none. */
async function runningPid(api: RuntimeApi): Promise<number> {
  const info = await api.ask('show info').catch(() => '');
  return Number(/^Pid: (\d+)$/m.exec(info)?.[1] ?? 0);
}

export type Supervised = {
  pid(): Promise<number>;
  /** Puts another process in its place, on the configuration as it is now: see `replace`. */
  replace(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Keeps one HAProxy alive on a configuration. One that is already running there is adopted: the death of this process
 * cuts nothing, and its successor finds the traffic flowing.
 */
export async function superviseHaproxy(
  { configuration, socket, mayAdopt }: { configuration: string; socket: string; mayAdopt: boolean },
  api: RuntimeApi,
): Promise<Supervised> {
  let isStopping = false;
  let child: ChildProcess | null = null;
  const start = async (takingOver: readonly string[] = []) => {
    const started = spawn(neededHaproxy(), ['-db', '-q', '-f', configuration, ...takingOver], {
      stdio: 'ignore',
      detached: true,
    });
    child = started;
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (!isStopping && child === started) void start().catch(() => undefined);
    });
    const until = Date.now() + PATIENCE_MS;
    while ((await runningPid(api)) !== started.pid) {
      if (Date.now() > until) throw new Error('HAProxy ne démarre pas : voyez si ses ports sont libres.');
      await new Promise((wake) => setTimeout(wake, 20));
    }
  };
  // The new process is given the listening sockets by the old one (-x), then tells it to answer what it has and end (-sf):
  // at no instant does nobody listen.
  const replace = async () => {
    const before = await runningPid(api);
    await start(before > 0 ? ['-x', socket, '-sf', String(before)] : []);
  };
  if (!(await api.answers())) await start();
  else if (!mayAdopt) await replace();
  const watching = setInterval(async () => {
    const isGone = !child && !(await api.answers());
    if (isGone && !isStopping) await start().catch(() => undefined);
  }, 1_000).unref();
  const pid = async () => child?.pid ?? (await runningPid(api));
  return {
    pid,
    replace,
    async stop() {
      isStopping = true;
      clearInterval(watching);
      const running = await pid();
      if (running === 0 || !isRunning(running)) return;
      process.kill(running, 'SIGTERM');
      const until = Date.now() + PATIENCE_MS;
      while (isRunning(running) && Date.now() < until) await new Promise((wake) => setTimeout(wake, 20));
    },
  };
}
