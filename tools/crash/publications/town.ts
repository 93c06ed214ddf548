import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { edgeKeyFile } from '../../../server/edge.ts';
import { openDatabase } from '../../../server/kernel/database.ts';
import { sql } from '../../../server/kernel/sql.ts';
import type { RoutingTable } from '../../../server/modules/release/index.ts';
import { givenInProd } from '../../../server/test/builders/rollout.ts';
import { ensureHaproxy } from '../../dev/haproxy.ts';
import { look, plant, plantLogins } from '../../stage/plant.ts';
import { temporaryFolder } from '../../stage/product.ts';
import { type Running, startCommand } from '../../stage/release-copy.ts';
import { freePort, type Instance, startInstance } from '../../stage/traffic/fleet.ts';

export const EDGES = ['node', 'haproxy'] as const;
export type EdgeName = (typeof EDGES)[number];
/** Processes that take part in a publication. */
export type Part = 'cockpit' | EdgeName;

/** What the database says is in force, and what each edge said last. */
export type Published = { readonly generation: number; readonly checksum: string; readonly text: string };
export type Reported = { readonly id: string; readonly generation: number; readonly checksum: string };

/** A real control plane, a real edge of each kind and real servers of two versions, on one database. */
export type Town = {
  readonly ports: Readonly<Record<EdgeName, number>>;
  readonly tokenKey: Uint8Array;
  /** The company that moves, and one that does not. */
  readonly companies: { readonly pilot: string; readonly other: string };
  published(): Promise<Published | null>;
  /** What edges said since an instant. */
  reported(since: Date): Promise<Reported[]>;
  /** Presses a button of the rollout page; null when no answer came. */
  press(path: string, body: unknown, key: string): Promise<unknown>;
  /** Has one process die after this write, and waits for it. Others may be made to die with it. */
  condemn(part: Part, point: string): Promise<void>;
  dead(part: Part): Promise<void>;
  kill(part: Part): Promise<void>;
  /** Starts whatever is dead, with the command that an operator's supervisor would use. */
  revive(): Promise<void>;
  close(): Promise<void>;
};

/** The version that companies are moved to, as a build is named. */
export const CANARY = '1.1.0+bbbbbbbbbbbb';
const HOOK = pathToFileURL(join(import.meta.dirname, 'die-at.ts')).href;
const UNTIL = new Date('2100-01-01T00:00:00Z');

export async function openTown(): Promise<Town> {
  await ensureHaproxy();
  const folder = await temporaryFolder();
  const [cockpitPort = 0, nodeApp = 0, nodeContent = 0, haproxyApp = 0, haproxyContent = 0] = await Promise.all(
    Array.from({ length: 5 }, freePort),
  );
  const [stable, canary] = await Promise.all([startInstance('stable', '1.0.0'), startInstance('canary', CANARY)]);
  const places: Record<EdgeName, readonly [number, number]> = {
    node: [nodeApp, nodeContent],
    haproxy: [haproxyApp, haproxyContent],
  };
  const warrantOf = (part: Part) => join(folder, `die-${part}`);
  const start = (part: Part): Promise<Running> => {
    const [port, contentPort] = part === 'cockpit' ? [cockpitPort, 1] : places[part];
    const shared = { DATA_DIR: folder, NODE_OPTIONS: `--import=${HOOK}`, DIE_AT: warrantOf(part) };
    if (part === 'cockpit') return startCommand(['cockpit'], { env: { ...shared, COCKPIT_PORT: String(port) } });
    const words = [
      'edge',
      `--driver=${part}`,
      `--name=${part}`,
      `--stable=${stable.app}/${stable.content}`,
      `--cockpit=http://127.0.0.1:${cockpitPort}`,
    ];
    // It says each time that the control plane has gone and come back: that is what these rounds are about.
    const env = { ...shared, PORT: String(port), CONTENT_PORT: String(contentPort) };
    return startCommand(words, { env, isQuiet: true });
  };
  const running = new Map<Part, Running>();
  const isDead = new Set<Part>(['cockpit', ...EDGES]);
  const revive = async () => {
    for (const part of isDead) {
      await rm(warrantOf(part), { force: true });
      running.set(part, await start(part));
    }
    isDead.clear();
  };
  const of = (part: Part): Running => {
    const one = running.get(part);
    if (!one) throw new Error(`${part} was never started`);
    return one;
  };
  await revive();

  const owner = openDatabase(
    { host: join(folder, 'postgres', 'run'), user: 'formapro', database: 'formapro' },
    { as: 'owner', max: 2 },
  );
  const companies = { pilot: randomUUID(), other: randomUUID() };
  const cookie = await plantTown({ owner }, companies, [stable, canary]);
  const { tokenKey } = await edgeKeyFile(folder);
  return {
    ports: { node: nodeApp, haproxy: haproxyApp },
    tokenKey: Buffer.from(tokenKey, 'base64'),
    companies,
    async published() {
      const [row] = await look<Published>(
        { owner },
        sql`select generation, checksum, text from release.routing_table order by generation desc limit 1`,
      );
      return row ?? null;
    },
    reported: (since) =>
      look<Reported>(
        { owner },
        sql`select id, generation, checksum from release.edge where seen_at > ${since} order by id`,
      ),
    async press(path, body, key) {
      const answer = await fetch(`http://localhost:${cockpitPort}/api${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-formapro': '1', 'idempotency-key': key, cookie },
        body: JSON.stringify(body),
      }).catch(() => null);
      if (!answer) return null;
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} was refused: ${text}`);
      return text === '' ? {} : JSON.parse(text);
    },
    condemn: (part, point) => writeFile(warrantOf(part), point),
    async dead(part) {
      await of(part).ended;
      isDead.add(part);
    },
    async kill(part) {
      process.kill(of(part).pid, 'SIGKILL');
      await of(part).ended;
      isDead.add(part);
    },
    revive,
    async close() {
      for (const edge of EDGES) await of(edge).stop();
      await owner.close();
      await of('cockpit').stop();
      await Promise.all([stable.stop(), canary.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Two companies, servers that are heard of for good, and somebody who steers, signed in. */
async function plantTown(
  product: Parameters<typeof plant>[0],
  { pilot, other }: Town['companies'],
  instances: readonly Instance[],
): Promise<string> {
  const director = randomUUID();
  await plant(
    product,
    sql`insert into people.client_company (id, name, created_at) values (${pilot}, 'Laboratoires Vernay', now()), (${other}, 'Atelier Brisset', now())`,
    sql`insert into identity.person (id, first_name, last_name, created_at) values (${director}, 'Karim', 'Haddad', now())`,
    sql`insert into identity.account (person_id, created_at) values (${director}, now())`,
    sql`insert into identity.role_grant (person_id, role, granted_at) values (${director}, 'director', now())`,
  );
  for (const { id, version, app, content } of instances) {
    await plant(
      product,
      sql`insert into release.instance (id, version, app_address, content_address, started_at, seen_at)
          values (${id}, ${version}, ${app}, ${content}, clock_timestamp(), ${UNTIL})`,
    );
  }
  await givenInProd(product, CANARY);
  const [cookie = ''] = await plantLogins(product, 'director', [director]);
  return cookie;
}

/** A published table as edges read it. */
export const tableOf = ({ text }: Published): RoutingTable => JSON.parse(text) as RoutingTable;
