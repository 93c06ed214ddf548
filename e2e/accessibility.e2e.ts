import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { violations } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());
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
    '/envois',
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

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('axe finds nothing on the office’s pages, %s at %d pixels', async (scheme, width) => {
  const page = await stage.enter('trainingAdministrator', { scheme, width });
  const found: string[] = [];
  for (const path of await addresses(page)) {
    await page.goto(path);
    found.push(...(await violations(page)).map((one) => `${path}: ${one}`));
  }
  for (const typed of ['', 'martin', 'zzzz']) {
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Rechercher ou lancer une action' }).fill(typed);
    await page
      .getByRole('status')
      .filter({ hasText: /résultat|correspond/ })
      .waitFor({ state: 'attached' });
    found.push(...(await violations(page)).map((one) => `search ${typed}: ${one}`));
  }
  expect(found).toEqual([]);
});

test.each(['light', 'dark'] as const)('axe finds nothing on the doors and the other homes, %s', async (scheme) => {
  const found: string[] = [];
  const stranger = await stage.window({ scheme, width: 390 });
  for (const path of ['/connexion', '/signer', '/mot-de-passe-oublie', '/mot-de-passe#x', '/lien#x', '/v/ABCDEFGHJK']) {
    await stranger.goto(path);
    found.push(...(await violations(stranger)).map((one) => `${path}: ${one}`));
  }
  for (const role of ['trainer', 'learner', 'companyManager', 'auditor']) {
    const page = await stage.enter(role, { scheme, width: 390 });
    found.push(...(await violations(page)).map((one) => `${role}: ${one}`));
    for (const path of ['/documents', '/compte', '/aide'].slice(role === 'trainer' ? 1 : 0)) {
      await page.goto(path);
      found.push(...(await violations(page)).map((one) => `${role} ${path}: ${one}`));
    }
  }
  expect(found).toEqual([]);
});

test.each(['light', 'dark'] as const)('axe finds nothing in the player nor in a quiz, %s', async (scheme) => {
  const found: string[] = [];
  for (const width of [390, 1440]) {
    const learner = await stage.enter('learner', { scheme, width });
    await learner.getByRole('link', { name: /^(Commencer|Reprendre|Revoir), Évaluation/ }).click();
    await learner.getByRole('heading', { level: 1 }).waitFor();
    found.push(...(await violations(learner)).map((one) => `quiz ${width}: ${one}`));
    await learner.goto('/');
    await learner.getByRole('link', { name: /^(Commencer|Reprendre|Revoir), Donner/ }).click();
    await learner.frameLocator('iframe').locator('main[aria-busy=false]').waitFor();
    const player = learner.frames().find((frame) => frame.url().includes('/play'));
    if (!player) throw new Error('the player is not there');
    found.push(...(await violations(player)).map((one) => `player ${width}: ${one}`));
  }
  expect(found).toEqual([]);
});

test('the checker sees a picture without a name, so that its silence means something', async () => {
  const page = await stage.enter('learner');
  await page.getByRole('main').waitFor();
  await page.evaluate("document.querySelector('main').append(document.createElement('img'))");
  expect((await violations(page)).map((one) => one.split(' ')[0])).toEqual(['image-alt']);
});
