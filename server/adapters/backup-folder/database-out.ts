import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BackupManifest, BackupTable } from './manifest.ts';

/** How one part is written; the database does not know about encryption. */
export type WriteTable = (name: string, source: AsyncIterable<Buffer>) => Promise<void>;

export type DatabaseContent = Pick<BackupManifest, 'migrations' | 'tables' | 'sequences' | 'jobs'> & {
  /** Ids of the stored files that rows name. */
  readonly fileIds: readonly string[];
};

type FoundTable = { readonly name: string; readonly columns: readonly string[]; readonly bytes: number };

export const JOB_COLUMNS = ['name', 'data', 'start_after'] as const;

/** One backup at a time in a database; held by the connection, so a killed backup lets go of it. */
const LOCK = 7_206_434;

/**
 * Opens the snapshot that every table is read in: one instant, while people go on working.
 *
 * @returns bytes that tables take, for the progress bar.
 */
export async function openSnapshot(client: pg.ClientBase): Promise<number> {
  const { rows: held } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [LOCK]);
  if (!held[0]?.free) throw new Error('Une autre sauvegarde de cette base est en cours. Attendez qu’elle se termine.');
  await client.query('begin isolation level repeatable read read only');
  await client.query("set local app.scope = 'internal'");
  return (await listTables(client)).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Copies every table of ours out of the snapshot, in PostgreSQL's own text form, which later versions still read. */
export async function copyOut(client: pg.ClientBase, write: WriteTable): Promise<DatabaseContent> {
  const tables: BackupTable[] = [];
  for (const { name, columns } of await listTables(client)) {
    const part = `database/${name}`;
    tables.push({
      name,
      columns: [...columns],
      part,
      rows: await copyQuery(client, selectAll(name, columns), part, write),
    });
  }
  const jobs = `select ${JOB_COLUMNS.join(', ')} from pgboss.job where state < 'completed' and name !~ '^__'`;
  const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from formapro_migration order by name',
  );
  const { rows: sequences } = await client.query<{ name: string; last: string }>(
    `select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences
      where last_value is not null and schemaname not in ('pgboss', 'pg_catalog') order by 1`,
  );
  const { rows: files } = await client.query<{ id: string }>('select id from kernel.file order by id');
  return {
    migrations,
    tables,
    sequences: sequences.map(({ name, last }) => ({ name, last: Number(last) })),
    jobs: {
      name: 'pgboss.job',
      columns: [...JOB_COLUMNS],
      part: 'database/jobs',
      rows: await copyQuery(client, jobs, 'database/jobs', write),
    },
    fileIds: files.map(({ id }) => id),
  };
}

async function copyQuery(client: pg.ClientBase, query: string, part: string, write: WriteTable): Promise<number> {
  const stream = client.query(copyTo(`copy (${query}) to stdout`));
  await write(part, stream);
  return stream.rowCount;
}

const selectAll = (name: string, columns: readonly string[]) =>
  `select ${columns.map((column) => `"${column}"`).join(', ')} from ${name}`;

/**
 * Tables that a backup holds: all of ours but the queue (its waiting jobs are sent again), what is lost at a crash anyway
 * (unlogged), and the list of migrations, which the restore runs instead of copying.
 */
export async function listTables(client: pg.ClientBase): Promise<FoundTable[]> {
  const { rows } = await client.query<FoundTable>(`
    select format('%I.%I', space.nspname, class.relname) as name,
           array(select attname::text from pg_attribute
                  where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = ''
                  order by attnum) as columns,
           pg_table_size(class.oid)::float8 as bytes
      from pg_class as class
      join pg_namespace as space on space.oid = class.relnamespace
     where class.relkind = 'r' and class.relpersistence = 'p'
       and space.nspname not in ('pg_catalog', 'information_schema', 'pgboss')
       and not (space.nspname = 'public' and class.relname = 'formapro_migration')
       and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = class.oid and deptype = 'e')
     order by 1`);
  return rows;
}
