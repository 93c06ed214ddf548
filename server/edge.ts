import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startAgent } from './adapters/edge-agent/index.ts';
import { openHaproxyEdge } from './adapters/edge-haproxy/index.ts';
import { openNodeEdge } from './adapters/edge-node/index.ts';
import { type Configuration, installationKey } from './configuration.ts';
import { secretBox } from './kernel/secrets.ts';
import { edgeKeys, type Server, type TrafficPlane } from './modules/release/index.ts';

/** Requests in flight per worker of the embedded edge past which the next one is told to come back. */
const MAX_IN_FLIGHT = 1_000;
const WORKERS = 2;

const KeyFile = z.strictObject({ publicKey: z.string(), tokenKey: z.string(), reportSecret: z.string() });
export type EdgeKeyFile = z.output<typeof KeyFile>;

export type EdgeAsked = {
  readonly driver: 'node' | 'haproxy';
  readonly cockpit: string;
  /** `app/content` addresses of servers that take everybody while there is no table, separated by commas. */
  readonly stable: string;
  /** Name of this edge among those of the installation. */
  readonly name: string | null;
  /** Keys of an edge on another machine; null: derived from the installation key of this data folder. */
  readonly keyFile: string | null;
};

/** What an edge is given: it can check tables and tokens and report, never sign a table. */
export async function edgeKeyFile(dataDir: string): Promise<EdgeKeyFile> {
  const { publicKey, tokenKey, reportSecret } = edgeKeys(secretBox(await installationKey(dataDir)));
  return { publicKey, tokenKey: tokenKey.toString('base64'), reportSecret };
}

/** Opens an edge on the ports of the configuration and ties it to the control plane. */
export async function openEdge(
  configuration: Configuration,
  asked: EdgeAsked,
  say: (sentence: string) => void,
): Promise<{ plane: TrafficPlane; stop(): Promise<void> }> {
  const keys = asked.keyFile
    ? KeyFile.parse(JSON.parse(await readFile(asked.keyFile, 'utf8')))
    : await edgeKeyFile(configuration.dataDir);
  const settings = {
    folder: join(configuration.dataDir, `edge-${asked.driver}`),
    ports: { app: configuration.port, content: configuration.contentPort },
    host: process.env.HOST ?? '0.0.0.0',
    publicKey: keys.publicKey,
    tokenKey: Buffer.from(keys.tokenKey, 'base64'),
    fallback: readServers(asked.stable),
  };
  const plane =
    asked.driver === 'haproxy'
      ? await openHaproxyEdge(settings)
      : await openNodeEdge({ ...settings, workers: WORKERS, maxInFlight: MAX_IN_FLIGHT });
  const agent = startAgent(plane, {
    edgeId: asked.name ?? `${hostname()}-${configuration.port}`,
    driver: asked.driver,
    cockpit: asked.cockpit,
    secret: keys.reportSecret,
    onTrouble: say,
  });
  return {
    plane,
    async stop() {
      await agent.stop();
      await plane.close();
    },
  };
}

const ADDRESS = /^[\w.-]+:\d{1,5}$/;

/** Reads `127.0.0.1:9001/127.0.0.1:9002,…`; anything else is refused with a sentence. */
export function readServers(text: string): Server[] {
  return text.split(',').map((one, index) => {
    const [app = '', content = ''] = one.trim().split('/');
    if (!ADDRESS.test(app) || !ADDRESS.test(content))
      throw new Error(
        `--stable attend des adresses application/contenu, par exemple 127.0.0.1:9001/127.0.0.1:9002. Reçu : ${one}`,
      );
    return { id: `fallback-${index + 1}`, app, content };
  });
}
