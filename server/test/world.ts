import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { fileAnchors } from '../adapters/anchor-file/index.ts';
import { timeStampAnchors } from '../adapters/anchor-rfc3161/index.ts';
import { folderFileStore } from '../adapters/files-folder/index.ts';
import { createJobRunner, runJob } from '../adapters/jobs-pg-boss/index.ts';
import { webauthnPasskeys } from '../adapters/passkey-webauthn/index.ts';
import { argon2Passwords } from '../adapters/password-argon2/index.ts';
import { typstPdfs } from '../adapters/pdf-typst/index.ts';
import { createApplication } from '../application.ts';
import type { Actor, Reach, Role } from '../kernel/access.ts';
import type { Application, Context } from '../kernel/context.ts';
import { type Database, openDatabase } from '../kernel/database.ts';
import type { Module } from '../kernel/module.ts';
import { Refusal } from '../kernel/refusal.ts';
import { sql } from '../kernel/sql.ts';
import type { MailTransport } from '../modules/messaging/ports.ts';
import { allModules } from '../modules.ts';
import { TEMPLATE } from './database.setup.ts';

/** A clock that a test sets. */
export type TestClock = { now(): Date; set(instant: string): void };

export type World = {
  readonly app: Application;
  readonly database: Database;
  /** Connects as the owner: for planting and looking, never for what is tested. */
  readonly owner: Database;
  readonly clock: TestClock;
  readonly modules: Module[];
  /** A folder of this world alone: files, keys, anchors. */
  readonly folder: string;
  /** Runs a use case as somebody, in its own transaction. */
  as<T>(actor: Actor, run: (ctx: Context) => Promise<T>, reach?: Reach): Promise<T>;
  /** Lines of the trail since the start, as [action, facts]. */
  trail(): Promise<[string, unknown][]>;
  /** Names and payloads of the jobs waiting. */
  enqueued(): Promise<[string, unknown][]>;
  /** Runs one job of the product now, as the worker would. */
  runJob(name: string, payload?: unknown): Promise<unknown>;
};

export const SYSTEM: Actor = { kind: 'system', name: 'test' };

/** A signed-in person for a use case. */
export function person(role: Role, personId: string, companyId: string | null = null): Actor {
  return { kind: 'person', personId, role, companyId, loginId: null, scopes: null, linkScope: null };
}

/** An empty, migrated database of its own for one test file, the real modules, a clock that stands at `now`. */
export async function world({
  now = '2026-03-09T08:00:00.000Z',
  template = TEMPLATE,
  mail = null,
  demo = true,
}: {
  now?: string;
  template?: string;
  mail?: MailTransport | null;
  demo?: boolean;
} = {}): Promise<World> {
  const { host, user } = inject('postgres');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await administer({ host, user }, `create database ${name} template ${template} strategy file_copy`);
  const database = openDatabase({ host, user, database: name }, { as: 'app', max: 24 });
  const owner = openDatabase({ host, user, database: name }, { as: 'owner', max: 2 });
  const folder = await mkdtemp(join(tmpdir(), 'formapro-files-'));
  const clock = testClock(now);
  const jobs = createJobRunner(database);
  const pdfs = typstPdfs();
  const modules = allModules({
    passwords: argon2Passwords({ memoryKib: 1024, passes: 1 }),
    passkeys: webauthnPasskeys(),
    anchors: fileAnchors(folder),
    timeStamps: timeStampAnchors({ dataDir: folder, url: null, authorities: [], now: clock.now }),
    pdfs,
    mail,
    backups: null,
    calendars: { freezesOf: async () => null },
  });
  const app = createApplication({
    database,
    clock,
    files: folderFileStore(folder),
    jobs,
    installationKey: Buffer.alloc(32, 7),
    settings: {
      appOrigin: 'http://localhost:8080',
      contentOrigin: 'http://127.0.0.1:8081',
      demo,
      version: 'test',
    },
  });
  afterAll(async () => {
    await jobs.stop();
    await pdfs.close();
    await database.close();
    await owner.close();
    await administer({ host, user }, `drop database ${name} with (force)`);
    await rm(folder, { recursive: true, force: true });
  });
  return {
    app,
    database,
    owner,
    clock,
    modules,
    folder,
    as: (actor, run, reach = 'all') => app.transaction({ actor, reach }, run),
    trail: async () =>
      (
        await owner.query(sql<{ action: string; facts: unknown }>`select action, facts from trail.line order by id`)
      ).map((line) => [line.action, line.facts]),
    enqueued: async () =>
      (
        await owner.query(
          sql<{
            name: string;
            data: unknown;
          }>`select name, data from pgboss.job where state = 'created' order by created_on, id`,
        )
      ).map((job) => [job.name, job.data]),
    runJob: (jobName, payload = {}) => {
      const job = modules.flatMap((module) => module.jobs).find((candidate) => candidate.name === jobName);
      if (!job) throw new Error(`no job ${jobName}`);
      return runJob(app, job, payload);
    },
  };
}

/** The refusal a promise ends with, as plain data; anything else is a failure of the test. */
export async function refusalOf(promise: Promise<unknown>): Promise<{ code: string; facts: unknown }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('nothing was refused');
}

function testClock(start: string): TestClock {
  let at = new Date(start);
  return {
    now: () => at,
    set: (instant) => {
      at = new Date(instant);
    },
  };
}

async function administer({ host, user }: { host: string; user: string }, statement: string): Promise<void> {
  const admin = new pg.Client({ host, user, database: 'postgres' });
  await admin.connect();
  await admin.query(statement).finally(() => admin.end());
}
