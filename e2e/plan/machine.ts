import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../server/kernel/database.ts';
import { sql } from '../../server/kernel/sql.ts';
import { ENVIRONMENT_KEYS } from '../../server/modules/release/index.ts';
import { buildWeb } from '../../tools/build/web.ts';
import { ensureHaproxy } from '../../tools/dev/haproxy.ts';
import { plant } from '../../tools/stage/plant.ts';
import { temporaryFolder } from '../../tools/stage/product.ts';
import { copyRelease, plantFault, type Running, startCommand } from '../../tools/stage/release-copy.ts';
import { freePort } from '../../tools/stage/traffic/fleet.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const run = promisify(execFile);
export type Driver = 'node' | 'haproxy';
export type Built = { readonly name: string; readonly digest: string };

/**
 * One machine as the plan has it: sources under git, six environments, PROD with the 120 companies and 3,500 trainees of the
 * demonstration served by version 3.0.0, an edge before it, the cockpit beside it.
 */
export type Machine = Awaited<ReturnType<typeof openMachine>>;

export async function openMachine(driver: Driver) {
  if (driver === 'haproxy') await ensureHaproxy();
  await buildWeb(() => undefined);
  const folder = await temporaryFolder();
  const [repo, data, whenThere] = [join(folder, 'sources'), join(folder, 'prod'), join(folder, 'fault')];
  const ports = await Promise.all(Array.from({ length: 6 }, freePort));
  const [stablePort = 0, stableContent = 0, cockpitPort = 0, edgePort = 0, edgeContent = 0, first = 0] = ports;
  const places = { ENVIRONMENTS_DIR: join(folder, 'environments'), BUILDS_DIR: join(folder, 'builds') };
  const entrance = `http://localhost:${edgePort}`;
  const shared = {
    ...places,
    DATA_DIR: data,
    APP_ORIGIN: entrance,
    CONTENT_ORIGIN: `http://127.0.0.1:${edgeContent}`,
    COCKPIT_PORT: String(cockpitPort),
  };
  const on = (port: number, contentPort: number, version = '') => ({
    env: {
      ...shared,
      PORT: String(port),
      CONTENT_PORT: String(contentPort),
      ...(version ? { FORMAPRO_VERSION: version } : {}),
    },
  });

  await copySources(repo);
  const stable = join(folder, 'stable');
  await mkdir(stable);
  await copyRelease(stable);
  const processes: Running[] = [];
  const start = async (words: readonly string[], given: Parameters<typeof startCommand>[1]) => {
    processes.push(await startCommand(words, { root: stable, ...given }));
  };
  await start(['start'], on(stablePort, stableContent, '3.0.0'));

  /** A command of FormaPro, as the operator types it in the sources. @returns what it says, read as JSON. */
  const command = async <Said>(...words: readonly string[]): Promise<Said> => {
    const { stdout } = await run(process.execPath, [join(repo, 'server', 'cli.ts'), ...words, '--json'], {
      cwd: repo,
      env: { ...process.env, ...places, DATA_DIR: data, LOG_LEVEL: 'fatal' },
      maxBuffer: 50_000_000,
    }).catch((error: Error & { stdout?: string; stderr?: string }) => {
      throw new Error(`formapro ${words.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? ''}`);
    });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as Said;
  };
  const firstPort = Math.max(1_024, Math.min(first, 58_000));
  for (const key of ENVIRONMENT_KEYS) {
    const adopt = key === 'prod' ? [`--adopt=${data}`] : [];
    await command('env', 'create', key, `--first-port=${firstPort}`, ...adopt);
  }
  await start(['cockpit'], on(stablePort, stableContent));
  const told = [`--driver=${driver}`, `--stable=127.0.0.1:${stablePort}/127.0.0.1:${stableContent}`];
  await start(
    ['edge', ...told, `--cockpit=http://127.0.0.1:${cockpitPort}`, `--name=edge-${driver}`],
    on(edgePort, edgeContent),
  );
  const owner = openDatabase(
    { host: join(data, 'postgres', 'run'), user: 'formapro', database: 'formapro' },
    { as: 'owner', max: 2 },
  );
  return {
    entrance,
    cockpit: `http://localhost:${cockpitPort}`,
    contentOrigin: shared.CONTENT_ORIGIN,
    owner,
    command,

    /** Writes a version in the sources, commits it and builds it. `broken` plants a fault that sleeps until it appears. */
    async build(version: string, change: string, { broken = false } = {}): Promise<Built> {
      await git(repo, 'checkout', '-q', 'in-service', '--', '.');
      if (broken) await plantFault(repo, whenThere);
      const file = join(repo, 'package.json');
      await writeFile(file, (await readFile(file, 'utf8')).replace(/"version": "[^"]+"/, `"version": "${version}"`));
      await writeFile(join(repo, 'CHANGES.txt'), `${version}: ${change}\n`);
      await git(repo, 'add', '-A');
      await git(repo, 'commit', '-q', '-m', change);
      return command<Built>('release', 'build');
    },
    faultAppears: () => writeFile(whenThere, ''),
    faultGoes: () => rm(whenThere, { force: true }),

    /** Starts the build that PRÉ-PROD has, the same bytes, on PROD beside the version that serves; lets it warm up. */
    async serve(name: string): Promise<void> {
      const root = join(places.ENVIRONMENTS_DIR, 'preprod', 'builds', name);
      const [port, contentPort] = [await freePort(), await freePort()];
      await start(['start', '--no-worker'], { ...on(port, contentPort, name), root });
      for (let time = 0; time < WARM_UP; time++)
        await (await fetch(`http://127.0.0.1:${port}/api/my-training`)).arrayBuffer();
    },

    /** The organisation watches each step this long; verdicts are made as ever. */
    async watchFor(minutes: number): Promise<void> {
      const all = Array<number>(4).fill(minutes);
      await plant(
        { owner },
        sql`insert into release.observation_plan (observe_minutes, needs_business_day) values (${all}, false)`,
      );
    },

    async close(): Promise<void> {
      await owner.close();
      for (const one of processes.reverse()) await one.stop();
      for (const key of ENVIRONMENT_KEYS) await command('env', 'stop', key).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A process that has just started is slow at first, which is not the fault of its version. */
const WARM_UP = 12;

/** These sources as a repository of their own, committed, with the screens and dependencies that stand beside them. */
async function copySources(repo: string): Promise<void> {
  const { stdout } = await run('git', ['-C', ROOT, 'ls-files', '-z', '-co', '--exclude-standard'], {
    maxBuffer: 50_000_000,
  });
  for (const path of stdout.split('\0').filter(Boolean)) {
    await mkdir(dirname(join(repo, path)), { recursive: true });
    await cp(join(ROOT, path), join(repo, path)).catch((error: NodeJS.ErrnoException) => {
      // Named by git, removed since.
      if (error.code !== 'ENOENT') throw error;
    });
  }
  await cp(join(ROOT, 'dist'), join(repo, 'dist'), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(repo, 'node_modules'));
  await git(repo, 'init', '-q', '-b', 'main');
  await writeFile(join(repo, '.git', 'info', 'exclude'), 'node_modules\n');
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Version en service');
  await git(repo, 'tag', 'in-service');
}

async function git(repo: string, ...words: readonly string[]): Promise<void> {
  const who = ['-c', 'user.name=Exploitation', '-c', 'user.email=exploitation@of.example'];
  await run('git', ['-C', repo, ...who, ...words], { maxBuffer: 50_000_000 });
}
