import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sql } from '../../../../kernel/sql.ts';
import { SYSTEM, world } from '../../../../test/world.ts';
import type { BackupMade, DrillOutcome } from '../../ports.ts';
import { recordBackup } from './record-backup.ts';
import { recordDrill } from './record-drill.ts';

const w = await world();
const made: BackupMade = {
  id: randomUUID(),
  madeAt: new Date('2026-03-09T02:15:00Z'),
  folder: '/sauvegardes/une',
  productVersion: '0.1.0',
  sizeBytes: 1_000,
  rows: 12,
  files: 3,
  missingFiles: 0,
};
const { id: backupId, madeAt: backupAt, rows, files } = made;
const outcome: DrillOutcome = {
  backupId,
  backupAt,
  startedAt: w.clock.now(),
  durationMs: 900,
  rows,
  files,
  sealed: 7,
  faults: [],
};
const linesOf = async (action: string) => (await w.trail()).filter(([name]) => name === action);

test('a backup recorded ten times at the same instant leaves one line and one trace', async () => {
  await Promise.all(Array.from({ length: 10 }, () => w.as(SYSTEM, (ctx) => recordBackup(ctx, made))));
  const kept = await w.owner.query(sql<{ count: number }>`select count(*) as count from release.backup`);
  expect([kept, await linesOf('release.backed-up')]).toEqual([
    [{ count: 1 }],
    [
      [
        'release.backed-up',
        { job: 'test', sizeBytes: 1_000, rows: 12, files: 3, missingFiles: 0, productVersion: '0.1.0' },
      ],
    ],
  ]);
});

test('a drill is published as it went, good or bad, and is never rewritten', async () => {
  await w.as(SYSTEM, (ctx) => recordDrill(ctx, outcome));
  await w.as(SYSTEM, (ctx) => recordDrill(ctx, { ...outcome, faults: ['files (absente)'] }));
  const facts = { job: 'test', durationMs: 900, rows: 12, files: 3, sealed: 7 };
  expect(await linesOf('release.restore-drilled')).toEqual([
    ['release.restore-drilled', { ...facts, passed: true }],
    ['release.restore-drilled', { ...facts, passed: false }],
  ]);
  await expect(w.database.query(sql`update release.restore_drill set faults = '{}'`)).rejects.toThrow();
});
