import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { pdfText } from '../server/test/pdf-text.ts';
import { picture } from './stage/picture.ts';
import { openStage } from './stage/stage.ts';

// What each role reads to learn the product. With PICTURES=docs/pictures, the pictures of these guides are taken again.
const NOW = '2026-03-10T09:00:00.000Z';
const stage = await openStage(NOW);
afterAll(() => stage.close());

const PHONE = { width: 390, height: 760 };
const DESK = { width: 1440, height: 860 };

/** Somebody at their window on the day of the scenario: a browser has its own clock. */
async function enterNow(role: string, size: { width: number; height: number }): Promise<Page> {
  const page = await stage.enter(role, size);
  await page.clock.setFixedTime(NOW);
  await page.goto('/');
  return page;
}

/** The picture of a screen once all that it shows has come. */
async function settledPicture(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await picture(page, `guides/${name}`);
}

/** Opens a guide from the help of its reader, reads it on paper too, and sees that its pictures are there. */
async function opensGuide(page: Page, { title, says }: { title: string; says: string }): Promise<void> {
  await page.getByRole('button', { name: /^.{2}, compte de/ }).click();
  await page.getByRole('menuitem', { name: 'Aide et guides' }).click();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText(says).first().waitFor();
  for (const image of await page.getByRole('article').getByRole('img').all()) {
    const answer = await page.request.get((await image.getAttribute('src')) ?? '');
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png']);
  }
  const paper = await page.getByRole('link', { name: 'Ouvrir en PDF' }).getAttribute('href');
  const file = await page.request.get(paper ?? '');
  expect(await pdfText(await file.body())).toContain(title);
}

test('a trainer reads their guide on the phone, from the screens that it shows', async () => {
  const page = await enterNow('trainer', PHONE);
  await settledPicture(page, 'formateur-accueil');
  await page.getByRole('link', { name: 'Faire l’appel' }).first().click();
  await page.getByRole('button', { name: 'Ouvrir la signature' }).click();
  await page.getByRole('button', { name: 'Afficher le code' }).waitFor();
  await settledPicture(page, 'formateur-emargement');
  await opensGuide(page, { title: 'Guide du formateur', says: 'Contresigner' });
});

test('the office reads its guide and those of the others', async () => {
  const page = await enterNow('trainingAdministrator', DESK);
  await settledPicture(page, 'administratif-accueil');
  await page.goto('/sessions');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('link', { name: /^Émargement/ }).waitFor();
  await settledPicture(page, 'administratif-session');
  await opensGuide(page, { title: 'Guide de l’administratif', says: 'Émettre les certificats' });
});

test('a company reads its guide, and none of the others', async () => {
  const page = await enterNow('companyManager', DESK);
  await settledPicture(page, 'entreprise-accueil');
  await opensGuide(page, { title: 'Guide de l’entreprise', says: 'Quand la version change' });
  expect((await page.request.get('/api/guides/staff')).status()).toBe(404);
});

test('a learner reads their guide on the phone; how to roll back is told to those who may', async () => {
  const page = await enterNow('learner', PHONE);
  await settledPicture(page, 'apprenant-accueil');
  await page.goto('/signer');
  await settledPicture(page, 'apprenant-signer');
  await page.goto('/');
  await opensGuide(page, { title: 'Guide de l’apprenant', says: 'Signer votre présence' });
  expect((await page.request.get('/api/guides/rollback/file')).status()).toBe(404);

  const director = await stage.enter('director');
  await director.goto('/pilotage?onglet=deliverables');
  const paper = await director.getByRole('link', { name: 'Procédure, en PDF' }).getAttribute('href');
  const file = await director.request.get(paper ?? '');
  expect(await pdfText(await file.body())).toContain('Revenir en arrière');
});
