import { afterAll, expect, test } from 'vitest';
import { openStage } from './stage/stage.ts';

// Plans change: the office moves a half-day, meets a conflict by its name, changes the seats, and gives a session up.
const NOW = '2026-03-10T09:00:00.000Z';
const stage = await openStage(NOW);
afterAll(() => stage.close());
let address = '';

/** The office's window, whose own clock stands where the product's does. */
async function enterOffice() {
  const office = await stage.enter('trainingAdministrator');
  await office.clock.setFixedTime(NOW);
  return office;
}

test('from the catalogue, a session is planned in a few gestures with typed French dates', async () => {
  const office = await enterOffice();
  await office.goto('/catalogue');
  await office.getByRole('link', { name: 'Manager une équipe au quotidien' }).click();
  await office.getByRole('link', { name: 'Planifier une session' }).click();
  await office.getByText('Choisissez au moins une demi-journée.').waitFor();
  const day = office.getByRole('textbox', { name: 'Jour' });
  await day.fill('31/02/2026');
  await day.press('Tab');
  await office.getByText(/^Écrivez la date ainsi/).waitFor();
  expect(await day.inputValue()).toBe('31/02/2026');
  await day.fill('14/3/2026');
  await day.press('Tab');
  await office.getByRole('button', { name: 'Ajouter une journée' }).click();
  expect(await office.getByRole('textbox', { name: 'Jour' }).last().inputValue()).toBe('16/03/2026');
  const second = office.getByRole('textbox', { name: 'Jour' }).last();
  await second.fill('21032026');
  await second.press('Tab');
  expect([await day.first().inputValue(), await second.inputValue()]).toEqual(['14/03/2026', '21/03/2026']);
  await office.getByText(/^4 demi-journées, 14/).waitFor();
  await office.getByRole('button', { name: 'Planifier la session' }).click();
  await office.getByRole('heading', { level: 1, name: 'Manager une équipe au quotidien' }).waitFor();
  await office.getByText('4 demi-journées sans formateur').waitFor();
  address = new URL(office.url()).pathname;
});

test('a half-day takes its room and trainer, then moves to another week, and the dates follow', async () => {
  const office = await enterOffice();
  await office.goto(`${address}?onglet=planning`);
  await office.getByRole('button', { name: 'Modifier, sam. 14 mars, matin' }).click();
  const dialog = office.getByRole('dialog', { name: 'Modifier la demi-journée du sam. 14 mars' });
  await dialog.getByRole('combobox', { name: 'Formateur ou formatrice' }).click();
  await office.getByRole('option', { name: 'Amina Cherif' }).click();
  await dialog.getByRole('combobox', { name: 'Salle', exact: true }).click();
  await office.getByRole('option', { name: /Salle Erdre/ }).click();
  await dialog.getByRole('checkbox', { name: /^Même lieu/ }).check();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await office.getByText('Demi-journée modifiée').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  expect(await office.getByText(/^Salle Erdre.*, Amina Cherif$/).count()).toBe(4);

  await office.getByRole('button', { name: 'Modifier, sam. 21 mars, après-midi' }).click();
  const move = office.getByRole('dialog', { name: 'Modifier la demi-journée du sam. 21 mars' });
  const day = move.getByRole('textbox', { name: 'Jour' });
  await day.fill('28/03/2026');
  await day.press('Tab');
  await move.getByText(/^À prévenir/).waitFor();
  await move.getByRole('button', { name: 'Enregistrer' }).click();
  await office.getByText('14–28 mars 2026').waitFor();
});

test('seats below who is enrolled are refused beside the field; a cancelled session says why in its journal', async () => {
  const office = await enterOffice();
  await office.goto(address);
  await office.getByRole('button', { name: 'Autres actions' }).click();
  await office.getByRole('menuitem', { name: 'Modifier les places' }).click();
  const seats = office.getByRole('dialog', { name: 'Modifier les places' });
  await seats.getByLabel('Places maximum').fill('2');
  await seats.getByRole('button', { name: 'Enregistrer' }).click();
  const refused = seats.getByLabel('Places maximum').and(office.locator('[aria-invalid=true]'));
  await refused.waitFor();
  expect(await refused.inputValue()).toBe('2');
  await seats.getByLabel('Places maximum').fill('20');
  await seats.getByRole('button', { name: 'Enregistrer' }).click();
  await office.getByText('0 sur 20 places').last().waitFor();

  await office.getByRole('button', { name: 'Autres actions' }).click();
  await office.getByRole('menuitem', { name: 'Annuler la session' }).click();
  const dialog = office.getByRole('dialog', { name: 'Annuler la session' });
  await dialog.getByLabel('Raison').fill('Trop peu d’inscrits');
  await dialog.getByRole('button', { name: 'Annuler la session' }).click();
  await office.getByText('Annulée', { exact: true }).first().waitFor();
});

test('a new version of a program is written as a draft, kept, and read again; the published one stays', async () => {
  const office = await enterOffice();
  await office.goto('/catalogue');
  await office.getByRole('link', { name: 'Manager une équipe au quotidien' }).click();
  await office.getByRole('button', { name: 'Créer un brouillon' }).click();
  const title = office.getByRole('textbox', { name: 'Intitulé' });
  await title.fill('Manager une équipe au quotidien, édition 2027');
  await office.getByRole('button', { name: 'Ajouter une séquence' }).click();
  await office.getByRole('textbox', { name: 'Titre de la séquence' }).last().fill('Bilan');
  await office.getByText('Modifications non enregistrées').waitFor();
  await office.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await office.getByText('Brouillon enregistré').waitFor();

  await office.reload();
  await office.getByRole('heading', { level: 1, name: /édition 2027$/ }).waitFor();
  expect(await office.getByRole('textbox', { name: 'Titre de la séquence' }).last().inputValue()).toBe('Bilan');
  await office.goto('/catalogue');
  await office.getByRole('link', { name: 'Manager une équipe au quotidien', exact: true }).waitFor();
});
