import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileAnchors } from './adapters/anchor-file/index.ts';
import { readAuthorities, timeStampAnchors } from './adapters/anchor-rfc3161/index.ts';
import { folderFileStore } from './adapters/files-folder/index.ts';
import { createJobRunner, type JobRunner, prepareQueues } from './adapters/jobs-pg-boss/index.ts';
import { smtpMail } from './adapters/mail-smtp/index.ts';
import { webauthnPasskeys } from './adapters/passkey-webauthn/index.ts';
import { argon2Passwords } from './adapters/password-argon2/index.ts';
import { typstPdfs } from './adapters/pdf-typst/index.ts';
import { createApplication } from './application.ts';
import { type Configuration, installationKey } from './configuration.ts';
import { listMigrations, type Migration, migrate } from './db/migrate.ts';
import { type SchemaRange, schemaRange } from './db/schema-range.ts';
import { type Clock, systemClock } from './kernel/clock.ts';
import type { Application } from './kernel/context.ts';
import { type Database, type DatabaseAddress, openDatabase } from './kernel/database.ts';
import { createLog, type Log } from './kernel/log.ts';
import type { Module } from './kernel/module.ts';
import type { TimeStampStore } from './modules/quality/ports.ts';
import { mayMailLeave } from './modules/release/index.ts';
import { type Adapters, allModules } from './modules.ts';
import { scheduledBackups } from './operations/back-up.ts';
import { openServer } from './operations/database-server.ts';
import { machineCalendars } from './operations/environments/calendars.ts';
import { readMark } from './operations/environments/mark.ts';
import { refuseUnfinishedRestore } from './operations/place-restored.ts';
import { VERSION } from './version.ts';

/** Used until MAIL_FROM says who signs; most servers will refuse it, which the mail box shows. */
const DEFAULT_FROM = 'FormaPro <ne-pas-repondre@localhost>';

/** Everything a command needs, opened; `close` gives it all back in the right order. */
export type Runtime = {
  readonly configuration: Configuration;
  readonly app: Application;
  readonly database: Database;
  readonly address: DatabaseAddress;
  readonly modules: readonly Module[];
  readonly jobs: JobRunner;
  readonly log: Log;
  readonly clock: Clock;
  /** What of the database this build accepts. */
  readonly schema: SchemaRange;
  close(): Promise<void>;
};

/**
 * Opens the database (embedded or DATABASE_URL), migrates it, and ties the modules to their adapters.
 *
 * @param say receives one French sentence per step that takes time.
 */
export async function openRuntime(
  configuration: Configuration,
  say: (sentence: string) => void,
  clock: Clock = systemClock,
  modulesOf: (adapters: Adapters) => Module[] = allModules,
): Promise<Runtime> {
  refuseUnfinishedRestore(configuration.dataDir);
  await mkdir(configuration.dataDir, { recursive: true });
  const server = await openServer(configuration, say);
  try {
    return await tieTogether(configuration, server, { say, clock, modulesOf });
  } catch (error) {
    // What could not be opened whole leaves no database running behind it.
    await server.stop();
    throw error;
  }
}

async function tieTogether(
  configuration: Configuration,
  { address, stop }: Awaited<ReturnType<typeof openServer>>,
  {
    say,
    clock,
    modulesOf,
  }: { say: (sentence: string) => void; clock: Clock; modulesOf: (adapters: Adapters) => Module[] },
): Promise<Runtime> {
  const pdfs = typstPdfs();
  const { smtpUrl, mailFrom } = configuration;
  const environment = await readMark(configuration.dataDir);
  const mail = smtpUrl && mayMailLeave(environment) ? smtpMail({ url: smtpUrl, from: mailFrom ?? DEFAULT_FROM }) : null;
  const modules = modulesOf({
    passwords: argon2Passwords(),
    passkeys: webauthnPasskeys(),
    anchors: fileAnchors(configuration.dataDir),
    timeStamps: timeStampsOf(configuration, clock),
    pdfs,
    mail,
    calendars: machineCalendars(configuration.environmentsDir),
    backups: await scheduledBackups(configuration, { address, clock }),
  });
  const migrations = await listMigrations();
  await prepareDatabase(address, { modules, migrations, say });
  const database = openDatabase(address, { as: 'app' });
  const jobs = createJobRunner(database);
  const app = createApplication({
    database,
    clock,
    files: folderFileStore(join(configuration.dataDir, 'files')),
    jobs,
    installationKey: await installationKey(configuration.dataDir),
    settings: {
      appOrigin: configuration.appOrigin,
      contentOrigin: configuration.contentOrigin,
      demo: configuration.demo,
      version: configuration.version ?? VERSION,
    },
  });
  const close = async () => {
    await jobs.stop();
    await pdfs.close();
    await mail?.close();
    await database.close();
    await stop();
  };
  return {
    configuration,
    app,
    database,
    address,
    modules,
    jobs,
    log: createLog({ level: configuration.logLevel }),
    clock,
    schema: schemaRange(migrations),
    close,
  };
}

/** Time stamps as the configuration asks for them, and those kept earlier. */
export function timeStampsOf({ dataDir, timeStampUrl, timeStampCaFile }: Configuration, clock: Clock): TimeStampStore {
  return timeStampAnchors({
    dataDir,
    url: timeStampUrl,
    authorities: timeStampCaFile ? readAuthorities(timeStampCaFile) : [],
    now: clock.now,
  });
}

async function prepareDatabase(
  address: DatabaseAddress,
  {
    modules,
    migrations,
    say,
  }: { modules: readonly Module[]; migrations: readonly Migration[]; say: (sentence: string) => void },
): Promise<void> {
  const owner = openDatabase(address, { as: 'owner', max: 2 });
  try {
    const ran = await migrate(owner.pool, migrations);
    if (ran.length > 0) say(`Base de données mise à jour (${ran.length} étapes).`);
    await prepareQueues(
      owner.pool,
      modules.flatMap((module) => module.jobs),
    );
  } finally {
    await owner.close();
  }
}
