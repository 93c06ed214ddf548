import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openStage } from './stage/stage.ts';

const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());

/** Opens the search from the keyboard, wherever the focus is. */
async function openSearch(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Rechercher ou lancer une action' }).waitFor();
}

/** Types in the search and presses Enter at once, as somebody in a hurry. */
async function goTo(page: Page, typed: string): Promise<void> {
  await openSearch(page);
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test('the office reaches a person, a session, a company, a page and an action by keyboard alone', async () => {
  const page = await stage.enter('trainingAdministrator');
  await goTo(page, 'delm zoe');
  await title(page, 'Zoé Delmas').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.getByRole('link', { name: 'Laboratoires Vernay' }).waitFor();

  const { rows } = (await (await page.request.get('/api/sessions?state=IN_PROGRESS')).json()) as {
    rows: { code: string; title: string }[];
  };
  const [session] = rows;
  await goTo(page, session?.code.toLowerCase().replaceAll('-', ' ') ?? '');
  await title(page, session?.title ?? '').waitFor();
  await page.getByText(session?.code ?? '', { exact: true }).waitFor();

  const companies = (await (await page.request.get('/api/companies?search=vernay')).json()) as {
    rows: { siret: string }[];
  };
  await goTo(page, companies.rows[0]?.siret.replace(/(...)(...)(...)/, '$1 $2 $3 ') ?? '');
  await title(page, 'Laboratoires Vernay').waitFor();

  await goTo(page, 'planif');
  await page.waitForURL('**/sessions/nouvelle');
});

test('arrows choose, Escape gives the focus back, and what matches nothing says so', async () => {
  const page = await stage.enter('trainingAdministrator');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Catalogue' }).focus();
  await openSearch(page);
  await page.getByRole('option', { name: 'Planifier une session', selected: true }).waitFor();
  await page.keyboard.type('martin');
  await page.getByRole('status').filter({ hasText: '10 résultats' }).waitFor({ state: 'attached' });
  const second = await page.getByRole('option').nth(1).locator('span').textContent();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await title(page, second ?? '').waitFor();
  await page.getByRole('link', { name: 'Catalogue' }).focus();
  await openSearch(page);
  await page.keyboard.type('zzzz');
  await page.getByText('Rien ne correspond').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await page.getByRole('link', { name: 'Catalogue' }).evaluate((link) => link === document.activeElement)).toBe(
    true,
  );
});

test('a company manager finds her people and nobody else, a learner has no search', async () => {
  const office = await stage.enter('trainingAdministrator');
  const people = (await (await office.request.get('/api/people?size=200&search=martin')).json()) as {
    rows: { companyName: string; firstName: string; lastName: string }[];
  };
  const stranger = people.rows.find(({ companyName }) => companyName !== 'Laboratoires Vernay');
  const manager = await stage.enter('companyManager');
  await goTo(manager, 'delmas');
  await title(manager, 'Zoé Delmas').waitFor();
  await openSearch(manager);
  await manager.keyboard.type(`${stranger?.firstName} ${stranger?.lastName}`);
  await manager.getByText('Rien ne correspond').waitFor();
  expect(await manager.getByRole('option').count()).toBe(0);

  const learner = await stage.enter('learner');
  await learner.getByRole('heading', { level: 1 }).waitFor();
  await learner.keyboard.press('Control+k');
  expect(await learner.getByRole('button', { name: 'Rechercher ou lancer une action' }).count()).toBe(0);
});

test('the office adds a company and a person; a refusal stands under its field and keeps what was typed', async () => {
  const page = await stage.enter('trainingAdministrator');
  await goTo(page, 'ajouter entreprise');
  const dialog = page.getByRole('dialog', { name: 'Ajouter une entreprise' });
  await dialog.getByLabel('Nom').fill('Fonderies du Maine');
  await dialog.getByLabel('SIRET').fill('404 833 048 0002');
  await dialog.getByRole('button', { name: 'Ajouter une entreprise' }).click();
  await dialog.getByText('Il manque un chiffre').waitFor();
  await dialog.getByLabel('SIRET').fill('404 833 048 00022');
  await dialog.getByRole('button', { name: 'Ajouter une entreprise' }).click();
  await title(page, 'Fonderies du Maine').waitFor();

  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  const person = page.getByRole('dialog', { name: 'Ajouter une personne' });
  await person.getByLabel('Prénom').fill('Éloïse');
  await person.getByLabel('Nom de famille').fill('Le Gall');
  await person.getByLabel('Adresse électronique').fill('zoe.delmas@laboratoires-vernay.example');
  await person.getByRole('button', { name: 'Ajouter une personne' }).click();
  await person.getByText('Une personne utilise déjà cette adresse').waitFor();
  await person.getByLabel('Adresse électronique').fill('eloise@fonderies.example');
  await person.getByRole('button', { name: 'Ajouter une personne' }).click();
  await title(page, 'Éloïse Le Gall').waitFor();

  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  const card = page.getByRole('dialog', { name: 'Modifier la fiche' });
  await card.getByLabel('Fonction').fill('Fondeuse');
  await card.getByRole('button', { name: 'Enregistrer' }).click();
  await card.waitFor({ state: 'hidden' });
  await page.getByRole('definition').filter({ hasText: 'Fondeuse' }).waitFor();
  await openSearch(page);
  await page.keyboard.type('legall');
  await page.getByText('Rien ne correspond').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('gall eloi');
  await page.keyboard.press('Enter');
  await title(page, 'Éloïse Le Gall').waitFor();
});

test('a list that finds nothing gives a way back, which empties the search field too', async () => {
  const page = await stage.enter('trainingAdministrator', { width: 390, height: 844 });
  await page.goto('/entreprises');
  const field = page.getByRole('textbox', { name: 'Filtrer par nom, ville ou SIRET' });
  await field.fill('introuvable');
  await page.getByText('Aucun résultat avec ces filtres').waitFor();
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await page.getByText(/^1 à 50 sur 12\d$/).waitFor();
  expect([await field.inputValue(), new URL(page.url()).search]).toEqual(['', '']);
});
