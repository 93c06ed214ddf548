import type { Configuration } from '../../configuration.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import type { Context } from '../../kernel/context.ts';
import { findBuilt, noteMeasure, type Outcome, registerBuild } from '../../modules/release/index.ts';
import { openServer } from '../database-server.ts';
import { record } from '../record.ts';
import { withSmallApplication } from '../small-application.ts';
import type { Build } from './make-build.ts';

/**
 * Registers a build in the database that steers releases, then notes there what was measured on it. That database is left at
 * its own level: building a version must not migrate the one that serves.
 */
export async function keepBuild(
  configuration: Configuration,
  build: Build,
  note: (ctx: Context) => Promise<void> = async () => undefined,
): Promise<void> {
  const server = await openServer(configuration, () => undefined);
  try {
    const where = { address: server.address, dataDir: configuration.dataDir, clock: systemClock };
    const isKept = await record(where, {
      job: 'release.build',
      table: 'release.artifact',
      run: async (ctx) => {
        const { path: _path, name: _name, ...made } = build;
        await registerBuild(ctx, made);
        await note(ctx);
      },
    });
    if (!isKept)
      throw new Error(
        `L’archive est faite (${build.path}), mais la base de ${configuration.dataDir} est d’une version qui ne suit pas encore les promotions. Mettez-la à jour, puis recommencez.`,
      );
  } finally {
    await server.stop();
  }
}

/** Asks something of the database that steers releases. */
export async function askSteering<Answer>(
  configuration: Configuration,
  { name, ask, clock = systemClock }: { name: string; ask: (ctx: Context) => Promise<Answer>; clock?: Clock },
): Promise<Answer> {
  const server = await openServer(configuration, () => undefined);
  try {
    return await withSmallApplication({ address: server.address, dataDir: configuration.dataDir, clock }, (app) =>
      app.transaction({ actor: { kind: 'system', name }, readOnly: true }, ask),
    );
  } finally {
    await server.stop();
  }
}

/** Notes what was measured on a build, known by the name it serves under. */
export async function keepMeasure(
  configuration: Configuration,
  {
    name,
    ...measured
  }: { name: string; gate: 'load' | 'skew'; outcome: Outcome; summary: string; against?: string | null },
): Promise<void> {
  await keepInSteering(configuration, {
    name: 'release.measure',
    table: 'release.artifact',
    keep: async (ctx) => {
      const digest = await findBuilt(ctx, name);
      if (!digest)
        throw new Error(
          `La version ${name} n’est pas celle d’une archive construite ici : sa mesure ne vaut pour aucune empreinte. Construisez-la (« npx formapro release build »), installez-la, puis recommencez.`,
        );
      await noteMeasure(ctx, { digest, ...measured });
    },
  });
}

/** Keeps something in the database that steers releases. One of an older level has no table for it: nothing is kept there. */
export async function keepInSteering(
  configuration: Configuration,
  { name, table, keep }: { name: string; table: string; keep: (ctx: Context) => Promise<void> },
): Promise<void> {
  const server = await openServer(configuration, () => undefined);
  try {
    const where = { address: server.address, dataDir: configuration.dataDir, clock: systemClock };
    await record(where, { job: name, table, run: keep });
  } finally {
    await server.stop();
  }
}
