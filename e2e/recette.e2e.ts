import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { pdfText } from '../server/test/pdf-text.ts';
import { violationsInBothThemes } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

// The recette of a version as its people live it: a campaign opened, two cases run by hand on a tablet, an anomaly that the
// next build closes, the procès-verbal signed by two people, and its pages read.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

const FIRST = `sha256:${'1'.repeat(64)}`;
const SECOND = `sha256:${'2'.repeat(64)}`;
const TABLET = { width: 820, height: 1180 };
let campaign = '';
/** Two of the trainer's cases: a P2, and her P1, which comes next. */
const FIRST_CASE = 'CR-SES-04';
const FAILED_CASE = 'CR-AUT-01';

async function enterCampaign(role: string, tab = ''): Promise<Page> {
  const page = await stage.enter(role);
  await page.goto(`${campaign}${tab}`);
  await page.getByRole('heading', { name: 'Recette 2.6.0', level: 1 }).waitFor();
  return page;
}

test('the director opens the campaign of 2.6.0 with its first build: everything is to run', async () => {
  const director = await stage.enter('director');
  await director.getByRole('link', { name: 'Recette', exact: true }).click();
  await director.getByRole('link', { name: /Recette 2\.5\.0/ }).waitFor();
  await director.getByRole('button', { name: 'Ouvrir une campagne' }).click();
  const dialog = director.getByRole('dialog', { name: 'Ouvrir une campagne' });
  await dialog.getByLabel('Version').fill('2.6.0');
  await dialog.getByLabel('Empreinte de la construction').fill('sha256:abc');
  await dialog.getByText(/Une empreinte s’écrit/).waitFor();
  await dialog.getByLabel('Empreinte de la construction').fill(FIRST);
  await dialog.getByRole('checkbox', { name: 'Amina Cherif' }).waitFor();
  await dialog.getByRole('button', { name: 'Ouvrir la campagne' }).click();
  await director.getByRole('heading', { name: 'Recette 2.6.0', level: 1 }).waitFor();
  await director.getByText('NO-GO à ce jour\u00a0: il manque 76 cas conformes, 45 cas P1 à exécuter').waitFor();
  campaign = new URL(director.url()).pathname;
  expect(campaign).toMatch(/^\/recette\/[0-9a-f-]{36}$/);
});

test('a trainer runs two of her cases on a tablet: one conforming, one not, with a picture', async () => {
  const trainer = await stage.enter('trainer', TABLET);
  await trainer.getByRole('link', { name: 'Recette', exact: true }).click();
  const mine = trainer.getByRole('region', { name: 'Recette 2.6.0' });
  await mine.getByRole('link', { name: new RegExp(`^Exécuter, ${FIRST_CASE}`) }).click();
  await trainer.getByRole('heading', { name: FIRST_CASE }).waitFor();
  await markEverything(trainer, 'OK');
  await trainer.getByRole('button', { name: 'Conforme', exact: true }).click();

  await trainer.getByRole('heading', { name: FAILED_CASE }).waitFor();
  await trainer.getByRole('button', { name: 'Non conforme', exact: true }).click();
  await trainer.getByText('Dites en quelques mots ce que vous avez constaté.').waitFor();
  await trainer
    .getByRole('group', { name: /^Étape 1,/ })
    .getByRole('radio', { name: 'KO' })
    .focus();
  await trainer.keyboard.press('Space');
  await trainer.getByLabel('Constat').fill('La page reste blanche après la première étape.');
  await trainer.reload();
  await trainer.getByLabel('Constat').waitFor();
  expect(await trainer.getByLabel('Constat').inputValue()).toBe('La page reste blanche après la première étape.');
  await trainer
    .locator('input[type=file]')
    .setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: await trainer.screenshot() });
  await trainer.getByText('page.png').waitFor();
  await trainer.getByRole('button', { name: 'Non conforme', exact: true }).click();
  await trainer.getByText(new RegExp(`^${FAILED_CASE}\u00a0: résultat enregistré, anomalie AN-\\d+$`)).waitFor();
});

async function markEverything(page: Page, mark: 'OK' | 'KO'): Promise<void> {
  await page.getByRole('group', { name: /^Étape 1,/ }).waitFor();
  for (const step of await page.getByRole('group', { name: /^Étape \d+,/ }).all())
    await step.getByRole('radio', { name: mark }).check();
}

test('the office follows the anomaly to its correction and delivers the next build', async () => {
  const office = await enterCampaign('trainingAdministrator', '?onglet=anomalies');
  await office.getByText('1 anomalie bloquante ouverte').waitFor();
  await office.getByRole('heading', { name: 'La page reste blanche après la première étape.' }).waitFor();
  for (const step of ['Prendre en correction', 'Corrigée, à retester']) {
    await office.getByRole('button', { name: step }).click();
    await office.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await office.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await office
    .getByRole('region', { name: /^À retester/ })
    .getByText(FAILED_CASE)
    .waitFor();
  await office.getByRole('button', { name: 'Livrer une nouvelle construction' }).click();
  const dialog = office.getByRole('dialog', { name: 'Livrer une nouvelle construction' });
  await dialog.getByLabel('Empreinte de la construction').fill(SECOND);
  await dialog.getByRole('button', { name: 'Livrer', exact: true }).click();
  await office.getByText('Itération 2 en cours').waitFor();
  await office.getByText('80 à exécuter').waitFor();
});

test('the trainer runs it again on the new build: the anomaly is closed', async () => {
  const trainer = await stage.enter('trainer', TABLET);
  await trainer.goto('/mes-cas');
  const line = trainer.getByRole('listitem').filter({ hasText: FAILED_CASE }).filter({ hasText: 'À retester' });
  await line.getByRole('link', { name: /^Exécuter/ }).click();
  await markEverything(trainer, 'OK');
  await trainer.getByRole('button', { name: 'Conforme', exact: true }).click();
  await trainer.getByText(/résultat enregistré$/).waitFor();
  const office = await enterCampaign('trainingAdministrator', '?onglet=anomalies');
  await office
    .getByRole('region', { name: /^Fermées et écartées/ })
    .getByText(FAILED_CASE)
    .waitFor();
});

type Item = { itemId: string; status: string };
type Details = { seen: number; case: { steps: string[] } };

/** The other cases, run through the API as a program of the office would. */
async function runTheRest(page: Page): Promise<void> {
  const { items } = (await (await page.request.get(`/api/recette/campaigns/${campaign.split('/')[2]}`)).json()) as {
    items: Item[];
  };
  for (const { itemId } of items.filter(({ status }) => status === 'toRun')) {
    const item = (await (await page.request.get(`/api/recette/items/${itemId}`)).json()) as Details;
    const run = {
      digest: SECOND,
      seen: item.seen,
      outcome: 'ok',
      steps: item.case.steps.map(() => 'ok'),
      comment: '',
      durationS: 60,
    };
    const answer = await page.request.post(`/api/recette/items/${itemId}/executions`, {
      data: run,
      headers: { 'x-formapro': '1' },
    });
    if (!answer.ok()) throw new Error(await answer.text());
  }
}

test('when every case is conforming, the director and the office sign a GO, and the pages say what was decided', async () => {
  const office = await enterCampaign('trainingAdministrator');
  await runTheRest(office);
  await office.goto(`${campaign}?onglet=report`);
  await office.getByText('GO possible', { exact: true }).waitFor();
  await office.getByRole('radio', { name: 'GO avec réserves' }).check();
  await office.getByRole('textbox', { name: 'Réserve' }).fill('Relire la page d’état avec un lecteur d’écran');
  await office.getByLabel('Levée par').fill('Inès Delaunay');
  await office.getByRole('textbox', { name: 'Échéance' }).fill('01/04/2026');
  await office.getByRole('textbox', { name: 'Échéance' }).press('Tab');
  expect(await violationsInBothThemes(office, 'a GO with reserves')).toEqual([]);
  await office.getByRole('button', { name: 'Préparer le procès-verbal' }).click();
  await office.getByRole('button', { name: 'Signer le procès-verbal' }).click();
  await office.getByText('Vous avez signé. Il manque une autre personne.').waitFor();

  const director = await enterCampaign('director', '?onglet=report');
  await director.getByRole('button', { name: 'Signer le procès-verbal' }).click();
  const link = director.getByRole('link', { name: /^Ouvrir le procès-verbal PVR-2026-/ });
  await link.waitFor();
  expect(await violationsInBothThemes(director, 'a campaign that is decided')).toEqual([]);
  const pages = await director.request.get((await link.getAttribute('href')) ?? '');
  const text = await pdfText(await pages.body());
  for (const said of [
    'Procès-verbal de recette',
    'GO avec réserves',
    SECOND,
    '100 × 80 = 8000 ≥ 95 × 80 = 7600',
    'La page reste blanche après la première étape.',
    'Fermée',
    'Relire la page d’état avec un lecteur d’écran',
    'Philippe Sauvage',
    'Nadia Benhamou',
  ])
    expect(text).toContain(said);
  const code = /\/pv\/ ((?:[A-Z2-9]{5} ?){4})/.exec(text)?.[1]?.replaceAll(' ', '');
  const stranger = await stage.window({ width: 390, height: 844 });
  await stranger.goto(`/pv/${code}`);
  await stranger.getByText('Ce procès-verbal est en vigueur').waitFor();
  expect(await violationsInBothThemes(stranger, 'a procès-verbal in force')).toEqual([]);
});

test('the training manager of a company has her cases and no other', async () => {
  const manager = await stage.enter('companyManager', { width: 390, height: 844 });
  await manager.getByRole('link', { name: 'Recette', exact: true }).click();
  await manager.getByRole('heading', { name: 'Mes cas de recette' }).waitFor();
  await manager.getByRole('region', { name: 'Recette 2.5.0' }).waitFor();
  const answer = await manager.request.get('/api/recette/campaigns');
  expect(answer.status()).toBe(403);
});

test('the book that ships is the book that is served: nothing is lost between the file and the screen', async () => {
  const page = await stage.enter('qualityManager');
  const shipped = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', 'server/modules/release/recette-cases/cahier.json'), 'utf8'),
  ) as { cases: { code: string }[] };
  const served = (await (await page.request.get('/api/recette/book/export?format=json')).json()) as {
    cases: { code: string }[];
  };
  expect(served.cases.map(({ code }) => code).sort()).toEqual(shipped.cases.map(({ code }) => code).sort());
});
