import { expect, test, vi } from 'vitest';
import { silentProgress } from '../../adapters/backup-folder/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/sql.ts';
import { openRuntime } from '../../runtime.ts';
import { configurationIn, testFolder } from '../../test/demo-runtime.ts';
import { backUp } from '../back-up.ts';
import type { Build } from './make-build.ts';
import { rehearseMigrations } from './rehearse.ts';
import { keepBuild } from './steering.ts';

// Whole databases are restored here: on a busy machine each takes a while.
vi.setConfig({ testTimeout: 120_000 });

const parts = { clock: systemClock, progress: silentProgress };
const configuration = configurationIn(await testFolder());

test('a rehearsal works on the restored backup alone, and a build is kept in the base that steers without migrating it', async () => {
  const runtime = await openRuntime(configuration, () => undefined);
  await backUp(configuration, { address: runtime.address, ...parts });
  const { passed, faults, steps } = await rehearseMigrations(configuration, parts);
  expect([passed, faults, steps]).toEqual([true, [], 0]);
  const build: Build = {
    version: '1.2.0',
    digest: `sha256:${'c'.repeat(64)}`,
    revision: 'c'.repeat(40),
    sizeBytes: 9_000,
    files: 12,
    builtAt: systemClock.now(),
    path: '/builds/une.tar',
    name: '1.2.0+cccccccccccc',
  };
  await Promise.all([keepBuild(configuration, build), keepBuild(configuration, build)]);
  const kept = await runtime.app.transaction({ actor: { kind: 'system', name: 'test' } }, (ctx) =>
    ctx.query(sql<{ version: string }>`select version, digest from release.artifact`),
  );
  expect(kept).toEqual([{ version: '1.2.0', digest: build.digest }]);
  await runtime.close();
});
