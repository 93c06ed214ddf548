import { fileAnchors } from '../adapters/anchor-file/index.ts';
import { readConfiguration } from '../configuration.ts';
import { verifyTrail } from '../modules/quality/index.ts';
import { openRuntime, timeStampsOf } from '../runtime.ts';
import type { Command } from './command.ts';

export const trailVerifyCommand: Command = {
  verb: 'trail verify',
  summary: 'Vérifie tout le journal : lignes modifiées, supprimées ou coupées, ancrages extérieurs.',
  async run({ json }) {
    const configuration = readConfiguration(process.env);
    const runtime = await openRuntime(configuration, () => undefined);
    try {
      const timeStamps = timeStampsOf(configuration, runtime.clock);
      const verdict = await verifyTrail(runtime.app, fileAnchors(configuration.dataDir), timeStamps);
      if (json) console.log(JSON.stringify(verdict));
      else if (verdict.holds)
        console.log(
          `Le journal tient : ${verdict.sealed} lignes scellées, ${verdict.anchors} ancrage(s) signé(s), ${verdict.timeStamps} horodatage(s)${authority(verdict.timeStamps, timeStamps.isPinned)}.`,
        );
      else console.error(`Le journal ne tient pas.\n${verdict.faults.map((fault) => `  ${fault}`).join('\n')}`);
      return verdict.holds ? 0 : 1;
    } finally {
      await runtime.close();
    }
  },
};

/** What the time stamps are worth: without named authorities anybody could have made them. */
function authority(count: number, isPinned: boolean): string {
  if (count === 0) return '';
  return isPinned
    ? ' d’une autorité de TSA_CA_FILE'
    : ' dont l’autorité n’est pas vérifiée (indiquez ses certificats dans TSA_CA_FILE)';
}
