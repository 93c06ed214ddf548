import type { Configuration } from '../../configuration.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import type { Context } from '../../kernel/context.ts';
import {
  type EnvironmentKey,
  findBuilt,
  noteMeasure,
  registerBuild,
  wasPromoted,
} from '../../modules/release/index.ts';
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

/** Asks the database that steers whether these bytes were promoted to an environment. */
export async function askPromoted(
  configuration: Configuration,
  { clock, ...promoted }: { digest: string; environment: EnvironmentKey; clock: Clock },
): Promise<boolean> {
  const server = await openServer(configuration, () => undefined);
  try {
    return await withSmallApplication({ address: server.address, dataDir: configuration.dataDir, clock }, (app) =>
      app.transaction({ actor: { kind: 'system', name: 'env.install' }, readOnly: true }, (ctx) =>
        wasPromoted(ctx, promoted),
      ),
    );
  } finally {
    await server.stop();
  }
}

/** Notes what was measured on the build that an environment serves, known by the name it serves under. */
export async function keepMeasure(
  configuration: Configuration,
  { name, ...measured }: { name: string; gate: 'load'; outcome: 'pass' | 'fail'; summary: string },
): Promise<void> {
  const server = await openServer(configuration, () => undefined);
  try {
    const where = { address: server.address, dataDir: configuration.dataDir, clock: systemClock };
    await record(where, {
      job: 'release.load',
      table: 'release.artifact',
      run: async (ctx) => {
        const digest = await findBuilt(ctx, name);
        if (!digest)
          throw new Error(
            `La version servie (${name}) n’est pas celle d’une archive construite ici : installez-la avec « npx formapro env install », puis recommencez.`,
          );
        await noteMeasure(ctx, { digest, ...measured });
      },
    });
  } finally {
    await server.stop();
  }
}
