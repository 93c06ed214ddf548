import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { fileAnchors } from '../server/adapters/anchor-file/index.ts';
import { runJob } from '../server/adapters/jobs-pg-boss/index.ts';
import { openArchive } from '../server/kernel/archive/archive.ts';
import { SPREADSHEET_LIMITS } from '../server/kernel/archive/limits.ts';
import { neutralXlsx } from '../server/kernel/spreadsheet/xlsx-out.ts';
import { verifyTrail } from '../server/modules/quality/index.ts';
import { pdfText } from '../server/test/pdf-text.ts';
import { content, mainCourses, player } from './stage/courses.ts';
import { openStage } from './stage/stage.ts';

// The main job of a training organisation, whole and on screen: from the package that the office imports to the certificate
// that a stranger verifies.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

const DAY = '2026-03-21';
const PROGRAM = 'Prise de parole en public';
const COURSE_MN = 45;
const QUIZ_MN = 15;
const courses = await mainCourses();
const remoteMn = courses.length * COURSE_MN + QUIZ_MN;
const known = { session: '', verifyCode: '' };

/** As a duration is read on screen, and as a legal document counts it. */
const spoken = (mn: number) => (mn % 60 === 0 ? `${mn / 60} h` : `${Math.floor(mn / 60)} h ${mn % 60}`);
const counted = (mn: number) => (mn / 60).toFixed(2).replace('.', ',');

test('the office imports a package, tries it and publishes it', async () => {
  const office = await stage.enter('trainingAdministrator');
  for (const course of courses) {
    await office.getByRole('link', { name: 'Modules e-learning' }).first().click();
    await office.locator('input[type=file]').setInputFiles(course.file);
    await office.getByText(course.part, { exact: true }).waitFor();
    await office.getByText('Rien à signaler').waitFor();
    const [trial] = await Promise.all([
      office.context().waitForEvent('page'),
      office.getByRole('button', { name: 'Essayer le module' }).click(),
    ]);
    await trial.getByText('Aperçu').waitFor();
    await course.opened(trial.frameLocator('iframe'));
    await trial.close();
    await office.getByLabel('Titre montré aux stagiaires').fill(course.title);
    await office.getByRole('button', { name: 'Publier' }).click();
    await office.getByText('En vigueur', { exact: true }).waitFor();
  }
});

test('the package comes first in the path of a new version of a program, a quiz last', async () => {
  const office = await stage.enter('trainingAdministrator');
  await office.getByRole('link', { name: 'Catalogue', exact: true }).first().click();
  await office.getByLabel('Filtrer les formations').fill('parole');
  await office.getByRole('link', { name: PROGRAM }).click();
  await office.getByRole('button', { name: 'Créer un brouillon' }).click();
  await office.getByText('Version 2').first().waitFor();
  await office.getByRole('link', { name: 'Parcours' }).click();
  const steps = office.getByRole('listitem').filter({ has: office.getByLabel('Durée prévue, en minutes') });
  await steps.first().waitFor();
  const add = async (kind: string, label: string, mn: number) => {
    const before = await steps.count();
    await office.getByRole('button', { name: 'Ajouter une étape' }).click();
    await office.getByRole('menuitem', { name: kind }).click();
    const step = steps.nth(before);
    await step.getByLabel('Contenu').selectOption({ label });
    await step.getByLabel('Durée prévue, en minutes').fill(String(mn));
    return before;
  };
  for (const { title } of [...courses].reverse())
    for (let place = await add('Module e-learning', `${title} (version 1)`, COURSE_MN); place > 0; place--)
      await steps.nth(place).getByRole('button', { name: 'Monter' }).click();
  await add('Évaluation', 'Évaluation : donner un retour utile', QUIZ_MN);
  await office.getByRole('button', { name: 'Enregistrer le parcours' }).click();
  await office.getByText('Parcours enregistré').waitFor();
  await office.getByRole('link', { name: PROGRAM }).first().click();
  await office.getByRole('button', { name: 'Publier cette version' }).click();
  await office.getByText('En vigueur', { exact: true }).first().waitFor();
});

test('a session of it is planned, and a client’s untidy spreadsheet enrols Zoé, known already, and Anaïs', async () => {
  const office = await stage.enter('trainingAdministrator');
  await office.getByRole('link', { name: 'Sessions', exact: true }).first().click();
  await office.getByRole('link', { name: 'Planifier une session' }).click();
  await office.getByRole('combobox', { name: 'Formation' }).fill(PROGRAM);
  await office.getByRole('option', { name: new RegExp(PROGRAM) }).click();
  await office.getByRole('textbox', { name: 'Jour' }).fill('21/03/2026');
  await office.getByRole('textbox', { name: 'Jour' }).press('Tab');
  await office.getByRole('combobox', { name: 'Formateur ou formatrice' }).click();
  await office.getByRole('option', { name: 'Amina Cherif' }).click();
  await office.getByText('Aucun conflit de formateur ni de salle').waitFor();
  await office.getByRole('button', { name: 'Planifier la session' }).click();
  await office.getByRole('heading', { name: PROGRAM }).waitFor();
  known.session = new URL(office.url()).pathname;

  const people = await (await office.request.get('/api/people?search=Delmas')).json();
  const zoe = people.rows.find(({ firstName }: { firstName: string }) => firstName === 'Zoé');
  const sheet = await neutralXlsx(
    {
      columns: ['Stagiaires de mars', '', '', '', ''],
      widths: [],
      rows: [
        ['', '', '', '', ''],
        ['NOM ', 'Prénom', 'Adresse mail', 'Tél.', 'Société'],
        ['DELMAS', ' zoe', zoe.email.toUpperCase(), 612_345_678, ''],
        ['KEROUANTON', 'Anaïs', 'anais@loire.example', 33_698_765_432, 'Ateliers du Quai'],
        ['Kerouanton', 'Anais', '', '', 'Ateliers du quai'],
      ],
    },
    { sheet: 'Feuil1', madeAt: new Date(0) },
  );
  await office.getByRole('link', { name: 'Inscrire' }).first().click();
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await office.locator('input[type=file]').setInputFiles({ name: 'stagiaires mars.xlsx', mimeType, buffer: sheet });
  await office.getByText('3 lignes lues, 2 personnes à inscrire').waitFor();
  await office.getByText(/Déjà connue/).waitFor();
  await office.getByText(/^Même personne qu’à la ligne/).waitFor();
  await office.getByRole('button', { name: 'Inscrire 2 personnes' }).click();
  await office.getByRole('rowheader', { name: /Anaïs Kerouanton/ }).waitFor();
  await office.getByRole('rowheader', { name: /Zoé Delmas/ }).waitFor();
  await office.getByRole('button', { name: 'Confirmer la session' }).click();
  await office.getByText('Confirmée', { exact: true }).first().waitFor();
  expect(known.session).toMatch(/^\/sessions\/[0-9a-f-]{36}$/);
});

/** Zoé’s own home on her phone, at the panel of this training. */
async function zoeAtHome() {
  const phone = await stage.enter('learner', { width: 390, height: 844 });
  phone.on('dialog', (dialog) => void dialog.accept());
  const panel = phone.locator('.fp-panel', { has: phone.getByRole('heading', { name: PROGRAM }) });
  return { phone, panel };
}

test('Zoé begins on her phone, loses the network, closes the tab half-way, resumes where she was and finishes', async () => {
  for (const course of courses) {
    const { phone, panel } = await zoeAtHome();
    const saved = () =>
      player(phone)
        .getByText(/Enregistré à/)
        .waitFor();
    await panel.getByRole('link', { name: `Commencer, ${course.title}` }).click();
    await course.opened(content(phone));
    await course.forward(phone);
    await saved();
    await phone.context().setOffline(true);
    await course.forward(phone);
    await player(phone).getByText('partira au retour du réseau').waitFor();
    await phone.context().setOffline(false);
    await saved();
    await phone.close({ runBeforeUnload: false });

    const again = await zoeAtHome();
    await again.panel.getByRole('link', { name: `Reprendre, ${course.title}` }).click();
    await course.halfWay(again.phone);
    await course.finish(again.phone);
    await player(again.phone).getByText('Module terminé').waitFor();
    await player(again.phone).getByRole('button', { name: 'Revenir à mon parcours' }).click();
    await again.panel.getByRole('link', { name: `Revoir, ${course.title}` }).waitFor();
    await again.phone.close();
  }
  const { panel } = await zoeAtHome();
  await panel.getByText(`${spoken(remoteMn - QUIZ_MN)} à distance reconnues`).waitFor();
});

test('what each part of the package recorded is what Zoé did', async () => {
  const office = await stage.enter('trainingAdministrator');
  const { rows } = await (await office.request.get(`/api${known.session}/enrolments`)).json();
  const zoe = rows.find(({ lastName }: { lastName: string }) => lastName === 'Delmas');
  const { steps } = await (await office.request.get(`/api${known.session}/progress`)).json();
  const tracked = await Promise.all(
    courses.map(async (_, at) => {
      const path = `/api/enrolments/${zoe.enrolmentId}/steps/${steps[at].stepId}/tracking`;
      const { items } = await (await office.request.get(path)).json();
      return items.map((item: Record<string, unknown>) => [item.title, item.completion, item.scoreBp]);
    }),
  );
  expect(tracked).toEqual(courses.map(({ parts }) => parts));
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
  await panel.getByText(`${spoken(remoteMn)} à distance reconnues`).waitFor();
});

/** Draws on the box of a page with a finger. */
async function drawIn(page: Page) {
  const pad = await page.getByRole('img', { name: 'Cadre de signature' }).boundingBox();
  if (!pad) throw new Error('there is no box to sign in');
  await page.mouse.move(pad.x + 40, pad.y + 120);
  await page.mouse.down();
  for (let step = 1; step <= 20; step++)
    await page.mouse.move(pad.x + 40 + step * 11, pad.y + 100 + Math.sin(step) * 40);
  await page.mouse.up();
}

test('both half-days are signed, one by Zoé on her phone and Anaïs on the trainer’s, and countersigned', async () => {
  for (const [half, from, to] of [
    [0, '07:58', '11:31'],
    [1, '12:28', '16:02'],
  ] as const) {
    stage.at(`${DAY}T${from}:00.000Z`);
    const trainer = await stage.enter('trainer', { width: 390, height: 844 });
    await trainer.goto(`/?jour=${DAY}`);
    await trainer.getByRole('link', { name: 'Faire l’appel' }).first().waitFor();
    await trainer
      .getByRole('link', { name: 'Faire l’appel' })
      .nth(half === 0 ? 0 : -1)
      .click();
    await trainer.getByRole('button', { name: 'Ouvrir la signature' }).click();
    await trainer.getByRole('button', { name: 'Afficher le code' }).click();
    const shortCode = (await trainer.locator('.fp-short-code').textContent()) ?? '';

    const phone = await stage.window({ width: 390, height: 844 });
    await phone.goto('/signer');
    await phone.getByLabel('Code affiché par le formateur').fill(shortCode);
    await phone.getByRole('button', { name: 'Continuer' }).click();
    await phone.getByRole('button', { name: /Z\. D\./ }).click();
    await phone.getByLabel('Votre nom de famille').fill('delmas');
    await drawIn(phone);
    await phone.getByRole('button', { name: 'Valider ma présence' }).click();
    await phone.getByRole('heading', { name: 'Présence enregistrée' }).waitFor();

    await trainer.getByRole('button', { name: 'Faire l’appel' }).click();
    await trainer.getByText('1 sur 2').waitFor();
    await trainer.getByRole('button', { name: 'Signer ici' }).click();
    await drawIn(trainer);
    await trainer.getByRole('button', { name: 'Valider ma présence' }).click();
    await trainer.getByText('2 sur 2').waitFor();
    stage.at(`${DAY}T${to}:00.000Z`);
    await trainer.getByRole('button', { name: 'Contresigner et clore' }).click();
    const dialog = trainer.getByRole('dialog', { name: 'Contresigner la demi-journée' });
    await drawIn(trainer);
    await dialog.getByRole('button', { name: 'Contresigner', exact: true }).click();
    await trainer.getByText('Demi-journée scellée').waitFor();
  }
});

test('the office issues the certificates: their hours are those of the room and of the course', async () => {
  stage.at(`${DAY}T17:00:00.000Z`);
  const office = await stage.enter('trainingAdministrator');
  await office.goto(known.session);
  await office.getByRole('main').getByRole('link', { name: 'Documents', exact: true }).click();
  await office.getByText(`7 h en présence, ${spoken(remoteMn)} à distance`).waitFor();
  await office.getByRole('button', { name: 'Émettre 2 certificats' }).click();
  await office.getByText('Certificats émis').waitFor();
  const readings = await Promise.all(
    ['Anaïs Kerouanton', 'Zoé Delmas'].map(async (name) => {
      const link = office.getByRole('link', { name: new RegExp(`^CR-2026-\\d{5}, ${name}$`) });
      return pdfText(await (await office.request.get((await link.getAttribute('href')) ?? '')).body());
    }),
  );
  const [anais = '', zoe = ''] = readings;
  known.verifyCode = (/\/v\/ ?((?:[A-Z2-9]{5} ?){4})/.exec(zoe)?.[1] ?? '').replaceAll(' ', '');
  expect([
    anais.includes('Anaïs Kerouanton'),
    anais.includes('7,00 heures'),
    zoe.includes('Zoé Delmas'),
    zoe.includes(`${counted(420 + remoteMn)} heures`),
    zoe.includes(`dont 7,00 heures en présence et ${counted(remoteMn)} heures à distance`),
    known.verifyCode.length,
  ]).toEqual([true, true, true, true, true, 20]);
});

test('a stranger verifies the certificate and learns nothing more; Zoé finds hers on her phone', async () => {
  const stranger = await stage.window({ width: 390, height: 844 });
  await stranger.goto(`/v/${known.verifyCode}`);
  await stranger.getByRole('heading', { name: 'Document valide' }).waitFor();
  expect(await stranger.getByRole('main').textContent()).not.toMatch(/Delmas|Zoé/);
  const { phone } = await zoeAtHome();
  await phone.getByRole('link', { name: 'Documents' }).first().click();
  await phone
    .getByRole('link', { name: /Ouvrir CR-2026/ })
    .first()
    .waitFor();
});

test('the file of proof is whole, the session tells its story, the journal holds and the auditor reads it', async () => {
  const { runtime } = stage.running;
  const office = await stage.enter('trainingAdministrator');
  await office.goto(`${known.session}?onglet=documents`);
  const [download] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('link', { name: 'Dossier de preuves, Zoé Delmas' }).click(),
  ]);
  const archive = await openArchive({ bytes: await readFile(await download.path()) }, SPREADSHEET_LIMITS);
  const journal = JSON.parse((await archive.read('journal.json')).toString());
  const hours = (await buffer(await archive.open('heures.csv'))).toString();
  await office.getByRole('main').getByRole('link', { name: 'Journal', exact: true }).click();
  await office.getByText('a contresigné et scellé la demi-journée').first().waitFor();
  await office.getByText(/a inscrit .* à partir d’un fichier/).waitFor();
  const job = runtime.modules.flatMap((module) => module.jobs).find(({ name }) => name === 'quality.seal-trail');
  if (!job) throw new Error('nobody seals the journal');
  await runJob(runtime.app, job, {});
  const auditor = await stage.enter('auditor');
  await auditor.goto('/journal');
  await auditor.getByText('a signé sa présence').first().waitFor();
  const verdict = await verifyTrail(runtime.app, fileAnchors(runtime.configuration.dataDir));
  const actions = new Set(journal.map(({ action }: { action: string }) => action));
  expect([
    ['learning.step-completed', 'attendance.signed', 'attendance.sealed', 'documents.issued'].filter(
      (action) => !actions.has(action),
    ),
    hours.includes(`Total;;;${420 + remoteMn};`),
    verdict.holds,
    verdict.faults,
  ]).toEqual([[], true, true, []]);
});
