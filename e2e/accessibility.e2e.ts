import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { violations, violationsInBothThemes } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());
const WIDTHS = [1440, 390] as const;

async function visit(page: Page, paths: readonly string[], who = ''): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    found.push(...(await violationsInBothThemes(page, `${who}${path}`)));
  }
  return found;
}

async function addresses(page: Page): Promise<string[]> {
  const sessions = (await (await page.request.get('/api/sessions?state=IN_PROGRESS')).json()) as {
    rows: { sessionId: string }[];
  };
  const programs = (await (await page.request.get('/api/programs')).json()) as { rows: { versionId: string }[] };
  const packages = (await (await page.request.get('/api/packages')).json()) as { rows: { versionId: string }[] };
  const quizzes = (await (await page.request.get('/api/quizzes')).json()) as { rows: { quizId: string }[] };
  const sessionId = sessions.rows[0]?.sessionId ?? '';
  const people = (await (await page.request.get('/api/people?search=delmas')).json()) as {
    rows: { personId: string; companyId: string }[];
  };
  const [person] = people.rows;
  const session = (await (await page.request.get(`/api/sessions/${sessionId}`)).json()) as {
    slots: { slotId: string }[];
  };
  return [
    '/',
    '/?nature=closings',
    '/sessions',
    '/sessions/nouvelle',
    `/sessions/${sessionId}`,
    `/sessions/${sessionId}?onglet=planning`,
    `/sessions/${sessionId}?onglet=attendance`,
    `/sessions/${sessionId}?onglet=outcomes`,
    `/sessions/${sessionId}?onglet=journal`,
    `/sessions/${sessionId}/inscrire`,
    `/emargement/${session.slots[0]?.slotId}`,
    `/sessions/${sessionId}?onglet=documents`,
    `/catalogue/${programs.rows[0]?.versionId}/parcours`,
    '/modules',
    `/modules/${packages.rows[0]?.versionId}`,
    '/quiz',
    `/quiz/${quizzes.rows[0]?.quizId}`,
    `/quiz/${quizzes.rows[0]?.quizId}/essai`,
    '/documents',
    '/comptes',
    '/mon-organisme',
    '/mon-organisme/textes',
    '/envois',
    '/signalements',
    '/signaler',
    '/compte',
    '/personnes',
    '/personnes?ajouter=oui',
    `/personnes/${person?.personId}`,
    `/personnes/${person?.personId}?onglet=documents`,
    `/personnes/${person?.personId}?onglet=journal`,
    '/entreprises',
    '/entreprises?ajouter=oui',
    `/entreprises/${person?.companyId}`,
    `/entreprises/${person?.companyId}?onglet=sessions`,
    '/mise-en-production',
    '/catalogue',
    `/catalogue/${programs.rows[0]?.versionId}`,
  ];
}

test.each(WIDTHS)('axe finds nothing on the office’s pages, in light and in dark, at %d pixels', async (width) => {
  const page = await stage.enter('trainingAdministrator', { width });
  const found = await visit(page, await addresses(page));
  for (const typed of ['', 'martin', 'zzzz']) {
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Rechercher ou lancer une action' }).fill(typed);
    await page
      .getByRole('status')
      .filter({ hasText: /résultat|correspond/ })
      .waitFor({ state: 'attached' });
    found.push(...(await violationsInBothThemes(page, `search ${typed}`)));
  }
  expect(found).toEqual([]);
});

async function recetteAddresses(page: Page): Promise<string[]> {
  const { rows } = (await (await page.request.get('/api/recette/campaigns')).json()) as {
    rows: { campaignId: string }[];
  };
  const { campaignId } = rows[0] ?? {};
  const { items } = (await (await page.request.get(`/api/recette/campaigns/${campaignId}`)).json()) as {
    items: { itemId: string; status: string }[];
  };
  const cases = (['toRun', 'ko', 'ok'] as const).map((status) => items.find((item) => item.status === status)?.itemId);
  return [
    '/recette',
    '/recette/cahier',
    `/recette/${campaignId}`,
    ...['anomalies', 'matrix', 'report'].map((tab) => `/recette/${campaignId}?onglet=${tab}`),
    `/recette/${campaignId}?cas=${cases[0]}`,
    ...cases.map((itemId) => `/recette/cas/${itemId}`),
  ];
}

test.each(WIDTHS)(
  'axe finds nothing on the pages of the recette, in light and in dark, at %d pixels',
  async (width) => {
    const page = await stage.enter('director', { width });
    const found = await visit(page, await recetteAddresses(page));
    await page.goto('/recette');
    await page.getByRole('button', { name: 'Ouvrir une campagne' }).click();
    await page.getByRole('checkbox', { name: 'Amina Cherif' }).waitFor();
    found.push(...(await violationsInBothThemes(page, 'the campaign to open')));
    for (const role of ['trainer', 'companyManager'])
      found.push(...(await visit(await stage.enter(role, { width }), ['/mes-cas'], `${role} `)));
    found.push(...(await visit(await stage.window({ width }), ['/pv/ABCDEFGHJKMNPQRSTUVW'])));
    expect(found).toEqual([]);
  },
);

const PROJECT = [
  '/pilotage',
  '/pilotage?onglet=budget',
  '/pilotage?onglet=adoption',
  '/pilotage?onglet=adoption&voir=toutes',
  '/pilotage?onglet=communication',
  '/pilotage?onglet=maintenance',
  '/pilotage?onglet=deliverables',
];

test.each(WIDTHS)(
  'axe finds nothing on the steering of the project, in light and in dark, at %d pixels',
  async (width) => {
    const page = await stage.enter('director', { width });
    const found = await visit(page, PROJECT);
    await page.goto('/pilotage');
    await page.getByRole('button', { name: 'Relever l’étape 4' }).click();
    await page.getByRole('dialog', { name: /^Étape 4/ }).waitFor();
    found.push(...(await violationsInBothThemes(page, 'the stage to note')));
    await page.goto('/pilotage');
    await page.getByRole('button', { name: 'Régler les seuils' }).click();
    await page.getByLabel('Retard de la fin, en jours travaillés').waitFor();
    found.push(...(await violationsInBothThemes(page, 'the thresholds to set')));
    expect(found).toEqual([]);
  },
);

test('axe finds nothing on the doors and the other homes, in light and in dark', async () => {
  const doors = ['/connexion', '/signer', '/mot-de-passe-oublie', '/mot-de-passe#x', '/lien#x', '/v/ABCDEFGHJK'];
  const found = await visit(await stage.window({ width: 390 }), doors);
  for (const role of ['trainer', 'learner', 'companyManager', 'auditor']) {
    const page = await stage.enter(role, { width: 390 });
    found.push(...(await violationsInBothThemes(page, role)));
    found.push(
      ...(await visit(page, ['/documents', '/compte', '/aide'].slice(role === 'trainer' ? 1 : 0), `${role} `)),
    );
  }
  expect(found).toEqual([]);
});

test.each(WIDTHS)(
  'axe finds nothing in the player nor in a quiz, in light and in dark, at %d pixels',
  async (width) => {
    const learner = await stage.enter('learner', { width });
    await learner.getByRole('link', { name: /^(Commencer|Reprendre|Revoir), Évaluation/ }).click();
    await learner.getByRole('heading', { level: 1 }).waitFor();
    const found = await violationsInBothThemes(learner, 'quiz');
    await learner.goto('/');
    await learner.getByRole('link', { name: /^(Commencer|Reprendre|Revoir), Donner/ }).click();
    await learner.frameLocator('iframe').locator('main[aria-busy=false]').waitFor();
    const player = learner.frames().find((frame) => frame.url().includes('/play'));
    if (!player) throw new Error('the player is not there');
    found.push(...(await violationsInBothThemes(learner, 'player', player)));
    expect(found).toEqual([]);
  },
);

test('the checker sees a picture without a name, so that its silence means something', async () => {
  const page = await stage.enter('learner');
  await page.getByRole('main').waitFor();
  await page.evaluate("document.querySelector('main').append(document.createElement('img'))");
  expect((await violations(page)).map((one) => one.split(' ')[0])).toEqual(['image-alt']);
});

test('the checker sees a text that is too pale in the dark only, so that one load really shows both themes', async () => {
  const page = await stage.enter('learner');
  await page.getByRole('main').waitFor();
  await page.evaluate(`const text = document.createElement('p');
    text.textContent = 'Trop sombre';
    text.style.color = '#444';
    document.querySelector('main').append(text)`);
  const found = await violationsInBothThemes(page, 'home');
  expect(found.map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual(['home, dark: color-contrast']);
});
