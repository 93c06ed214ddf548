import type { Configuration } from '../../configuration.ts';
import { type Migration, migrate } from '../../db/migrate.ts';
import type { Clock } from '../../kernel/clock.ts';
import { openDatabase } from '../../kernel/database.ts';
import { sql } from '../../kernel/sql.ts';
import { askContractStep, type WhyNotYet } from '../../modules/release/index.ts';
import { openServer } from '../database-server.ts';
import { withSmallApplication } from '../small-application.ts';

/**
 * Runs the steps that remove from the database what only earlier versions used, once no process of theirs was seen for a day.
 *
 * @returns names of the steps that ran; empty when none was left.
 */
export async function removeWhatIsLeft(
  configuration: Configuration,
  { migrations, clock }: { migrations: readonly Migration[]; clock: Clock },
): Promise<string[]> {
  const { address, stop } = await openServer(configuration, () => undefined);
  const owner = openDatabase(address, { as: 'owner', max: 2 });
  try {
    const ran = await owner.query(sql<{ name: string }>`select name from public.formapro_migration`);
    const done = new Set(ran.map(({ name }) => name));
    const left = migrations.filter(({ kind, name }) => kind === 'contract' && !done.has(name));
    if (left.length === 0) return [];
    const where = { address, dataDir: configuration.dataDir, clock };
    await withSmallApplication(where, (app) =>
      app.transaction({ actor: { kind: 'system', name: 'migrate.contract' }, readOnly: true }, async (ctx) => {
        for (const { name } of left) {
          const waits = await askContractStep(ctx, name);
          if (waits) throw new Error(sentenceOf(name, waits));
        }
      }),
    );
    return await migrate(owner.pool, migrations, { contracts: true });
  } finally {
    await owner.close();
    await stop();
  }
}

function sentenceOf(step: string, waits: WhyNotYet): string {
  const what = `L’étape ${step} retire ce dont les versions précédentes se servent. Rien n’a été changé.`;
  if (waits.why === 'rollout')
    return `${what} La mise en production de ${waits.version} est en cours : attendez qu’elle soit terminée, à 100 % et observée.`;
  const until = waits.until.toLocaleString('fr-FR', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  });
  return waits.why === 'served'
    ? `${what} La version ${waits.version} a servi il y a moins de 24 h : arrêtez-la, puis recommencez après le ${until}.`
    : `${what} FormaPro ne sait pas encore quelles versions ont servi depuis 24 h : recommencez après le ${until}.`;
}
