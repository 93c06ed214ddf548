import { readConfiguration } from '../../configuration.ts';
import { systemClock } from '../../kernel/clock.ts';
import { type EnvironmentStatus, environmentStatuses } from '../../operations/environments/status.ts';
import type { Command } from '../command.ts';

export const envStatusCommand: Command = {
  verb: 'env status',
  summary: 'Montre les six environnements : état, version, données, courriel, dernière sauvegarde.',
  async run({ json }) {
    const statuses = await environmentStatuses(readConfiguration(process.env).environmentsDir, systemClock);
    if (json) console.log(JSON.stringify(statuses));
    else console.log(table([HEAD, ...statuses.map(cells)]));
    return 0;
  },
};

const HEAD = ['', 'État', 'Version', 'Adresse', 'Données', 'Courriel', 'Sauvegarde', 'Gel'];
const STATES = { absent: 'à créer', asleep: 'dort', opening: 'démarre', open: 'ouvert' } as const;
const DATA = { synthetic: 'inventées', anonymised: 'copie sans noms', real: 'réelles' } as const;

function cells(status: EnvironmentStatus): string[] {
  return [
    status.name,
    STATES[status.state],
    status.version ?? '',
    status.state === 'open' ? (status.address ?? '') : '',
    DATA[status.data],
    status.mailLeaves ? 'part' : 'retenu',
    status.lastBackupAt ? new Date(status.lastBackupAt).toLocaleString('fr-FR') : '',
    status.freeze ? `jusqu’au ${status.freeze.to} (${status.freeze.why})` : '',
  ];
}

function table(rows: readonly string[][]): string {
  const widths = HEAD.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
