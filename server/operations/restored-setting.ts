import { type DatabaseAddress, openDatabase } from '../kernel/database.ts';
import { sql } from '../kernel/sql.ts';

/** Whether a database was filled from this backup: written in the transaction that filled it. */
export async function databaseHolds(address: DatabaseAddress, backupId: string): Promise<boolean> {
  const database = openDatabase(address, { as: 'owner', max: 1 });
  try {
    const [made] = await database.query(
      sql<{ made: boolean }>`select to_regclass('kernel.setting') is not null as made`,
    );
    if (!made?.made) return false;
    const [found] = await database.query(sql<{ id: string }>`
      select value ->> 'id' as id from kernel.setting where name = 'restored-backup'
    `);
    return found?.id === backupId;
  } finally {
    await database.close();
  }
}
