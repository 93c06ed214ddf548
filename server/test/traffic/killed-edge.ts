import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { openHaproxyEdge } from '../../adapters/edge-haproxy/index.ts';
import { openNodeEdge } from '../../adapters/edge-node/index.ts';
import type { Server, SignedTable } from '../../modules/release/index.ts';

/** What to publish, and after how many writes to die as in a power cut. */
export type KilledEdge = {
  readonly driver: 'node' | 'haproxy';
  readonly folder: string;
  readonly ports: { readonly app: number; readonly content: number };
  readonly publicKey: string;
  readonly tokenKey: string;
  readonly fallback: readonly Server[];
  readonly signed: SignedTable;
  readonly dieAfter: number;
};

const asked = JSON.parse(process.argv[2] ?? '{}') as KilledEdge;
let left = Number.POSITIVE_INFINITY;
const countWrite = () => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};

// Every file opened, put in its place, and every order given to HAProxy counts as a write.
const { open, rename } = fs;
fs.open = (...given) => open(...given).finally(countWrite);
fs.rename = (...given) => rename(...given).finally(countWrite);
const { connect } = net;
net.connect = ((...given: Parameters<typeof connect>) => {
  const socket = connect(...given);
  socket.once('close', countWrite);
  return socket;
}) as typeof connect;
syncBuiltinESMExports();

const settings = { ...asked, host: '127.0.0.1', tokenKey: Buffer.from(asked.tokenKey, 'base64') };
const plane =
  asked.driver === 'node'
    ? await openNodeEdge({ ...settings, workers: 1, maxInFlight: 100 })
    : await openHaproxyEdge(settings);
left = asked.dieAfter;
await plane.publish(asked.signed);
await plane.close();
