import { startEmbeddedPostgres } from '../adapters/postgres-embedded/index.ts';
import type { Configuration } from '../configuration.ts';
import type { DatabaseAddress } from '../kernel/database.ts';

/** The database of this configuration, started when it is ours and not running. Nothing in it is changed. */
export async function openServer(
  { databaseUrl, dataDir }: Pick<Configuration, 'databaseUrl' | 'dataDir'>,
  say: (sentence: string) => void,
): Promise<{ address: DatabaseAddress; adopted: boolean; stop(): Promise<void> }> {
  if (databaseUrl) return { address: { url: databaseUrl }, adopted: true, stop: async () => undefined };
  const server = await startEmbeddedPostgres({ dataDir, log: say });
  return { address: server.connection, adopted: server.adopted, stop: () => server.stop() };
}
