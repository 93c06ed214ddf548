import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { type Step, schemaTrouble } from './schema-range.ts';
import { refuseUnfitDatabase } from './unfit-database.ts';

const FOLDER = join(import.meta.dirname, 'migrations');
const LOCK = 7_206_401;

export type Migration = Step & { readonly sql: string; readonly sha256: string };

/** Every migration of this version, in order of their names. A name or a header that breaks the rules is a defect. */
export async function listMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const kind = /^\d{4}-\d{2}-\d{2}-\d{4}-[a-z-]+\.(expand|data|contract)\.sql$/.exec(name)?.[1];
      const sql = await readFile(join(folder, name), 'utf8');
      if (!kind || !sql.startsWith(`-- ${kind}:`))
        throw new Error(`the migration ${name} does not say its kind in its name and first line`);
      return { name, kind: kind as Migration['kind'], sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database to this version. Safe when several processes start at once: one migrates, the others wait.
 *
 * Each migration is one transaction that ends with its line in formapro_migration. A file changed after it ran is refused:
 * the database would not be what the code believes. So is a database from which a later version removed something.
 *
 * Steps that remove (`contract`) are held on a database that lives: an earlier version may still be served there.
 *
 * @param contracts runs them too, once it is known that no process needs what they remove.
 * @returns the names that were run now.
 */
export async function migrate(
  owner: pg.Pool,
  migrations: readonly Migration[],
  { contracts = false }: { contracts?: boolean } = {},
): Promise<string[]> {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await prepareMigrations(client);
    const done = new Map<string, string>(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from formapro_migration')).rows.map(
        (row) => [row.name, row.sha256],
      ),
    );
    const trouble = schemaTrouble(migrations, [...done.keys()]);
    if (trouble?.why === 'ahead')
      throw new Error(
        `Cette version ne peut plus servir cette base : une version plus récente en a retiré ce dont elle se sert (${trouble.step}). Rien n’a été changé. Démarrez la version plus récente.`,
      );
    const isNew = done.size === 0;
    const ran: string[] = [];
    for (const migration of migrations) {
      const before = done.get(migration.name);
      if (!before && migration.kind === 'contract' && !isNew && !contracts) continue;
      if (before === migration.sha256) continue;
      if (before)
        throw new Error(
          `La migration ${migration.name} a été modifiée après son passage. Remettez le fichier d’origine.`,
        );
      await runOne(client, migration);
      ran.push(migration.name);
    }
    return ran;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}

async function runOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query("set local lock_timeout = '5s'");
    await applyMigration(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(
      `La migration ${migration.name} n’a pas abouti ; rien n’a été changé. PostgreSQL répond : ${said}`,
      {
        cause: error,
      },
    );
  }
}

/** Runs one migration and writes its line, in the caller's transaction. */
export async function applyMigration(client: pg.ClientBase, { name, sql, sha256 }: Migration): Promise<void> {
  // What a step writes stands behind the walls of its tables, and an owner that is no superuser stops at them.
  await client.query("set local app.scope = 'internal'");
  await client.query(sql);
  await client.query('insert into formapro_migration (name, sha256) values ($1, $2)', [name, sha256]);
}

/** The role the application works as, and the list of what ran. Roles belong to the whole server, so another database may have made it. */
export async function prepareMigrations(client: pg.ClientBase): Promise<void> {
  await refuseUnfitDatabase(client);
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'formapro_app') then
        create role formapro_app nologin nobypassrls;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$;
    do $$ begin
      if not pg_has_role(current_user, 'formapro_app', 'set') then execute format('grant formapro_app to %I', current_user); end if;
    exception when invalid_parameter_value then -- PostgreSQL 15 knows members only
      if not pg_has_role(current_user, 'formapro_app', 'member') then execute format('grant formapro_app to %I', current_user); end if;
    end $$;
    create table if not exists public.formapro_migration (
      name text primary key, sha256 text not null, ran_at timestamptz not null default now());
    revoke all on public.formapro_migration from public;
    grant select on public.formapro_migration to formapro_app`);
}
