import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeOnce } from './kernel/write-once.ts';

/** What the environment says, read once by the composition root and by nothing else. */
export type Configuration = {
  readonly port: number;
  readonly contentPort: number;
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  readonly demo: boolean;
  readonly appOrigin: string;
  readonly contentOrigin: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** Where a time stamp authority answers (RFC 3161), and the certificates it must come from. */
  readonly timeStampUrl: string | null;
  readonly timeStampCaFile: string | null;
  readonly logLevel: string;
  /** Name of this build among those that are served side by side; null: the version of package.json. */
  readonly version: string | null;
  /** host:port of the two origins of this process, as an edge reaches them. */
  readonly ownAddresses: { readonly app: string; readonly content: string };
  /** Where backups go and are looked for. */
  readonly backupDir: string;
  /** Where the six environments of this machine stand. */
  readonly environmentsDir: string;
  /** Where builds are kept. */
  readonly buildsDir: string;
  readonly backupKeyFile: string | null;
  readonly backupPassphrase: string | null;
};

const ROOT = resolve(import.meta.dirname, '..');

/** Reads the configuration; a value that cannot be used is refused with a sentence that names it. */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const port = portOf(env.PORT, 8080, 'PORT');
  const contentPort = portOf(env.CONTENT_PORT, 8081, 'CONTENT_PORT');
  if (port === contentPort)
    throw new Error('PORT et CONTENT_PORT doivent être différents : le contenu se joue sur une autre adresse.');
  const appOrigin = trimmed(env.APP_ORIGIN) ?? `http://localhost:${port}`;
  const contentOrigin = trimmed(env.CONTENT_ORIGIN) ?? `http://127.0.0.1:${contentPort}`;
  if (new URL(appOrigin).hostname === new URL(contentOrigin).hostname) {
    throw new Error(
      'APP_ORIGIN et CONTENT_ORIGIN doivent porter deux noms différents : les cookies ignorent les ports.',
    );
  }
  const dataDir = resolve(trimmed(env.DATA_DIR) ?? join(ROOT, 'var'));
  return {
    port,
    contentPort,
    dataDir,
    databaseUrl: trimmed(env.DATABASE_URL),
    demo: env.FORMAPRO_DEMO !== '0',
    appOrigin,
    contentOrigin,
    smtpUrl: trimmed(env.SMTP_URL),
    mailFrom: trimmed(env.MAIL_FROM),
    timeStampUrl: authorityUrl(env.TSA_URL),
    timeStampCaFile: trimmed(env.TSA_CA_FILE),
    logLevel: trimmed(env.LOG_LEVEL) ?? 'warn',
    version: trimmed(env.FORMAPRO_VERSION),
    ownAddresses: {
      app: trimmed(env.OWN_ADDRESS) ?? `127.0.0.1:${port}`,
      content: trimmed(env.OWN_CONTENT_ADDRESS) ?? `127.0.0.1:${contentPort}`,
    },
    backupDir: resolve(trimmed(env.BACKUP_DIR) ?? join(dataDir, 'backups')),
    environmentsDir: resolve(trimmed(env.ENVIRONMENTS_DIR) ?? join(ROOT, 'var', 'environments')),
    buildsDir: resolve(trimmed(env.BUILDS_DIR) ?? join(ROOT, 'var', 'builds')),
    backupKeyFile: trimmed(env.BACKUP_KEY_FILE),
    backupPassphrase: env.BACKUP_PASSPHRASE || null,
  };
}

function trimmed(value: string | undefined): string | null {
  const text = value?.trim().replace(/\/$/, '');
  return text ? text : null;
}

/** The address of the authority as it was given: some answer only with the final slash. */
function authorityUrl(value: string | undefined): string | null {
  const text = value?.trim();
  if (!text) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Error('TSA_URL doit être une adresse http ou https, par exemple https://horodatage.exemple.fr/tsa.');
  return text;
}

function portOf(value: string | undefined, byDefault: number, name: string): number {
  if (!value) return byDefault;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${name} doit être un nombre entre 1 et 65535.`);
  return port;
}

/**
 * The installation key, made at the first start and kept outside the database: `keys/installation.key`, 32 bytes, mode 600.
 *
 * It seals second-factor secrets and pending personal links; a backup of the database alone does not open them.
 */
export async function installationKey(dataDir: string): Promise<Buffer> {
  const folder = join(dataDir, 'keys');
  const path = join(folder, 'installation.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeOnce(path, randomBytes(32));
  const key = await readFile(path);
  if (key.length !== 32) throw new Error(`Le fichier ${path} est abîmé : remettez celui de votre sauvegarde.`);
  return key;
}
