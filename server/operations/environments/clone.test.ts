import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createDemo } from '../../../tools/demo/create.ts';
import { fileAnchors } from '../../adapters/anchor-file/index.ts';
import { silentProgress } from '../../adapters/backup-folder/index.ts';
import { startEmbeddedPostgres } from '../../adapters/postgres-embedded/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { isSiret } from '../../modules/people/domain/siret.ts';
import { openRuntime } from '../../runtime.ts';
import { FIRST_TEST_PORT } from '../../test/builders/ports.ts';
import { testFolder } from '../../test/demo-runtime.ts';
import { backUp } from '../back-up.ts';
import { verifyRestoredTrail } from '../check-restored.ts';
import { cloneEnvironment } from './clone.ts';
import { createEnvironment, environmentConfiguration } from './places.ts';

/** Found nowhere else: anything of it that is left is a leak. */
const PLANTED = {
  first: 'Xénophilia',
  last: 'Quivrogne',
  email: 'x.quivrogne@societe-tavoxyle.example',
  phone: '0698765432',
};
const COMPANY = 'Société Tavoxyle';

const folder = await testFolder();
const root = join(folder, 'environments');
const prod = await createEnvironment(root, { key: 'prod', firstPort: FIRST_TEST_PORT });
const parts = { clock: systemClock, progress: silentProgress };

/** PROD with the demonstration and one person whose name was written everywhere a name may go. */
async function fillProd(): Promise<void> {
  const configuration = await environmentConfiguration(prod);
  const runtime = await openRuntime(configuration, () => undefined);
  await createDemo(runtime, () => undefined);
  const name = `${PLANTED.first} ${PLANTED.last}`;
  const file = await runtime.app.files.put(
    '0f0f0f0f-0000-4000-8000-000000000001',
    Buffer.from(`Attestation de ${name}`),
  );
  const owner = new pg.Client('url' in runtime.address ? { connectionString: runtime.address.url } : runtime.address);
  await owner.connect();
  await owner.query("select set_config('app.scope', 'internal', false)");
  const plant = (text: string, values: unknown[] = []) => owner.query(text, values);
  await plant('alter table attendance.mark disable trigger user');
  const { rows: people } = await plant('select person_id as id from people.learner limit 1');
  const id = people[0].id;
  await plant('update identity.person set first_name = $2, last_name = $3, email = $4, phone = $5 where id = $1', [
    id,
    PLANTED.first,
    PLANTED.last,
    PLANTED.email,
    PLANTED.phone,
  ]);
  await plant(`update people.client_company set name = $1 where id = (select id from people.client_company limit 1)`, [
    COMPANY,
  ]);
  await plant(`update enrolment.enrolment set note = $1 where id = (select id from enrolment.enrolment limit 1)`, [
    `voir ${name}`,
  ]);
  await plant(
    `update sessions.session set title = 'Accueil ' || $1 where id = (select id from sessions.session limit 1)`,
    [COMPANY],
  );
  await plant(
    `update documents.document set data = data || jsonb_build_object('learner', $1::text, 'note', $2::text)`,
    [name, `chez ${COMPANY}, ${PLANTED.last.toUpperCase()} ${PLANTED.first}`],
  );
  await plant(
    `insert into messaging.message (id, key, person_id, recipient, template, language, subject, html, plain, state, created_at, send_after)
     values (gen_random_uuid(), 'planted', $1, $2, 'convocation', 'fr', $3, $4, $5, 'waiting', now(), now())`,
    [id, PLANTED.email, `Bonjour ${PLANTED.first}`, `<p>${name}</p>`, `${name} ${PLANTED.phone}`],
  );
  await plant(
    'insert into kernel.file (id, sha256, size_bytes, media_type, name, created_at) values ($1, $2, $3, $4, $5, now())',
    [
      '0f0f0f0f-0000-4000-8000-000000000001',
      file.sha256,
      file.sizeBytes,
      'text/plain',
      `attestation-${PLANTED.first}-${PLANTED.last}.txt`,
    ],
  );
  await plant(
    `insert into trail.line (at, action, actor_kind, subject_kind, subject_id, facts, personal, personal_salt, personal_hash)
     values (now(), 'planted.line', 'system', 'person', $1, '{}', $2, 'salt', 'hash')`,
    [id, JSON.stringify({ name })],
  );
  await owner.end();
  await backUp(configuration, { address: runtime.address, ...parts });
  await runtime.close();
}
await fillProd();

/** A query on the database of an environment that sleeps. */
async function ask(dataDir: string, text: string): Promise<Record<string, string>[]> {
  const server = await startEmbeddedPostgres({ dataDir });
  const client = new pg.Client(server.connection);
  await client.connect();
  const { rows } = await client.query(text).finally(() => client.end());
  await server.stop();
  return rows;
}

/** Files of a folder, of the database's own too, whose bytes hold one of these words. */
async function filesHolding(place: string, words: readonly string[]): Promise<string[]> {
  const entries = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const found: string[] = [];
  for (const entry of entries) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (words.some((word) => bytes.includes(word))) found.push(join(entry.parentPath, entry.name));
  }
  return found;
}

const WORDS = [
  PLANTED.first,
  PLANTED.last,
  PLANTED.last.toUpperCase(),
  'quivrogne',
  'Tavoxyle',
  'tavoxyle',
  PLANTED.phone,
];
const COUNTS = `select (select count(*) from identity.person) as people, (select count(*) from enrolment.enrolment) as enrolments,
  (select count(*) from attendance.signature) as signatures, (select count(*) from documents.document) as documents,
  (select count(distinct email) from identity.person) as emails, (select count(*) from messaging.message) as messages`;

test('PRÉ-PROD becomes a copy of PROD in which the planted person is nowhere, to the last byte of the database', {
  timeout: 240_000,
}, async () => {
  const preprod = await createEnvironment(root, { key: 'preprod', firstPort: FIRST_TEST_PORT });
  const report = await cloneEnvironment({ root, from: 'prod', to: 'preprod', ...parts });
  const [counts] = await ask(preprod.dataDir, COUNTS);
  expect(counts).toEqual((await ask(prod.dataDir, COUNTS))[0]);
  expect([await filesHolding(preprod.folder, WORDS), report.identities > 1_000]).toEqual([[], true]);
  const odd = await ask(
    preprod.dataDir,
    `select email::text as odd from identity.person where email !~ '^[a-z0-9]+@personne\\.example$'
     union all select strokes::text from attendance.signature where strokes::text <> '[[[0.1, 0.5], [0.9, 0.5]]]'
     union all select personal::text from trail.line where personal is not null
     union all select 'door' from identity.login union all select 'job' from pgboss.job where state = 'created' and name !~ '^__'`,
  );
  const sirets = (await ask(preprod.dataDir, 'select siret from people.client_company where siret is not null')).map(
    ({ siret }) => isSiret(siret ?? ''),
  );
  const renamed = await ask(
    preprod.dataDir,
    `select distinct document.data ->> 'learner' as name from documents.document
       join identity.person on document.data ->> 'learner' = first_name || ' ' || last_name`,
  );
  expect([odd, sirets.every(Boolean), renamed.length]).toEqual([[], true, 1]);
  const unfound = await ask(
    preprod.dataDir,
    `select id from identity.person where not exists (
       select from reporting.search_word where subject_id = person.id and kind = 'person' and word = kernel.fold(person.last_name))`,
  );
  expect(unfound).toEqual([]);
  expect(await readFile(join(preprod.dataDir, 'environment.json'), 'utf8')).toBe('{"key":"preprod"}\n');
  const server = await startEmbeddedPostgres({ dataDir: preprod.dataDir });
  const trail = await verifyRestoredTrail(server.connection, preprod.dataDir, systemClock);
  await server.stop();
  const anchors = await fileAnchors(preprod.dataDir).read();
  expect([trail.faults, anchors.forged, anchors.anchors.length > 0]).toEqual([[], 0, true]);
});

test('a copy killed between its steps goes on, and the environment keeps its old data until the last one', {
  timeout: 400_000,
}, async () => {
  const target = await createEnvironment(root, { key: 'test', data: 'anonymised', firstPort: FIRST_TEST_PORT });
  const isolated = join(target.folder, 'isolated');
  // Killed once the backup is restored, then once nothing names anybody: what a step leaves tells that it is over.
  for (const left of ['restored-from.json', 'pseudonymised.json']) {
    const { child, ended } = cloneCommand();
    while (!existsSync(join(isolated, left)) && child.exitCode === null) await setTimeout(50);
    child.kill('SIGKILL');
    expect([await ended, await readdir(target.dataDir)]).toEqual([null, ['environment.json']]);
  }
  expect(await cloneCommand().ended).toBe(0);
  expect([await filesHolding(target.folder, WORDS), existsSync(isolated)]).toEqual([[], false]);
});

/** The command in a process of its own; `ended` gives its exit code, null when it was killed. */
function cloneCommand() {
  const cli = resolve(import.meta.dirname, '..', '..', 'cli.ts');
  const words = ['--disable-warning=ExperimentalWarning', cli, 'env', 'clone', 'prod', 'test', '--pseudonymise'];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ENVIRONMENTS_DIR: root },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  return { child, ended };
}

test.each([
  ['prod', 'prod', 'PROD ne reçoit jamais une copie'],
  ['preprod', 'prod', 'PROD ne reçoit jamais une copie'],
  ['prod', 'recette', 'porte des données inventées'],
] as const)('a copy from %s to %s is refused', async (from, to, sentence) => {
  if (to === 'recette') await createEnvironment(root, { key: 'recette', firstPort: FIRST_TEST_PORT });
  await expect(cloneEnvironment({ root, from, to, ...parts })).rejects.toThrow(sentence);
});
