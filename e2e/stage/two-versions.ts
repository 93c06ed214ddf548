import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../server/kernel/database.ts';
import { sql } from '../../server/kernel/sql.ts';
import { givenInProd } from '../../server/test/builders/rollout.ts';
import { buildWeb } from '../../tools/build/web.ts';
import { ensureHaproxy } from '../../tools/dev/haproxy.ts';
import { look, plantLogins } from '../../tools/stage/plant.ts';
import { temporaryFolder } from '../../tools/stage/product.ts';
import { copyRelease, plantFault, startCommand } from '../../tools/stage/release-copy.ts';
import { freePort } from '../../tools/stage/traffic/fleet.ts';

export type Learner = { readonly personId: string; readonly companyId: string; readonly cookie: string };

/** An installation as an operator runs it: one database, a stable version, both kinds of edge before it, the cockpit beside it. */
export type Installation = {
  readonly cockpit: string;
  /** Where people enter: the embedded edge, then HAProxy. */
  readonly entrances: readonly string[];
  /** Starts another version beside the stable one, and lets it warm up. */
  serve(version: string, root?: string): Promise<void>;
  /** Has a build of this name enter PROD, as its gates would let it. */
  promote(version: string): Promise<void>;
  /** One learner of each company, signed in. */
  learners(): Promise<Learner[]>;
  close(): Promise<void>;
};

const DRIVERS = ['node', 'haproxy'] as const;
/** A process that has just started is slow at first, which is not the fault of its version. */
const WARM_UP = 12;

export async function openInstallation(): Promise<Installation> {
  await ensureHaproxy();
  await buildWeb(() => undefined);
  const folder = await temporaryFolder();
  const ports = await Promise.all(Array.from({ length: 7 }, freePort));
  const [stablePort = 0, stableContent = 0, cockpitPort = 0, ...edgePorts] = ports;
  const entrances = [edgePorts[0], edgePorts[1]].map((port) => `http://localhost:${port}`);
  const shared = {
    DATA_DIR: folder,
    APP_ORIGIN: entrances[0] ?? '',
    CONTENT_ORIGIN: `http://127.0.0.1:${edgePorts[2]}`,
    COCKPIT_PORT: String(cockpitPort),
  };
  const on = (port: number, contentPort: number, more: Record<string, string> = {}) => ({
    env: { ...shared, PORT: String(port), CONTENT_PORT: String(contentPort), ...more },
  });
  const running = [await startCommand(['start'], on(stablePort, stableContent, { FORMAPRO_VERSION: '1.0.0' }))];
  const edges = DRIVERS.map((driver, index) =>
    startCommand(
      [
        'edge',
        `--driver=${driver}`,
        `--stable=127.0.0.1:${stablePort}/127.0.0.1:${stableContent}`,
        `--cockpit=http://127.0.0.1:${cockpitPort}`,
        `--name=edge-${driver}`,
      ],
      on(edgePorts[index] ?? 0, edgePorts[index + 2] ?? 0),
    ),
  );
  running.push(...(await Promise.all([startCommand(['cockpit'], on(stablePort, stableContent)), ...edges])));
  const owner = openDatabase(
    { host: join(folder, 'postgres', 'run'), user: 'formapro', database: 'formapro' },
    { as: 'owner', max: 2 },
  );
  return {
    cockpit: `http://localhost:${cockpitPort}`,
    entrances,
    async serve(version, root) {
      const [port, contentPort] = [await freePort(), await freePort()];
      const { env } = on(port, contentPort, { FORMAPRO_VERSION: version });
      running.push(await startCommand(['start', '--no-worker'], root ? { env, root } : { env }));
      for (let time = 0; time < WARM_UP; time++)
        await (await fetch(`http://127.0.0.1:${port}/api/my-training`)).arrayBuffer();
    },
    promote: (version) => givenInProd({ owner }, version),
    async learners() {
      const people = await look<{ personId: string; companyId: string }>(
        { owner },
        sql`
          select distinct on (company_id) person_id as "personId", company_id as "companyId"
            from people.learner where company_id is not null
           order by company_id, person_id
        `,
      );
      const cookies = await plantLogins(
        { owner },
        'learner',
        people.map(({ personId }) => personId),
      );
      return people.map((one, index) => ({ ...one, cookie: cookies[index] ?? '' }));
    },
    async close() {
      await owner.close();
      for (const one of running.reverse()) await one.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A release directory whose product answers learners with an error once `appear` is called. */
export async function makeFaultyRelease(): Promise<{ root: string; appear(): Promise<void>; remove(): Promise<void> }> {
  const folder = await temporaryFolder();
  const [root, whenThere] = [join(folder, 'release'), join(folder, 'fault')];
  await mkdir(root);
  await copyRelease(root);
  await plantFault(root, whenThere);
  return {
    root,
    appear: () => writeFile(whenThere, ''),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What one learner gets through one entrance: the status, and the version that answered. */
export type Seen = { readonly companyId: string; readonly status: number; readonly version: string };

/** Each learner asks for their training through each entrance, as a browser would: cookies that come back are sent again. */
export function openCrowd(entrances: readonly string[], learners: readonly Learner[]): () => Promise<Seen[]> {
  const routes = new Map<string, string>();
  const ask = async (entrance: string, { personId, companyId, cookie }: Learner): Promise<Seen> => {
    const own = `${entrance} ${personId}`;
    const route = routes.get(own);
    const answer = await fetch(`${entrance}/api/my-training`, {
      headers: { cookie: route ? `${cookie}; ${route}` : cookie },
    });
    await answer.arrayBuffer();
    const given = answer.headers.getSetCookie().find((line) => line.startsWith('fp-route='));
    if (given) routes.set(own, given.split(';')[0] ?? '');
    return { companyId, status: answer.status, version: answer.headers.get('x-fp-version') ?? '' };
  };
  return async () => {
    const seen: Seen[] = [];
    // Two at a time through each: two cores serve everybody here.
    for (let from = 0; from < learners.length; from += 2) {
      const some = learners.slice(from, from + 2);
      seen.push(...(await Promise.all(entrances.flatMap((entrance) => some.map((one) => ask(entrance, one))))));
    }
    return seen;
  };
}
