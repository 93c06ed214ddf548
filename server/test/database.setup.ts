import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { fileAnchors } from '../adapters/anchor-file/index.ts';
import { timeStampAnchors } from '../adapters/anchor-rfc3161/index.ts';
import { prepareQueues } from '../adapters/jobs-pg-boss/index.ts';
import { webauthnPasskeys } from '../adapters/passkey-webauthn/index.ts';
import { argon2Passwords } from '../adapters/password-argon2/index.ts';
import { typstPdfs } from '../adapters/pdf-typst/index.ts';
import { startEmbeddedPostgres } from '../adapters/postgres-embedded/index.ts';
import { listMigrations, migrate } from '../db/migrate.ts';
import { allModules } from '../modules.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; user: string };
  }
}

export const TEMPLATE = 'formapro_template';

/** One real PostgreSQL for the whole run, without flushing to disk, and one migrated database to copy from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = join(tmpdir(), `formapro-test-${process.pid}`);
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' },
  });
  const { host, user } = server.connection;
  const admin = new pg.Client({ host, user, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const owner = new pg.Pool({ host, user, database: TEMPLATE, max: 4 });
  await migrate(owner, await listMigrations());
  const modules = allModules({
    passwords: argon2Passwords({ memoryKib: 1024, passes: 1 }),
    passkeys: webauthnPasskeys(),
    anchors: fileAnchors(dataDir),
    timeStamps: timeStampAnchors({ dataDir, url: null, authorities: [], now: () => new Date() }),
    pdfs: typstPdfs(),
    mail: null,
    backups: null,
    calendars: { freezesOf: async () => null },
  });
  await prepareQueues(
    owner,
    modules.flatMap((module) => module.jobs),
  );
  await owner.end();
  project.provide('postgres', { host, user });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
