import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type Configuration, readConfiguration } from '../../configuration.ts';
import {
  type DataPolicy,
  ENVIRONMENT_KEYS,
  type EnvironmentKey,
  environmentRule,
  type Freeze,
} from '../../modules/release/index.ts';
import { writeMark } from './mark.ts';

/** An environment of this machine: a folder with its own data, ports, secrets and rules. */
export type Environment = {
  readonly key: EnvironmentKey;
  readonly folder: string;
  readonly dataDir: string;
  readonly port: number;
  readonly contentPort: number;
  readonly data: DataPolicy;
  /** Name of the build it runs; null: the sources of this machine. */
  readonly build: string | null;
  readonly freezes: readonly Freeze[];
};

type Kept = Omit<Environment, 'folder'>;

const FILE = 'environment.json';
const SETTINGS = 'settings.env';
const FIRST_PORT = 8100;
const PORTS_EACH = 10;

/** Finds an environment, or null. */
export async function findEnvironment(root: string, key: EnvironmentKey): Promise<Environment | null> {
  const folder = join(root, key);
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => null);
  return text ? { build: null, ...(JSON.parse(text) as Omit<Kept, 'build'>), folder } : null;
}

/** An environment that must exist. */
export async function getEnvironment(root: string, key: EnvironmentKey): Promise<Environment> {
  const found = await findEnvironment(root, key);
  if (found) return found;
  throw new Error(`${environmentRule(key).name} n’existe pas encore. Créez-le : npx formapro env create ${key}`);
}

/** Keeps what changed of an environment, whole or not at all. */
export async function saveEnvironment({ folder, ...kept }: Environment): Promise<void> {
  const aside = join(folder, `${FILE}.${process.pid}`);
  await writeFile(aside, `${JSON.stringify(kept, null, 2)}\n`);
  await rename(aside, join(folder, FILE));
}

export type Wanted = {
  readonly key: EnvironmentKey;
  readonly data?: DataPolicy | undefined;
  readonly adopt?: string | undefined;
  readonly firstPort?: number | undefined;
};

/**
 * Makes an environment: folder, ports that are free now, secrets of its own. It sleeps until it is started.
 *
 * The folder is made beside and renamed, so of two that run together one makes it and the other is told.
 *
 * @param adopt a data folder that already serves people, for PROD.
 * @param firstPort where the ports of the six environments begin, where another FormaPro of this machine sleeps on the usual ones.
 */
export async function createEnvironment(
  root: string,
  { key, data, adopt, firstPort = FIRST_PORT }: Wanted,
): Promise<Environment> {
  const rule = environmentRule(key);
  const policy = data ?? rule.data[0];
  if (!rule.data.includes(policy)) throw new Error(`${rule.name} n’accepte pas des données « ${policy} ».`);
  const folder = join(root, key);
  if (existsSync(folder)) throw new Error(`${rule.name} existe déjà dans ${folder}.`);
  const aside = `${folder}.${process.pid}`;
  await mkdir(aside, { recursive: true, mode: 0o755 });
  try {
    const dataDir = adopt ? resolve(adopt) : join(folder, 'data');
    const [port, contentPort] = await choosePorts(key, firstPort);
    await writeSettings(aside);
    await saveEnvironment({ key, folder: aside, dataDir, port, contentPort, data: policy, build: null, freezes: [] });
    if (!adopt) await mkdir(join(aside, 'data'), { mode: 0o755 });
    await writeMark(adopt ? dataDir : join(aside, 'data'), key);
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOTEMPTY' || code === 'EEXIST' ? new Error(`${rule.name} existe déjà dans ${folder}.`) : error;
  }
  return getEnvironment(root, key);
}

/** Secrets of one environment, read by its owner only. PROD finds there how its mail leaves. */
async function writeSettings(folder: string): Promise<void> {
  const text = [
    '# Réglages et secrets de cet environnement. Gardez une copie de BACKUP_PASSPHRASE ailleurs :',
    '# sans elle, aucune de ses sauvegardes ne s’ouvre. PROD peut ajouter SMTP_URL et MAIL_FROM.',
    `BACKUP_PASSPHRASE=${randomBytes(24).toString('base64url')}`,
    '',
  ].join('\n');
  await writeFile(join(folder, SETTINGS), text, { mode: 0o600 });
}

/** Where the builds of an environment are unpacked, one folder each. */
export function buildFolder({ folder }: Environment, build: string): string {
  return join(folder, 'builds', build);
}

/** What the process of an environment is told: its own settings, and nothing of the shell that starts it but the path. */
export async function environmentVariables(environment: Environment): Promise<Record<string, string>> {
  const { folder, dataDir, port, contentPort, data, build } = environment;
  const settings = parseEnv(await readFile(join(folder, SETTINGS), 'utf8')) as Record<string, string>;
  const { PATH = '', HOME = '', HOST = '' } = process.env;
  return {
    PATH,
    HOME,
    ...(HOST ? { HOST } : {}),
    FORMAPRO_DEMO: data === 'synthetic' ? '1' : '0',
    ...settings,
    ...(build ? { FORMAPRO_VERSION: build } : {}),
    DATA_DIR: dataDir,
    PORT: String(port),
    CONTENT_PORT: String(contentPort),
  };
}

export async function environmentConfiguration(environment: Environment): Promise<Configuration> {
  return readConfiguration(await environmentVariables(environment));
}

async function choosePorts(key: EnvironmentKey, firstPort: number): Promise<[number, number]> {
  const first = firstPort + ENVIRONMENT_KEYS.indexOf(key) * PORTS_EACH;
  const found: number[] = [];
  // Beyond the ten of this environment the next hundreds are tried: another FormaPro may live on this machine.
  for (let port = first; found.length < 2 && port < 60_000; port += found.length === 1 ? 1 : PORTS_EACH * 6)
    if (await isFree(port)) found.push(port);
  const [port, contentPort] = found;
  if (!port || !contentPort) throw new Error('Aucun port n’est libre sur cette machine.');
  return [port, contentPort];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, () => probe.close(() => done(true)));
  });
}
