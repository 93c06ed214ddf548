import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { violations } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());
const PHONE = 390;
/** What a page of 1280 pixels has left at a zoom of 400 % (WCAG 1.4.10). */
const ZOOMED = 320;

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a trainer finds the sessions they give as cards, the nearest first, and all of them on demand', async () => {
  const trainer = await stage.enter('trainer', { width: PHONE });
  await trainer.clock.setFixedTime('2026-03-10T09:00:00.000Z');
  await trainer.getByRole('link', { name: 'Mes sessions' }).click();
  await trainer.getByRole('heading', { level: 1, name: 'Mes sessions' }).waitFor();
  const cards = trainer.getByRole('main').getByRole('listitem');
  await cards.first().waitFor();
  expect(await cards.first().textContent()).toMatch(/mars 2026/);
  expect([await sideways(trainer), await violations(trainer)]).toEqual([0, []]);

  await trainer.getByText('Toutes', { exact: true }).click();
  await trainer.waitForURL(/quand=toutes/);
  await trainer.getByLabel('Filtrer les sessions').fill('aucune session de ce nom');
  await trainer.getByText('Aucun résultat avec ces filtres').waitFor();
  await trainer.getByRole('button', { name: 'Effacer les filtres' }).click();
  await cards.first().click();
  await trainer.waitForURL(/\/sessions\/[0-9a-f-]{36}/);
});

test('on a phone, an account says what its words mean, and is suspended and given back from its card', async () => {
  const administrator = await stage.enter('systemAdministrator', { width: PHONE });
  await administrator.goto('/comptes?search=Cherif');
  const card = administrator.getByRole('main').getByRole('listitem').filter({ hasText: 'Amina Cherif' });
  await card.getByText('Dernière connexion').waitFor();
  expect(await card.getByRole('term').allTextContents()).toEqual(['Rôles', 'État', 'Dernière connexion']);
  expect([await sideways(administrator), await violations(administrator)]).toEqual([0, []]);
  await card.getByRole('button', { name: 'Suspendre, Amina Cherif' }).click();
  await card.getByText('Suspendu').waitFor();
  await card.getByRole('button', { name: 'Réactiver, Amina Cherif' }).click();
  await card.getByRole('button', { name: 'Suspendre, Amina Cherif' }).waitFor();
});

test('a company finds each certificate beside the employee it was issued to', async () => {
  const company = await stage.enter('companyManager', { width: 1280 });
  const me = (await (await company.request.get('/api/documents')).json()) as {
    rows: { number: string; learnerName: string; kind: string; state: string }[];
  };
  const certificate = me.rows.find(({ kind, state }) => kind === 'certificateOfCompletion' && state === 'issued');
  if (!certificate) throw new Error('the demonstration issued no certificate to this company');
  await company.getByLabel('Nom ou formation').fill(certificate.learnerName);
  const row = company.getByRole('row').filter({ hasText: certificate.learnerName });
  const link = row.getByRole('link', { name: `Certificat ${certificate.number} de ${certificate.learnerName}` });
  const file = await company.request.get((await link.getAttribute('href')) ?? '');
  expect([file.status(), file.headers()['content-type'], await sideways(company)]).toEqual([200, 'application/pdf', 0]);
});

test.each([
  [
    'trainingAdministrator',
    ['/', '/sessions', '/personnes', '/documents', '/comptes', '/envois', '/mon-organisme', '/compte'],
  ],
  ['qualityManager', ['/journal']],
  ['trainer', ['/', '/sessions', '/modules', '/quiz', '/aide', '/compte']],
  ['learner', ['/', '/documents', '/aide', '/compte']],
  ['companyManager', ['/', '/documents', '/aide', '/compte']],
  ['systemAdministrator', ['/', '/comptes', '/envois']],
  ['auditor', ['/', '/sessions', '/documents', '/compte']],
] as const)(
  'no page of a %s moves sideways at a zoom of four hundred percent, in French or in English',
  async (role, paths) => {
    const found: string[] = [];
    const page = await stage.enter(role, { width: ZOOMED, height: 640 });
    for (const language of ['fr', 'en']) {
      await page.evaluate((chosen) => localStorage.setItem('formapro.language', chosen), language);
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const loading = page.getByRole('status', { name: /Chargement|Loading/ });
        await expect.poll(() => loading.count(), { timeout: 15_000 }).toBe(0);
        const extra = await sideways(page);
        if (extra > 0) found.push(`${language} ${path}: ${extra} px`);
      }
    }
    expect(found).toEqual([]);
  },
);

test('no door moves sideways at a zoom of four hundred percent', async () => {
  const found: string[] = [];
  const stranger = await stage.window({ width: ZOOMED, height: 640 });
  for (const path of ['/connexion', '/signer', '/mot-de-passe-oublie', '/v/ABCDEFGHJK']) {
    await stranger.goto(path);
    await stranger.getByRole('heading', { level: 1 }).waitFor();
    const extra = await sideways(stranger);
    if (extra > 0) found.push(`${path}: ${extra} px`);
  }
  expect(found).toEqual([]);
});
