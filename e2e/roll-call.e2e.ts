import { afterAll, expect, test } from 'vitest';
import { fileAnchors } from '../server/adapters/anchor-file/index.ts';
import { runJob } from '../server/adapters/jobs-pg-boss/index.ts';
import { verifyTrail } from '../server/modules/quality/index.ts';
import { openStage } from './stage/stage.ts';

// The main job of the office and of a trainer, as they live it: a session planned, people enrolled from a client's untidy
// file, a half-day signed on two phones, the network lost in the middle, countersigned, and the journal that verifies.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

const SATURDAY = '2026-03-14';
const FILE = Buffer.from(
  'Liste de mars\r\n\r\nNOM;Pr\xe9nom;Courriel;Soci\xe9t\xe9\r\nMAHEUX;bastien;bastien.maheux@loire.example;Ateliers du Quai\r\nKEROUANTON;Ana\xefs;anais@loire.example;Ateliers du Quai\r\nKerouanton;Anais;;Ateliers du quai\r\n',
  'latin1',
);
let sessionAddress = '';

test('the office plans a session and enrols two people from an untidy Windows-1252 file', async () => {
  const office = await stage.window();
  await office.goto('/');
  await office.getByRole('button', { name: 'Administratif', exact: true }).click();
  await office.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();

  await office.getByRole('link', { name: 'Sessions', exact: true }).first().click();
  await office.getByRole('link', { name: 'Planifier une session' }).click();
  await office.getByRole('combobox', { name: 'Formation' }).fill('Manager une équipe');
  await office.getByRole('option', { name: /Manager une équipe au quotidien/ }).click();
  await office.getByRole('textbox', { name: 'Jour' }).fill('14/03/2026');
  await office.getByRole('textbox', { name: 'Jour' }).press('Tab');
  await office.getByRole('combobox', { name: 'Salle', exact: true }).click();
  await office.getByRole('option', { name: /Salle Erdre/ }).click();
  await office.getByRole('combobox', { name: 'Formateur ou formatrice' }).click();
  await office.getByRole('option', { name: 'Amina Cherif' }).click();
  await office.getByText('Aucun conflit de formateur ni de salle').waitFor();
  await office.getByRole('button', { name: 'Planifier la session' }).click();
  await office.getByRole('heading', { name: 'Manager une équipe au quotidien' }).waitFor();
  sessionAddress = new URL(office.url()).pathname;

  await office.getByRole('link', { name: 'Inscrire' }).first().click();
  await office
    .locator('input[type=file]')
    .setInputFiles({ name: 'liste mars.csv', mimeType: 'text/csv', buffer: FILE });
  await office.getByText('3 lignes lues, 2 personnes à inscrire').waitFor();
  await office.getByText('Même personne qu’à la ligne 5').waitFor();
  await office.getByRole('button', { name: 'Inscrire 2 personnes' }).click();
  await office.getByRole('rowheader', { name: /Anaïs Kerouanton/ }).waitFor();
  await office.getByRole('rowheader', { name: /Bastien Maheux/ }).waitFor();
  await office.getByRole('button', { name: 'Confirmer la session' }).click();
  await office.getByText('Confirmée', { exact: true }).first().waitFor();
  expect(sessionAddress).toMatch(/^\/sessions\/[0-9a-f-]{36}$/);
});

test('on Saturday morning one signs on her own phone, the other on the trainer’s, and the trainer countersigns', async () => {
  stage.at(`${SATURDAY}T07:52:00.000Z`);
  const trainer = await stage.enter('trainer', { width: 390, height: 844 });
  await trainer.goto(`/?jour=${SATURDAY}`);
  await trainer.getByRole('link', { name: 'Faire l’appel' }).first().click();
  await trainer.getByRole('button', { name: 'Ouvrir la signature' }).click();
  await trainer.getByRole('button', { name: 'Afficher le code' }).click();
  const shortCode = (await trainer.locator('.fp-short-code').textContent()) ?? '';

  const phone = await stage.window({ width: 390, height: 844 });
  await phone.goto('/signer');
  await phone.getByLabel('Code affiché par le formateur').fill(shortCode);
  await phone.getByRole('button', { name: 'Continuer' }).click();
  await phone.getByRole('button', { name: /A\. K\./ }).click();
  await phone.getByLabel('Votre nom de famille').fill('kerouanton');
  const pad = await phone.getByRole('img', { name: 'Cadre de signature' }).boundingBox();
  if (!pad) throw new Error('there is no box to sign in');
  await phone.mouse.move(pad.x + 40, pad.y + 120);
  await phone.mouse.down();
  for (let step = 1; step <= 20; step++)
    await phone.mouse.move(pad.x + 40 + step * 11, pad.y + 100 + Math.sin(step) * 40);
  await phone.mouse.up();
  await phone.getByRole('button', { name: 'Valider ma présence' }).click();
  await phone.getByRole('heading', { name: 'Présence enregistrée' }).waitFor();
  await phone.getByText(/^E-[A-Z2-9]{6}$/).waitFor();

  stage.at(`${SATURDAY}T08:20:00.000Z`);
  await trainer.getByRole('button', { name: 'Faire l’appel' }).click();
  await trainer.getByText('1 sur 2').waitFor();
  await trainer.getByRole('button', { name: 'Signer ici' }).click();
  await trainer.context().setOffline(true);
  await trainer.getByRole('checkbox', { name: /Signer sans dessiner/ }).check();
  await trainer.getByRole('button', { name: 'Valider ma présence' }).click();
  await trainer.getByText('Hors ligne. 1 signature gardée ici').waitFor();
  await trainer.context().setOffline(false);
  await trainer.getByText('2 sur 2').waitFor();
  await trainer.getByText(/retard de 20/).waitFor();

  await trainer.getByRole('button', { name: 'Corriger la présence de Bastien Maheux' }).click();
  await trainer.getByRole('menuitem', { name: 'Absence injustifiée' }).click();
  await trainer.getByRole('region', { name: 'Absents' }).getByText('Bastien Maheux').waitFor();
  await trainer.getByRole('button', { name: 'Corriger la présence de Bastien Maheux' }).click();
  await trainer.getByRole('menuitem', { name: 'Annuler la note' }).click();
  await trainer.getByText(/retard de 20/).waitFor();

  stage.at(`${SATURDAY}T11:31:00.000Z`);
  await trainer.getByRole('button', { name: 'Contresigner et clore' }).click();
  const dialog = trainer.getByRole('dialog', { name: 'Contresigner la demi-journée' });
  await dialog.getByRole('checkbox', { name: /Signer sans dessiner/ }).check();
  await dialog.getByRole('button', { name: 'Contresigner', exact: true }).click();
  await trainer.getByText('Demi-journée scellée').waitFor();
  expect(await trainer.getByText(/^Empreinte [0-9a-f]{64}$/).count()).toBe(1);
});

test('the session tells its story, the journal is sealed and verifies, the auditor reads it', async () => {
  const { runtime } = stage.running;
  const job = runtime.modules.flatMap((module) => module.jobs).find(({ name }) => name === 'quality.seal-trail');
  if (!job) throw new Error('nobody seals the journal');
  await runJob(runtime.app, job, {});
  const office = await stage.enter('trainingAdministrator');
  await office.goto(`${sessionAddress}?onglet=journal`);
  await office.getByText('a contresigné et scellé la demi-journée').waitFor();
  await office.getByText(/a inscrit .* à partir d’un fichier/).waitFor();
  const auditor = await stage.enter('auditor');
  await auditor.goto('/journal');
  await auditor.getByRole('heading', { level: 1, name: 'Journal' }).waitFor();
  await auditor.getByText('a signé sa présence').first().waitFor();
  const verdict = await verifyTrail(runtime.app, fileAnchors(runtime.configuration.dataDir));
  expect([verdict.holds, verdict.faults]).toEqual([true, []]);
});
