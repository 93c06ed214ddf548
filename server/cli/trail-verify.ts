import { fileAnchors } from '../adapters/anchor-file/index.ts';
import { readConfiguration } from '../configuration.ts';
import { verifyTrail } from '../modules/quality/index.ts';
import { openRuntime } from '../runtime.ts';
import type { Command } from './command.ts';

export const trailVerifyCommand: Command = {
  verb: 'trail verify',
  summary: 'Vérifie tout le journal : lignes modifiées, supprimées ou coupées, ancrages extérieurs.',
  async run({ json }) {
    const configuration = readConfiguration(process.env);
    const runtime = await openRuntime(configuration, () => undefined);
    try {
      const verdict = await verifyTrail(runtime.app, fileAnchors(configuration.dataDir));
      if (json) console.log(JSON.stringify(verdict));
      else if (verdict.holds)
        console.log(
          `Le journal tient : ${verdict.sealed} lignes scellées, ${verdict.anchors} ancrage(s) extérieur(s).`,
        );
      else console.error(`Le journal ne tient pas.\n${verdict.faults.map((fault) => `  ${fault}`).join('\n')}`);
      return verdict.holds ? 0 : 1;
    } finally {
      await runtime.close();
    }
  },
};
