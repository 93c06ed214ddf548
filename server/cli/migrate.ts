import { readConfiguration } from '../configuration.ts';
import { listMigrations } from '../db/migrate.ts';
import { systemClock } from '../kernel/clock.ts';
import { removeWhatIsLeft } from '../operations/schema/remove-what-is-left.ts';
import { openRuntime } from '../runtime.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  verb: 'migrate',
  summary: 'Met la base de données au niveau de cette version, puis s’arrête.',
  options: {
    contract: 'retire aussi ce dont seules les versions précédentes se servaient, une fois parties depuis 24 h',
  },
  async run({ options, json }) {
    const configuration = readConfiguration(process.env);
    const runtime = await openRuntime(configuration, (sentence) => {
      if (!json) console.log(sentence);
    });
    await runtime.close();
    const removed = options.contract
      ? await removeWhatIsLeft(configuration, { migrations: await listMigrations(), clock: systemClock })
      : [];
    if (json) console.log(JSON.stringify({ migrated: true, removed }));
    else
      console.log(
        ['La base de données est à jour.', ...removed.map((name) => `Étape de retrait appliquée : ${name}`)].join('\n'),
      );
    return 0;
  },
};
