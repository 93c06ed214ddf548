import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildWeb } from '../../tools/build/web.ts';
import { readConfiguration } from '../configuration.ts';
import { systemClock } from '../kernel/clock.ts';
import { noteMeasure } from '../modules/release/index.ts';
import { makeBuild } from '../operations/builds/make-build.ts';
import { keepBuild } from '../operations/builds/steering.ts';
import type { Command } from './command.ts';
import { amount, size } from './words.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

export const releaseBuildCommand: Command = {
  verb: 'release build',
  summary: 'Construit une version à partir du commit présent : une archive, son empreinte, son entrée en DEV.',
  options: { test: 'passe aussi tous les tests sur ces sources et note leur résultat pour cette empreinte' },
  async run({ options, json }) {
    const configuration = readConfiguration(process.env);
    const say = (sentence: string) => {
      if (!json) console.log(sentence);
    };
    await buildWeb(say);
    const where = { root: ROOT, to: configuration.buildsDir, clock: systemClock };
    const build = await makeBuild(where);
    const tests = options.test ? await runTests() : null;
    if (tests && (await makeBuild(where)).digest !== build.digest)
      throw new Error(
        'Les sources ont changé pendant les tests : leur résultat ne vaut pour aucune version. Recommencez.',
      );
    const { digest, name, path, sizeBytes, files, revision } = build;
    await keepBuild(configuration, build, async (ctx) => {
      if (tests) await noteMeasure(ctx, { digest, gate: 'tests', ...tests });
    });
    if (json) console.log(JSON.stringify({ name, digest, revision, path, sizeBytes, files, tests }));
    else
      console.log(
        [
          `Version ${name} construite : ${path}`,
          `  ${amount(files)} fichiers, ${size(sizeBytes)}, commit ${revision.slice(0, 12)}`,
          `  Empreinte ${digest}`,
          ...(tests ? [`  Tests : ${tests.summary}`] : []),
          'Elle est en DEV. La suite se décide à l’écran « Promotions ».',
        ].join('\n'),
      );
    return tests?.outcome === 'fail' ? 1 : 0;
  },
};

async function runTests(): Promise<{ outcome: 'pass' | 'fail'; summary: string }> {
  const code = await new Promise<number>((done) => {
    const child = spawn(process.execPath, [join(ROOT, 'tools', 'run', 'formapro.mjs'), 'dev', 'test'], {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
    });
    child.on('error', () => done(1));
    child.on('exit', (exit) => done(exit ?? 1));
  });
  const text = await readFile(join(ROOT, 'var', 'test-report.json'), 'utf8').catch(() => '{}');
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(text) as Record<string, number>;
  const summary = `${amount(numPassedTests)} tests passés, ${amount(numFailedTests)} en échec`;
  return { outcome: code === 0 && numPassedTests > 0 ? 'pass' : 'fail', summary };
}
