import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../../tools/stage/product.ts';
import { readConfiguration } from '../configuration.ts';
import { findServedInProd } from '../modules/release/index.ts';
import { readBuildArchive, unpackBuild } from '../operations/builds/build-archive.ts';
import { askSteering, keepMeasure } from '../operations/builds/steering.ts';
import { proveSkew, type SkewProof } from '../operations/skew/prove-skew.ts';
import type { Command } from './command.ts';
import { amount } from './words.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
/** Characters that evidence keeps. */
const LONGEST = 500;

export const releaseSkewCommand: Command = {
  verb: 'release skew',
  summary:
    'Fait vivre ensemble une version et celle d’avant sur une même base d’essai, et note si chacune relit l’autre.',
  options: { before: 'la version d’avant (par défaut, celle de PROD)' },
  async run({ words, options, json }) {
    const configuration = readConfiguration(process.env);
    const name = words[0];
    if (!name) throw new Error('Dites quelle version : npx formapro release skew 1.2.0+3f9a…');
    const before =
      options.before ?? (await askSteering(configuration, { name: 'release.skew', ask: findServedInProd }));
    if (!before)
      throw new Error('Aucune version n’est encore en PROD. Dites celle que les gens utilisent : --before=1.1.0+…');
    if (before === name) throw new Error('Une version ne s’essaie pas avec elle-même : donnez celle d’avant.');
    const archives = await Promise.all([before, name].map((one) => readBuildArchive(configuration.buildsDir, one)));
    const folder = await temporaryFolder();
    try {
      const [old, next] = await Promise.all(
        archives.map(async (archive, at) => {
          const unpacked = join(folder, at === 0 ? 'before' : 'after');
          await unpackBuild(archive, { folder: unpacked, root: ROOT });
          return { name: archive.name, folder: unpacked };
        }),
      );
      const [first] = archives;
      if (!old || !next || !first) throw new Error('two archives were read and are not there');
      await mkdir(join(folder, 'scratch'), { mode: 0o755 });
      const proof = await proveSkew(
        { before: old, after: next },
        {
          folder: join(folder, 'scratch'),
          say: (sentence) => {
            if (!json) console.log(sentence);
          },
        },
      );
      const summary = summaryOf(before, proof);
      const { outcome } = proof;
      await keepMeasure(configuration, { name, gate: 'skew', outcome, summary, against: first.digest });
      if (json) console.log(JSON.stringify({ name, before, ...proof }));
      else console.log([`${VERDICTS[outcome]} : ${summary}.`, ...proof.faults.slice(1)].join('\n'));
      return outcome === 'pass' ? 0 : 1;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const VERDICTS = {
  pass: 'Les deux versions tiennent ensemble',
  fail: 'Les deux versions ne tiennent pas ensemble',
  insufficient: 'Pas assez pour conclure',
} as const;

function summaryOf(before: string, { outcome, writes, pages, faults }: SkewProof): string {
  const text =
    outcome === 'pass'
      ? `Avec ${before} : ${amount(writes)} écritures, ${amount(pages)} lectures croisées, aucun écart`
      : `Avec ${before} : ${faults[0] ?? ''}${faults.length > 1 ? ` (et ${faults.length - 1} autres écarts)` : ''}`;
  return text.slice(0, LONGEST);
}
