import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import type { BackupManifest, Progress } from '../../adapters/backup-folder/index.ts';
import { argon2Passwords } from '../../adapters/password-argon2/index.ts';
import { dataCatalogue } from '../../db/personal-data.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { DatabaseAddress } from '../../kernel/database.ts';
import type { PersonalData } from '../../kernel/personal-data.ts';
import { recordClone } from '../../modules/release/index.ts';
import { allModules } from '../../modules.ts';
import { verifyRestoredTrail } from '../check-restored.ts';
import { dataPlaces } from '../data-places.ts';
import { idleAdapters } from '../idle-adapters.ts';
import { record } from '../record.ts';
import { collectIdentities } from './collect-identities.ts';
import { pseudonyms } from './pseudonyms.ts';
import { replaceFiles } from './replace-files.ts';
import { type Residue, scanFiles, scanTables } from './scan.ts';
import { catalogueFaults, readTables, type Table } from './tables.ts';
import { transformTables } from './transform-tables.ts';

export type Pseudonymised = {
  readonly identities: number;
  readonly password: string;
  readonly accounts: readonly { readonly role: string; readonly email: string }[];
};

/**
 * Turns restored data, in an isolated place, into data that name nobody: replace, look for every known name, compare counts.
 * Can be run again after a kill, with the same key. Its own tables are dropped at the end, with the names they hold.
 */
export async function pseudonymise({
  address,
  dataDir,
  key,
  expected,
  clock,
  progress,
}: {
  address: DatabaseAddress;
  dataDir: string;
  key: Uint8Array;
  expected: BackupManifest;
  clock: Clock;
  progress: Progress;
}): Promise<Pseudonymised> {
  const catalogue = dataCatalogue(allModules(idleAdapters(dataDir)));
  const client = new pg.Client('url' in address ? { connectionString: address.url } : address);
  await client.connect();
  try {
    await client.query("select set_config('app.scope', 'internal', false)");
    const tables = await readTables(client, catalogue);
    const faults = catalogueFaults(tables, catalogue);
    if (faults.length > 0)
      throw new Error(`Le catalogue des données est incomplet, rien n’est publié : ${faults.join(', ')}.`);
    await prepare(client);
    await client.query('begin');
    const names = pseudonyms(key);
    const known = await collectIdentities(client, tables, names);
    await client.query('commit');
    const inventor = { names, known };
    await transformTables(
      client,
      { tables, catalogue, inventor },
      progress.start(tables.length, 'Noms remplacés (tables)'),
    );
    const { filesFolder, keysFolder, anchorsFolder } = dataPlaces(dataDir);
    await replaceFiles(client, filesFolder, progress.start(expected.files.count, 'Fichiers remplacés'));
    await client.query('delete from pgboss.job');
    // Keys of the source open what was just emptied and sign its anchors: they do not travel.
    for (const folder of [keysFolder, anchorsFolder]) await rm(folder, { recursive: true, force: true });
    const residues = [
      ...(await scanTables(client, tables, known, progress.start(tables.length, 'Recherche des noms connus (tables)'))),
      ...(await scanFiles(filesFolder, known)),
    ];
    progress.end();
    refuseResidues(residues);
    await refuseLostRows(client, { tables, expected, catalogue });
    const door = await openAccounts(client);
    await client.query('drop schema pseudonym cascade');
    await record(
      { address, dataDir, clock },
      {
        job: 'release.clone',
        run: (ctx) => recordClone(ctx, { backupId: expected.id, identities: known.count, files: expected.files.count }),
      },
    );
    const { faults: trailFaults } = await verifyRestoredTrail(address, dataDir, clock);
    if (trailFaults.length > 0) throw new Error(`Le journal de la copie ne tient pas : ${trailFaults.join(' ')}`);
    return { identities: known.count, ...door };
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create schema if not exists pseudonym;
    create table if not exists pseudonym.identity (
      rank bigint generated always as identity, original text not null, replacement text not null);
    create table if not exists pseudonym.done (name text primary key)`);
}

function refuseResidues(residues: readonly Residue[]): void {
  if (residues.length === 0) return;
  const places = [...new Set(residues.map(({ where }) => where))];
  // Where, and never who: this sentence is read on a screen and kept in a log.
  throw new Error(
    `${residues.length} nom(s) connu(s) restent dans la copie, rien n’est publié : ${places.slice(0, 5).join(', ')}${places.length > 5 ? '…' : ''}.`,
  );
}

async function refuseLostRows(
  client: pg.ClientBase,
  { tables, expected, catalogue }: { tables: readonly Table[]; expected: BackupManifest; catalogue: PersonalData },
): Promise<void> {
  const different: string[] = [];
  for (const { name } of tables) {
    const before = expected.tables.find((table) => table.name === name)?.rows;
    if (before === undefined || UNCOUNTED.has(name) || catalogue[name] === 'derived') continue;
    const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${name}`);
    const wanted = catalogue[name] === 'removed' ? 0 : before;
    if (Number(rows[0]?.count) !== wanted) different.push(`${name} (${rows[0]?.count} au lieu de ${wanted})`);
  }
  if (different.length > 0)
    throw new Error(`La copie n’a pas les mêmes lignes que sa source : ${different.join(', ')}.`);
}

/** The restore itself writes there: what it restored, and the seals of lines that waited for theirs. */
const UNCOUNTED = new Set(['kernel.setting', 'trail.seal', 'trail.anchor', 'trail.line']);

/** One password for every account of the copy, drawn now, and one account for each role to try it with. */
async function openAccounts(client: pg.ClientBase): Promise<Pick<Pseudonymised, 'password' | 'accounts'>> {
  const password = `essai-${randomBytes(9).toString('base64url')}`;
  await client.query('update identity.account set password_hash = $1, totp_confirmed_at = null', [
    await argon2Passwords().hash(password),
  ]);
  const { rows } = await client.query<{ role: string; email: string }>(`
    select distinct on (held.role) held.role, person.email::text as email
      from identity.role_grant as held
      join identity.account on account.person_id = held.person_id and account.suspended_at is null
      join identity.person on person.id = held.person_id
     where person.email is not null and (held.expires_at is null or held.expires_at > now())
     order by held.role, person.id`);
  return { password, accounts: rows };
}
