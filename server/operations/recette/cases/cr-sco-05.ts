import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { craftZip } from '../../../kernel/archive/crafted-zip.ts';
import { read } from '../given.ts';
import { expectThat, type Scenario } from '../scenario.ts';

/** One byte past a gigabyte, of zeros: about a megabyte once packed. */
const BOMB_BYTES = 1_000_000_001;

/** Three packages that must not come in: without manifest, writing elsewhere, swelling to a gigabyte. */
export const crSco05: Scenario = {
  code: 'CR-SCO-05',
  needsFolder: true,
  async play(scene) {
    const page = await scene.enter('trainingAdministrator');
    const stray = `recette-${scene.mark}.txt`;
    const packages = {
      'sans-manifeste.zip': craftZip([{ name: 'index.html', content: '<p>Bonjour</p>' }]),
      'chemins.zip': craftZip([
        { name: 'imsmanifest.xml', content: '<manifest/>' },
        { name: `../../${stray}`, content: 'dehors' },
      ]),
      'gigaoctet.zip': craftZip([
        { name: 'imsmanifest.xml', content: '<manifest/>' },
        { name: 'video.mp4', content: Buffer.alloc(BOMB_BYTES) },
      ]),
    };
    const before = await stored(scene.dataDir);
    const { total } = await read<{ total: number }>(page, '/packages');
    const said: Record<string, string> = {};
    await scene.step(page, async () => {
      for (const [name, buffer] of Object.entries(packages)) {
        await page.goto('/modules');
        await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer });
        const alert = page.getByRole('alert').first();
        await alert.waitFor({ timeout: 120_000 });
        said[name] = (await alert.textContent()) ?? '';
      }
    });
    await scene.step(page, async () => {
      const awaited = {
        'sans-manifeste.zip': /imsmanifest/i,
        'chemins.zip': /ailleurs/,
        'gigaoctet.zip': /dépasse|gonfle/,
      };
      for (const [name, reason] of Object.entries(awaited))
        expectThat(reason.test(said[name] ?? ''), `${name} est refusé sans sa raison : «\u00a0${said[name]}\u00a0».`);
    });
    await scene.step(page, async () => {
      await page.goto('/modules');
      await page.getByRole('heading', { level: 1 }).waitFor();
      const after = await read<{ total: number }>(page, '/packages');
      expectThat(after.total === total, `${after.total - total} module(s) sont entrés.`);
      const left = (await stored(scene.dataDir)).filter((path) => !before.includes(path));
      expectThat(left.length === 0, `des fichiers restent : ${left.slice(0, 3).join(', ')}.`);
      const around = await readdir(dirname(scene.dataDir));
      expectThat(!around.includes(stray), `${stray} a été écrit hors du dossier de données.`);
    });
  },
};

/** Every file of the data folder but those of the database, which moves on its own; a folder without files counts for nothing. */
async function stored(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dataDir, join(entry.parentPath, entry.name)))
    .filter((path) => !/^(pg\d+|postgres|anchors)\/|\.log$/.test(path));
}
