import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Product, removeFolder, startProduct, temporaryFolder } from '../stage/product.ts';
import type { Driver } from './driver.ts';
import { commitDriver } from './drivers/commits.ts';
import { signatureDriver } from './drivers/signatures.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '..', '..');
const SHORTEST_MS = 300;
const LONGEST_MS = 1_800;

export type Verdict = { rounds: number; writes: Record<string, number>; lost: string[]; trail: string };

/**
 * Kills server and database with signal 9 while people write, starts again, and looks for what had been acknowledged.
 *
 * Only processes that this started are killed, by their id. No step is done by hand between two rounds.
 */
export async function crashRounds(rounds: number, say: (sentence: string) => void): Promise<Verdict> {
  const folder = await temporaryFolder();
  const drivers: Driver[] = [commitDriver(), signatureDriver()];
  let product = await startProduct(folder);
  try {
    const lost: string[] = [];
    const writes: Record<string, number> = {};
    for (let round = 1; round <= rounds; round++) {
      for (const driver of drivers) await driver.prepare(product);
      await killedWhileWriting(product, drivers);
      product = await startProduct(folder);
      for (const driver of drivers) {
        const found = await driver.missing(product);
        writes[driver.name] = found.acknowledged;
        lost.push(...found.lost.map((one) => `round ${round}, ${driver.name}: ${one}`));
      }
      say(
        `round ${round} of ${rounds}: ${JSON.stringify(writes)}, ${lost.length} lost, reopened in ${product.startedInMs} ms`,
      );
    }
    return { rounds, writes, lost, trail: await verifiedTrail(folder) };
  } finally {
    await product.stop();
    await removeFolder(folder);
  }
}

async function killedWhileWriting(product: Product, drivers: readonly Driver[]): Promise<void> {
  let isOver = false;
  const writing = drivers.map((driver) => driver.write(product, () => isOver));
  await new Promise((done) => setTimeout(done, SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS)));
  const database = await databasePid(product.dataDir);
  process.kill(product.pid, 'SIGKILL');
  process.kill(database, 'SIGKILL');
  isOver = true;
  await Promise.allSettled(writing);
  await product.owner.close().catch(() => undefined);
}

/** The first line of postmaster.pid is the id of the database that this product started. */
async function databasePid(dataDir: string): Promise<number> {
  const cluster = (await readdir(dataDir)).find((name) => /^pg\d+$/.test(name));
  if (!cluster) throw new Error('the database of this product is not here');
  return Number((await readFile(join(dataDir, cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** 'holds', or what the command that verifies said. */
async function verifiedTrail(dataDir: string): Promise<string> {
  const words = [join(ROOT, 'server', 'cli.ts'), 'trail', 'verify', '--json'];
  return run(process.execPath, words, { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir } }).then(
    () => 'holds',
    (error: { stdout?: string; stderr?: string }) =>
      `${error.stdout ?? ''}${error.stderr ?? ''}`.trim() || String(error),
  );
}
