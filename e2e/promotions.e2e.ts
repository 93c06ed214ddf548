import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { registerBuild } from '../server/modules/release/index.ts';
import { violations } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

// A build that has just been made is carried to its next environment: the quality manager asks for a waiver, the director
// grants it, approves, and promotes. What nobody can prove stays closed until then.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

const digest = `sha256:${randomBytes(32).toString('hex')}`;
const NAME = `2.6.0+${digest.slice(7, 19)}`;
const REASON = 'Le calendrier d’intégration est tenu par le prestataire.';

const { artifactId } = await stage.running.runtime.app.transaction(
  { actor: { kind: 'system', name: 'release.build' } },
  (ctx) =>
    registerBuild(ctx, {
      version: '2.6.0',
      digest,
      revision: 'c'.repeat(40),
      sizeBytes: 9_000_000,
      files: 1_600,
      builtAt: ctx.now,
    }),
);

const row = (page: Page) => page.getByRole('region', { name: `Version ${NAME}` });
const gate = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name }).first();

test('the quality manager sees what is missing before INTÉGRATION, and asks for a waiver', async () => {
  const quality = await stage.enter('qualityManager');
  await quality.getByRole('link', { name: 'Promotions', exact: true }).click();
  await row(quality).getByText('0 condition remplie sur 2 pour INTÉGRATION').waitFor();
  await row(quality).getByRole('link', { name: 'Version 2.6.0' }).click();
  await quality.getByRole('heading', { name: 'Entrer en INTÉGRATION' }).waitFor();
  await gate(quality, 'Accord d’une personne').getByText('Insuffisant').waitFor();
  await quality.getByText('La direction et l’administration du système donnent leur accord et promeuvent.').waitFor();
  await quality.getByRole('button', { name: 'Demander une dérogation\u00a0: Calendrier des gels' }).click();
  const dialog = quality.getByRole('dialog');
  await dialog.getByLabel('Raison').fill(REASON);
  await dialog.getByLabel('Dernier jour').fill('31/12/2099');
  // The calendar folds when the field is left.
  await dialog.getByLabel('Dernier jour').press('Tab');
  await dialog.getByRole('button', { name: 'Demander', exact: true }).click();
  await quality.getByText('Une autre personne que vous doit l’accorder.').waitFor();
  expect(await quality.getByRole('button', { name: /^Accorder/ }).count()).toBe(0);
});

test('the director grants it, approves and promotes; the gates that were open then stay readable', async () => {
  const director = await stage.enter('director');
  await director.goto(`/promotions/${artifactId}`);
  await director.getByText(REASON).waitFor();
  await director.getByText('2 conditions restent à remplir.').waitFor();
  await director.getByRole('button', { name: 'Accorder la dérogation\u00a0: Calendrier des gels' }).click();
  await director.getByText('Une condition reste à remplir.').waitFor();
  await director.getByRole('button', { name: 'Donner mon accord' }).click();
  await director.getByText('Toutes les conditions sont remplies ou levées. Une personne décide.').waitFor();
  await director.getByRole('button', { name: 'Promouvoir en INTÉGRATION' }).click();
  await director.getByRole('heading', { name: 'Entrer en TEST' }).waitFor();
  await director.getByText('Les tests n’ont pas été passés sur cette empreinte.').first().waitFor();
  await director.getByText('INTÉGRATION', { exact: true }).last().click();
  await director.getByText('Dérogation', { exact: true }).waitFor();
});

test('the build of the demonstration waits for its procès-verbal before PRÉ-PROD', async () => {
  const director = await stage.enter('director');
  await director.goto('/promotions');
  const waiting = director.getByRole('region', { name: /Version 2\.5\.0/ }).first();
  await waiting.getByRole('link', { name: 'Version 2.5.0' }).click();
  await director.getByRole('heading', { name: 'Entrer en PRÉ-PROD' }).waitFor();
  await director
    .getByText('La recette est en cours\u00a0: son procès-verbal n’est pas encore signé.')
    .first()
    .waitFor();
  await director.getByRole('link', { name: 'Ouvrir la recette' }).click();
  await director.getByRole('heading', { name: 'Recette', level: 1 }).waitFor();
});

test.each([
  ['light', 1440],
  ['dark', 390],
] as const)('axe finds nothing on the two screens, %s at %d pixels', async (scheme, width) => {
  const page = await stage.enter('director', { scheme, width });
  const found: string[] = [];
  for (const path of ['/promotions', `/promotions/${artifactId}`]) {
    await page.goto(path);
    await page.getByRole('list', { name: 'Les six environnements' }).first().waitFor();
    found.push(...(await violations(page)).map((one) => `${path}: ${one}`));
  }
  expect(found).toEqual([]);
});
