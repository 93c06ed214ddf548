import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { keyboardOf } from './stage/keyboard.ts';
import { openStage } from './stage/stage.ts';

// The main job by people who use no mouse: every control is reached with Tab, shows its focus, and answers the keyboard.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

const SATURDAY = '2026-03-14';
const FILE = Buffer.from(
  'NOM;Prénom;Courriel;Société\r\nMaheux;Bastien;bastien.maheux@loire.example;Ateliers du Quai\r\n',
);
const known = { session: '', shortCode: '' };

/** Gives a file through the chooser that a key opened. */
async function give(page: Page, open: () => Promise<void>, file: { name: string; mimeType: string; buffer: Buffer }) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles(file);
}

test('the office signs in, plans a session, enrols from a file and confirms', async () => {
  const office = await stage.window();
  const keys = keyboardOf(office);
  await office.goto('/');
  await keys.press(office.getByRole('button', { name: 'Administratif', exact: true }));
  await office.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();
  await keys.press(office.getByRole('link', { name: 'Sessions', exact: true }));
  await keys.press(office.getByRole('link', { name: 'Planifier une session' }));
  await keys.choose(
    office.getByRole('combobox', { name: 'Formation' }),
    /Manager une équipe au quotidien/,
    'Manager une',
  );
  await keys.type(office.getByRole('textbox', { name: 'Jour' }), '14/03/2026');
  await keys.press(office.getByRole('checkbox', { name: /^après-midi/ }), 'Space');
  await keys.choose(office.getByRole('combobox', { name: 'Salle', exact: true }), /Salle Erdre/);
  const trainers = office.getByRole('combobox', { name: 'Formateur ou formatrice' });
  await keys.type(trainers, 'Personne de ce nom');
  await office.keyboard.press('Enter');
  await office.keyboard.press('Control+A');
  await office.keyboard.press('Delete');
  await keys.choose(trainers, /Amina Cherif/, 'Amina');
  await office.getByText('Aucun conflit de formateur ni de salle').waitFor();
  await keys.press(office.getByRole('button', { name: 'Planifier la session' }));
  await office.getByRole('heading', { name: 'Manager une équipe au quotidien' }).waitFor();
  known.session = new URL(office.url()).pathname;
  await keys.press(office.getByRole('link', { name: 'Inscrire' }));
  await give(office, () => keys.press(office.getByRole('button', { name: /Choisir un fichier/ })), {
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: FILE,
  });
  await keys.press(office.getByRole('button', { name: 'Inscrire 1 personne' }));
  await office.getByRole('rowheader', { name: /Bastien Maheux/ }).waitFor();
  await keys.press(office.getByRole('button', { name: 'Confirmer la session' }));
  await office.getByText('Confirmée', { exact: true }).first().waitFor();
});

test('the trainer opens the half-day, the learner signs, the trainer countersigns', async () => {
  stage.at(`${SATURDAY}T07:52:00.000Z`);
  const trainer = await stage.enter('trainer', { width: 390, height: 844 });
  const keys = keyboardOf(trainer);
  await trainer.goto(`/?jour=${SATURDAY}`);
  await keys.press(trainer.getByRole('link', { name: 'Faire l’appel' }));
  await keys.press(trainer.getByRole('button', { name: 'Ouvrir la signature' }));
  await keys.press(trainer.getByRole('button', { name: 'Afficher le code' }));
  known.shortCode = (await trainer.locator('.fp-short-code').textContent()) ?? '';

  const phone = await stage.window({ width: 390, height: 844 });
  const hers = keyboardOf(phone);
  await phone.goto('/signer');
  await hers.type(phone.getByLabel('Code affiché par le formateur'), known.shortCode);
  await hers.press(phone.getByRole('button', { name: 'Continuer' }));
  await hers.press(phone.getByRole('button', { name: /B\. M\./ }));
  await hers.type(phone.getByLabel('Votre nom de famille'), 'maheux');
  await hers.press(phone.getByRole('checkbox', { name: /Signer sans dessiner/ }), 'Space');
  await hers.press(phone.getByRole('button', { name: 'Valider ma présence' }));
  await phone.getByRole('heading', { name: 'Présence enregistrée' }).waitFor();

  stage.at(`${SATURDAY}T11:31:00.000Z`);
  await keys.press(trainer.getByRole('button', { name: 'Faire l’appel' }));
  await trainer.getByText('1 sur 1').waitFor();
  await keys.press(trainer.getByRole('button', { name: 'Contresigner et clore' }));
  const dialog = trainer.getByRole('dialog', { name: 'Contresigner la demi-journée' });
  await keys.press(dialog.getByRole('checkbox', { name: /Signer sans dessiner/ }), 'Space');
  await keys.press(dialog.getByRole('button', { name: 'Contresigner', exact: true }));
  await trainer.getByText('Demi-journée scellée').waitFor();
});

test('the office issues the certificate of who attended, and opens it', async () => {
  stage.at(`${SATURDAY}T17:00:00.000Z`);
  const office = await stage.enter('trainingAdministrator');
  const keys = keyboardOf(office);
  await office.goto(known.session);
  await keys.press(office.getByRole('main').getByRole('link', { name: 'Documents', exact: true }));
  await keys.press(office.getByRole('button', { name: 'Émettre 1 certificat' }));
  await office.getByText('Certificats émis').waitFor();
  const [certificate] = await Promise.all([
    office.context().waitForEvent('page'),
    keys.press(office.getByRole('link', { name: /^CR-2026-\d{5}, Bastien Maheux$/ })),
  ]);
  await expect.poll(() => certificate.url(), { timeout: 15_000 }).toMatch(/\/api\/documents\//);
});

test('a learner plays her course and comes back to her path', async () => {
  const phone = await stage.enter('learner', { width: 390, height: 844 });
  const keys = keyboardOf(phone);
  await keys.press(phone.getByRole('link', { name: /^(Commencer|Reprendre|Revoir), / }));
  const player = phone.frameLocator('iframe');
  await keys.press(player.frameLocator('iframe').getByRole('button', { name: 'Écran suivant' }));
  await player.getByText(/Enregistré à/).waitFor();
  await keys.press(player.getByRole('button', { name: /Quitter|Revenir/ }));
  await phone.getByRole('heading', { name: /^Bonjour/ }).waitFor();
});
