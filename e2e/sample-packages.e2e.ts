import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { samplePath } from '../tools/samples.ts';
import { offerPackage, upload } from './stage/blended.ts';
import { openStage } from './stage/stage.ts';

// Reference packages, when they stand beside the repository: each is imported and played by a learner, or refused by name.
const folder = samplePath('scorm');
const names = folder ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : [];
const stage = folder ? await openStage('2026-03-10T08:00:00.000Z') : null;
afterAll(() => stage?.close());

test.skipIf(!stage)(
  'each reference package plays and is tracked, the one of 2001 is refused by name',
  { timeout: 240_000 },
  async () => {
    if (!stage || !folder) return;
    const office = await stage.enter('trainingAdministrator');
    const learner = await stage.enter('learner');
    learner.on('dialog', (dialog) => void dialog.accept());
    const outcomes: Record<string, unknown> = {};
    for (const name of names) {
      const buffer = await readFile(join(folder, name));
      outcomes[name.replace('.zip', '')] = await played(office, learner, { name, buffer });
    }
    const followed = names.filter((name) => !name.includes('SCORM11'));
    expect(outcomes).toEqual({
      ...Object.fromEntries(followed.map((name) => [name.replace('.zip', ''), 'tracked'])),
      ContentPackagingSingleSCO_SCORM11: 'PACKAGE_SCORM_11',
    });
  },
);

async function played(office: Page, learner: Page, file: { name: string; buffer: Buffer }): Promise<unknown> {
  const imported = await upload<{ versionId: string; title: string }>(office, '/packages', file).catch(
    (error: Error) => JSON.parse(error.message).code as string,
  );
  if (typeof imported === 'string') return imported;
  const { versionId: packageVersionId } = imported;
  await office.request.post(`/api/package-versions/${packageVersionId}/publication`, {
    headers: { 'x-formapro': '1' },
    data: { title: file.name },
  });
  const { enrolmentId, stepId } = await offerPackage(office, { packageVersionId, title: file.name, day: '2026-03-10' });
  await learner.goto(`/suivre/${enrolmentId}/${stepId}`);
  const player = learner.frameLocator('iframe');
  // A course of 2004 that does not flow waits for its learner to choose.
  const first = player.locator('[role=treeitem]:not([aria-disabled=true]):not(:has([role=treeitem]))').first();
  await player.getByText('Choisissez une partie').or(player.locator('main[aria-busy=false]')).first().waitFor();
  if (await player.getByText('Choisissez une partie').isVisible()) await first.click();
  await contentIsThere(learner);
  const next = player.locator('footer button:enabled', { hasText: 'Suivant' });
  if ((await next.count()) > 0) {
    await next.click();
    await player.locator('footer button:enabled', { hasText: 'Précédent' }).waitFor();
    await contentIsThere(learner);
  }
  await player.getByRole('button', { name: 'Quitter' }).click();
  await learner.getByRole('heading', { name: /^Bonjour/ }).waitFor();
  const tracking = await (await office.request.get(`/api/enrolments/${enrolmentId}/steps/${stepId}/tracking`)).json();
  return tracking.items.length > 0 ? 'tracked' : tracking;
}

/** The page of the current item has loaded. */
async function contentIsThere(page: Page): Promise<void> {
  const player = page.frameLocator('iframe');
  await player.locator('main[aria-busy=false]').waitFor();
  await player.frameLocator('iframe').locator('body *').first().waitFor({ state: 'attached' });
}
