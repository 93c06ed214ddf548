import pg from 'pg';
import type { Places } from './places.ts';

const NAME = 'formapro-hold';
const TRIES = 5;

const connect = async ({ socketFolder }: Pick<Places, 'socketFolder'>, name: string) => {
  const client = new pg.Client({ host: socketFolder, user: 'formapro', database: 'postgres', application_name: name });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/**
 * Keeps one connection open for as long as this process works with the server.
 *
 * A connection and not a file with a number: the system closes it at the very instant of a kill -9, and numbers of processes
 * are given again.
 *
 * @returns what lets go.
 */
export async function holdServer(places: Pick<Places, 'socketFolder'>): Promise<() => Promise<void>> {
  const client = await connect(places, NAME);
  return () => client.end().catch(() => undefined);
}

/** Whether another process works with the server. One that is leaving at this moment is given half a second to be gone. */
export async function heldByOthers(places: Pick<Places, 'socketFolder'>): Promise<boolean> {
  const client = await connect(places, 'formapro').catch(() => null);
  if (!client) return false;
  try {
    for (let tries = 1; tries <= TRIES; tries++) {
      const { rowCount } = await client.query('select 1 from pg_stat_activity where application_name = $1', [NAME]);
      if (!rowCount) return false;
      await new Promise((wake) => setTimeout(wake, 100));
    }
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
