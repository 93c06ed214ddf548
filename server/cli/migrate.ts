import { readConfiguration } from '../configuration.ts';
import { openRuntime } from '../runtime.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  verb: 'migrate',
  summary: 'Met la base de données au niveau de cette version, puis s’arrête.',
  async run({ json }) {
    const runtime = await openRuntime(readConfiguration(process.env), (sentence) => {
      if (!json) console.log(sentence);
    });
    await runtime.close();
    console.log(json ? JSON.stringify({ migrated: true }) : 'La base de données est à jour.');
    return 0;
  },
};
