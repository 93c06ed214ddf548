import pg from 'pg';
import { type Sql, toStatement } from './sql.ts';

/** How to reach the database: a URL, or the socket folder of the embedded server. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly host: string; readonly user: string; readonly database: string };

/** Something that runs statements: the pool, or one transaction. */
export type Runner = {
  query<Row>(query: Sql<Row>): Promise<Row[]>;
  /** For libraries that bring their own text (the job queue). Our own code goes through `query`. */
  execute(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
};

export type Database = Runner & {
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

const DATE_OID = 1082;
const INT8_OID = 20;
const NUMERIC_OID = 1700;

// A day stays the text YYYY-MM-DD: a Date would move it across midnight with the time zone.
// Counts and cents fit in 2^53; a larger one is a defect and must be seen, not rounded.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE_OID) return (value: string) => value;
    if (oid === INT8_OID || oid === NUMERIC_OID) return toSafeNumber;
    return pg.types.getTypeParser(oid, format ?? 'text');
  },
} as pg.CustomTypesConfig;

function toSafeNumber(value: string): number {
  const number = Number(value);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER)
    throw new RangeError(`a number of the database is too large: ${value}`);
  return number;
}

/**
 * Opens a pool. With `as: 'app'` every connection works as the role `formapro_app`, which owns nothing, cannot bypass
 * row security and cannot truncate; `owner` is for migrations only.
 *
 * `max` connections: a pool of about eight serves 300 HTTP connections on two cores (measured).
 */
export function openDatabase(
  address: DatabaseAddress,
  { as, max = 8 }: { as: 'app' | 'owner'; max?: number },
): Database {
  const pool = new pg.Pool({
    ...('url' in address ? { connectionString: address.url } : address),
    max,
    types,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    options: as === 'app' ? '-c role=formapro_app -c statement_timeout=30000' : '',
    application_name: 'formapro',
  });
  // A connection lost while idle is replaced at the next use; without a listener Node would stop.
  pool.on('error', () => undefined);
  return {
    pool,
    query: (query) => runOn(pool, query),
    execute: (text, values) => pool.query(text, values),
    close: () => pool.end(),
  };
}

/** Runs one statement on a pool or a client. */
export async function runOn<Row>(target: pg.Pool | pg.PoolClient, query: Sql<Row>): Promise<Row[]> {
  const result = await target.query(toStatement(query));
  return result.rows as Row[];
}
