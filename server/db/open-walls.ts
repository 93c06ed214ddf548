import type { Runner } from '../kernel/database.ts';
import { sql } from '../kernel/sql.ts';

/** Tables whose rows are walled between companies by policies that no longer apply (docs/adr/0004). There are none, ever. */
export async function listOpenWalls(runner: Runner): Promise<string[]> {
  const rows = await runner.query(sql<{ name: string }>`
    select policy.polrelid::regclass::text as name
      from pg_policy as policy
      join pg_class as walled on walled.oid = policy.polrelid
     group by policy.polrelid, walled.relrowsecurity, walled.relforcerowsecurity
    having not walled.relrowsecurity or not walled.relforcerowsecurity or not bool_or(not policy.polpermissive)
     order by name
  `);
  return rows.map(({ name }) => name);
}
