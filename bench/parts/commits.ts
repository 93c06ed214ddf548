import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from '../../tools/stage/load.ts';
import { plantOpenings } from '../../tools/stage/plant.ts';
import type { Product } from '../../tools/stage/product.ts';

const run = promisify(execFile);
const CONNECTIONS = 300;
const SECONDS = 10;

/** What a real course writes: twenty values, a bookmark, some suspended data. */
const state = (turn: number) => ({
  edition: '1.2',
  attempt: 1,
  phase: 'running',
  entry: 'ab-initio',
  values: {
    'cmi.core.lesson_location': `page-${turn}`,
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.session_time': '00:10:00',
    'cmi.core.exit': 'suspend',
    'cmi.core.score.raw': '40',
    'cmi.suspend_data': `${'x'.repeat(800)}${turn}`,
  },
  judgedStatus: null,
  earlierHundredths: 0,
  pastAttemptsHundredths: 0,
});

/**
 * Durable SCORM commits over HTTP at 300 connections, against pgbench running the same upsert, prepared, on the same
 * database with the same 300 rows: the ceiling of one statement per transaction.
 */
export async function benchCommits(product: Product) {
  const openings = await plantOpenings(product, CONNECTIONS);
  const ours = await load(product.content, {
    connections: CONNECTIONS,
    seconds: SECONDS,
    next: (connection, turn) => ({
      method: 'POST',
      path: '/api/commits',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: openings[connection % openings.length]?.token,
        itemId: 'pourquoi',
        sequence: turn,
        commitId: randomUUID(),
        activeSeconds: turn,
        state: state(turn),
      }),
    }),
  });
  const peers = [];
  for (const clients of [8, 32, 100]) peers.push({ clients, perSecond: await pgbench(product, openings, clients) });
  const best = Math.max(...peers.map(({ perSecond }) => perSecond));
  return { ours, pgbench: peers, ratioToBestPgbench: Math.round((ours.perSecond / best) * 100) / 100 };
}

async function pgbench(
  product: Product,
  openings: readonly { registrationId: string }[],
  clients: number,
): Promise<number> {
  const ids = openings.map(({ registrationId }) => `'${registrationId}'`).join(',');
  const script = join(product.dataDir, 'pgbench.sql');
  // pgbench reads `:name` as one of its variables, inside quotes too.
  const cmi = JSON.stringify(state(1)).replaceAll("'", "''").replaceAll(':', ': ');
  await writeFile(
    script,
    `\\set row random(1, ${openings.length})
\\set seq random(2000000, 2000000000)
insert into learning.sco_state as kept (registration_id, item_id, learner_id, company_id, sequence, last_commit_id, cmi, phase, completion, success, score_bp, progress_bp, total_hundredths, updated_at)
values ((array[${ids}]::uuid[])[:row], 'pgbench', '${randomUUID()}', null, :seq, '${randomUUID()}', '${cmi}'::json, 'running', 'incomplete', 'unknown', 4000, 0, 60000, now())
on conflict (registration_id, item_id) do update set sequence = excluded.sequence, last_commit_id = excluded.last_commit_id, cmi = excluded.cmi, phase = excluded.phase, completion = excluded.completion, success = excluded.success, score_bp = excluded.score_bp, progress_bp = excluded.progress_bp, total_hundredths = excluded.total_hundredths, updated_at = excluded.updated_at;
`,
  );
  const env = { ...process.env, PGOPTIONS: '-c app.scope=internal' };
  const words = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(SECONDS), '-f', script];
  const { stdout } = await run(
    'pgbench',
    [...words, '-h', join(product.dataDir, 'postgres', 'run'), '-U', 'formapro', 'formapro'],
    { env },
  );
  return Math.round(Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? 0));
}
