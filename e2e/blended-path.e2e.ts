import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { fileAnchors } from '../server/adapters/anchor-file/index.ts';
import { runJob } from '../server/adapters/jobs-pg-boss/index.ts';
import { openArchive } from '../server/kernel/archive/archive.ts';
import { SPREADSHEET_LIMITS } from '../server/kernel/archive/limits.ts';
import { verifyTrail } from '../server/modules/quality/index.ts';
import { pdfText } from '../server/test/pdf-text.ts';
import { packDemoCourse } from '../tools/demo/course/pack.ts';
import { send } from './stage/blended.ts';
import { openStage } from './stage/stage.ts';

// A blended path, from the package that the office imports to the certificate that a stranger verifies.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

const DAY = '2026-03-21';
const PROGRAM = 'Prise de parole en public';
const known = { versionId: '', sessionId: '', enrolmentId: '', stepId: '', verifyCode: '' };

test('the office imports a package, tries it, publishes it and puts it first in the path of a program', async () => {
  const office = await stage.enter('trainingAdministrator');
  await office.getByRole('link', { name: 'Modules e-learning' }).click();
  const file = { name: 'retour utile.zip', mimeType: 'application/zip', buffer: await packDemoCourse() };
  await office.locator('input[type=file]').setInputFiles(file);
  await office.getByText('La méthode DESC').waitFor();
  await office.getByText('Rien à signaler').waitFor();
  const [trial] = await Promise.all([
    office.context().waitForEvent('page'),
    office.getByRole('button', { name: 'Essayer le module' }).click(),
  ]);
  await trial.getByText('Aperçu').waitFor();
  await trial.frameLocator('iframe').getByRole('heading', { name: 'Pourquoi faire un retour' }).waitFor();
  await trial.close();
  await office.getByLabel('Titre montré aux stagiaires').fill('Oser le retour');
  await office.getByRole('button', { name: 'Publier' }).click();
  await office.getByText('En vigueur', { exact: true }).waitFor();

  await office.getByRole('link', { name: 'Catalogue', exact: true }).first().click();
  await office.getByLabel('Filtrer les formations').fill('parole');
  await office.getByRole('link', { name: PROGRAM }).click();
  await office.getByRole('button', { name: 'Créer un brouillon' }).click();
  await office.getByText('Version 2').first().waitFor();
  known.versionId = new URL(office.url()).pathname.split('/').pop() ?? '';
  await office.getByRole('link', { name: 'Parcours' }).click();
  await office.getByRole('button', { name: 'Ajouter une étape' }).click();
  await office.getByRole('menuitem', { name: 'Module e-learning' }).click();
  const step = office.getByRole('listitem').filter({ has: office.getByRole('heading', { name: /Module e-learning/ }) });
  await step.getByLabel('Contenu').selectOption({ label: 'Oser le retour (version 1)' });
  await step.getByLabel('Durée prévue, en minutes').fill('45');
  for (let place = await step.evaluate((li) => [...(li.parentElement?.children ?? [])].indexOf(li)); place > 0; place--)
    await step.getByRole('button', { name: 'Monter' }).click();
  await office.getByRole('button', { name: 'Ajouter une étape' }).click();
  await office.getByRole('menuitem', { name: 'Évaluation' }).click();
  const quiz = office.getByRole('listitem').filter({ has: office.getByRole('heading', { name: /Évaluation/ }) });
  await quiz.getByLabel('Contenu').selectOption({ label: 'Évaluation : donner un retour utile' });
  await quiz.getByLabel('Durée prévue, en minutes').fill('15');
  await office.getByRole('button', { name: 'Enregistrer le parcours' }).click();
  await office.getByText('Parcours enregistré').waitFor();
  await office.getByRole('link', { name: PROGRAM }).first().click();
  await office.getByRole('button', { name: 'Publier cette version' }).click();
  await office.getByText('En vigueur', { exact: true }).first().waitFor();
});

test('a session of it is planned and Zoé is enrolled', async () => {
  const office = await stage.enter('trainingAdministrator');
  const trainers = await (await office.request.get('/api/trainers')).json();
  const amina = trainers.rows.find(({ name }: { name: string }) => name === 'Amina Cherif');
  const half = { day: DAY, modality: 'onSite', trainerId: amina.personId, roomId: null, videoLink: '' };
  const { sessionId } = await send<{ sessionId: string }>(office, '/sessions', {
    programVersionId: known.versionId,
    delivery: 'openEnrolment',
    seatsMin: 1,
    seatsMax: 9,
    trainerId: amina.personId,
    startsOn: DAY,
    endsOn: DAY,
    slots: [
      { ...half, half: 'morning', starts: '09:00', ends: '12:30' },
      { ...half, half: 'afternoon', starts: '13:30', ends: '17:00' },
    ],
  });
  const people = await (await office.request.get('/api/people?search=Delmas')).json();
  const zoe = people.rows.find(({ firstName }: { firstName: string }) => firstName === 'Zoé');
  await send(office, `/sessions/${sessionId}/enrolments`, { learnerIds: [zoe.personId] });
  await send(office, `/sessions/${sessionId}/moves`, { to: 'CONFIRMED' });
  const { rows } = await (await office.request.get(`/api/sessions/${sessionId}/enrolments`)).json();
  Object.assign(known, { sessionId, enrolmentId: rows[0].enrolmentId });
  expect(rows).toHaveLength(1);
});

/** Zoé’s own home on her phone, at the panel of this training. */
async function zoeAtHome() {
  const phone = await stage.enter('learner', { width: 390, height: 844 });
  const panel = phone.locator('.fp-panel', { has: phone.getByRole('heading', { name: PROGRAM }) });
  return { phone, panel };
}
const content = (phone: Page) => phone.frameLocator('iframe').frameLocator('iframe');
const player = (phone: Page) => phone.frameLocator('iframe');

test('Zoé begins on her phone, loses the network, closes the tab half-way, and resumes where she was', async () => {
  const { phone, panel } = await zoeAtHome();
  await panel.getByRole('link', { name: 'Commencer, Oser le retour' }).click();
  await content(phone).getByRole('button', { name: 'Écran suivant' }).click();
  await player(phone)
    .getByText(/Enregistré à/)
    .waitFor();
  await phone.context().setOffline(true);
  await content(phone).getByRole('button', { name: 'Écran suivant' }).click();
  await player(phone).getByText('partira au retour du réseau').waitFor();
  await phone.context().setOffline(false);
  await player(phone)
    .getByText(/Enregistré à/)
    .waitFor();
  await content(phone).getByText('Écran 3 sur 4').waitFor();
  await phone.close({ runBeforeUnload: false });

  const again = await zoeAtHome();
  await again.panel.getByRole('link', { name: 'Reprendre, Oser le retour' }).click();
  await content(again.phone).getByText('Écran 3 sur 4').waitFor();
  await again.phone.close();
});

test('Zoé finishes: every part done, her answer scored, and her home says so', async () => {
  const { phone, panel } = await zoeAtHome();
  await panel.getByRole('link', { name: 'Reprendre, Oser le retour' }).click();
  const forward = content(phone).getByRole('button', { name: 'Écran suivant' });
  await content(phone).getByText('Écran 3 sur 4').waitFor();
  await forward.click();
  await player(phone).getByRole('button', { name: 'Suivant' }).click();
  await content(phone).getByText('Écran 1 sur 4').waitFor();
  for (const screen of [2, 3]) {
    await forward.click();
    await content(phone).getByText(`Écran ${screen} sur 4`).waitFor();
  }
  await content(phone).getByRole('radio').first().check();
  await content(phone).getByText('deux personnes peuvent le vérifier').waitFor();
  await forward.click();
  await player(phone).getByRole('button', { name: 'Suivant' }).click();
  await content(phone).getByText('Écran 1 sur 5').waitFor();
  for (const screen of [2, 3, 4, 5]) {
    await forward.click();
    await content(phone).getByText(`Écran ${screen} sur 5`).waitFor();
  }
  await player(phone).getByText('Module terminé').waitFor();
  await player(phone).getByRole('button', { name: 'Revenir à mon parcours' }).click();
  await panel.getByText('45 min à distance reconnues').waitFor();
  await panel.getByRole('link', { name: 'Revoir, Oser le retour' }).waitFor();
  const office = await stage.enter('trainingAdministrator');
  const { steps } = await (await office.request.get(`/api/sessions/${known.sessionId}/progress`)).json();
  known.stepId = steps[0].stepId;
  const tracking = await (
    await office.request.get(`/api/enrolments/${known.enrolmentId}/steps/${known.stepId}/tracking`)
  ).json();
  expect(tracking.items.map((item: Record<string, unknown>) => [item.title, item.completion, item.scoreBp])).toEqual([
    ['Pourquoi faire un retour', 'completed', null],
    ['Faits, ressentis, jugements', 'completed', 10_000],
    ['La méthode DESC', 'completed', null],
  ]);
});

test('Zoé answers the quiz on her phone, hands it in, and sees what she earned', async () => {
  const { phone, panel } = await zoeAtHome();
  await panel.getByRole('link', { name: /^Commencer, Évaluation/ }).click();
  for (let number = 1; number <= 4; number++) {
    await phone.getByText(`Question ${number} sur 4`).waitFor();
    const fact = phone.getByText('Le dossier est arrivé vendredi au lieu de mercredi.');
    const order = phone.getByRole('button', { name: 'Garder cet ordre' });
    if (await fact.isVisible()) await fact.click();
    else if (await order.isVisible()) await order.click();
    else if (await phone.getByText('Vrai', { exact: true }).isVisible())
      await phone.getByText('Vrai', { exact: true }).click();
    else await phone.getByRole('textbox').fill('2');
    await phone.getByRole('button', { name: number < 4 ? 'Suivante' : 'Relire' }).click();
  }
  await phone.getByRole('button', { name: 'Rendre mes réponses' }).click();
  await phone.getByRole('heading', { name: 'Votre résultat' }).waitFor();
  await phone.getByText('Réussi').first().waitFor();
  await phone.getByRole('link', { name: 'Revenir à mon parcours' }).click();
  await panel.getByText('1 h à distance reconnues').waitFor();
});

test('both half-days are signed and countersigned', async () => {
  for (const [half, from, to] of [
    [0, '07:58', '11:31'],
    [1, '12:28', '16:02'],
  ] as const) {
    stage.at(`${DAY}T${from}:00.000Z`);
    const trainer = await stage.enter('trainer', { width: 390, height: 844 });
    const day = await (await trainer.request.get(`/api/trainer-days/${DAY}`)).json();
    const slotId = day.slots[half].slotId;
    await send(trainer, `/slots/${slotId}/sheet`);
    await send(trainer, `/slots/${slotId}/signatures`, {
      enrolmentId: known.enrolmentId,
      signature: { method: 'typed' },
    });
    stage.at(`${DAY}T${to}:00.000Z`);
    await send(trainer, `/slots/${slotId}/countersignature`, { signature: { method: 'typed' } });
  }
});

test('the office issues the certificate: its hours are those of the room and of the course', async () => {
  stage.at(`${DAY}T17:00:00.000Z`);
  const office = await stage.enter('trainingAdministrator');
  await office.goto(`/sessions/${known.sessionId}?onglet=documents`);
  await office.getByText('7 h en présence, 1 h à distance').waitFor();
  await office.getByRole('button', { name: 'Émettre 1 certificat' }).click();
  await office.getByText('Certificats émis').waitFor();
  const link = office.getByRole('link', { name: /^CR-2026-\d{5}, Zoé Delmas$/ });
  const text = await pdfText(await (await office.request.get((await link.getAttribute('href')) ?? '')).body());
  known.verifyCode = (/\/v\/ ?((?:[A-Z2-9]{5} ?){4})/.exec(text)?.[1] ?? '').replaceAll(' ', '');
  expect([
    text.includes('Zoé Delmas'),
    text.includes('8,00 heures'),
    text.includes('dont 7,00 heures en présence et 1,00 heures à distance'),
    known.verifyCode.length,
  ]).toEqual([true, true, true, 20]);
});

test('a stranger verifies the certificate, Zoé downloads hers, the file of proof is whole and the journal holds', async () => {
  const stranger = await stage.window({ width: 390, height: 844 });
  await stranger.goto(`/v/${known.verifyCode}`);
  await stranger.getByRole('heading', { name: 'Document valide' }).waitFor();
  const shown = await stranger.getByRole('main').textContent();
  const { phone } = await zoeAtHome();
  await phone.goto('/documents');
  await phone
    .getByRole('link', { name: /Ouvrir CR-2026/ })
    .first()
    .waitFor();
  const office = await stage.enter('trainingAdministrator');
  const zip = await (await office.request.get(`/api/enrolments/${known.enrolmentId}/proof`)).body();
  const archive = await openArchive({ bytes: zip }, SPREADSHEET_LIMITS);
  const journal = JSON.parse((await archive.read('journal.json')).toString());
  const hours = (await buffer(await archive.open('heures.csv'))).toString();
  const { runtime } = stage.running;
  const job = runtime.modules.flatMap((module) => module.jobs).find(({ name }) => name === 'quality.seal-trail');
  if (job) await runJob(runtime.app, job, {});
  const verdict = await verifyTrail(runtime.app, fileAnchors(runtime.configuration.dataDir));
  const actions = new Set(journal.map(({ action }: { action: string }) => action));
  expect([
    shown?.includes('Delmas'),
    ['learning.step-completed', 'attendance.signed', 'attendance.sealed', 'documents.issued'].filter(
      (action) => !actions.has(action),
    ),
    hours.includes('Total;;;480;'),
    verdict.holds,
  ]).toEqual([false, [], true, true]);
});
