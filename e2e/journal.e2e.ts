import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { runJob } from '../server/adapters/jobs-pg-boss/index.ts';
import { violations } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());

async function seal(): Promise<void> {
  const { runtime } = stage.running;
  const job = runtime.modules.flatMap((module) => module.jobs).find(({ name }) => name === 'quality.seal-trail');
  if (!job) throw new Error('nobody seals the journal');
  await runJob(runtime.app, job, {});
}

test('an auditor looks for a person, reads what was done in words, opens the document, takes the lines away', async () => {
  await seal();
  const auditor = await stage.enter('auditor');
  await auditor.getByRole('link', { name: 'Journal', exact: true }).click();
  await auditor.getByRole('combobox', { name: 'Ce qui a été fait' }).fill('Document ém');
  await auditor.getByRole('option', { name: 'Document émis' }).click();
  const line = auditor.getByText(/a émis le document CR-/).first();
  await line.waitFor();
  await auditor.waitForURL(/action=documents\.issued/);
  const number = (await line.getByRole('link').textContent()) ?? '';
  const opened = await auditor.request.get((await line.getByRole('link').getAttribute('href')) ?? '');
  expect([number, opened.headers()['content-type']]).toEqual([
    expect.stringMatching(/^CR-\d{4}-\d{5}$/),
    'application/pdf',
  ]);

  const [download] = await Promise.all([
    auditor.waitForEvent('download'),
    auditor.getByRole('link', { name: 'Exporter' }).click(),
  ]);
  const sheet = await readFile(await download.path(), 'utf8');
  expect([sheet.includes(number), sheet.includes('Session planifiée')]).toEqual([true, false]);

  await auditor.reload();
  await auditor
    .getByText(/a émis le document CR-/)
    .first()
    .waitFor();
  await auditor.getByLabel('Personne').fill('aucune personne de ce nom');
  await auditor.getByText('Aucun résultat avec ces filtres').waitFor();
  await auditor.getByRole('button', { name: 'Effacer les filtres' }).click();
  await auditor.waitForURL(({ search }) => search === '');
  await auditor
    .getByText(/a émis le document CR-/)
    .first()
    .waitFor();
  expect(await auditor.getByLabel('Personne').inputValue()).toBe('');
});

test('on a phone, an auditor who doubts has the journal verified, and reads that it holds', async () => {
  const auditor = await stage.enter('auditor', { width: 390 });
  await auditor.goto('/journal');
  await auditor.getByRole('button', { name: 'Vérifier maintenant' }).click();
  await auditor.getByText('Le journal tient').waitFor();
  await auditor.getByText('vérifié le 10 mars 2026 à 10:00', { exact: true }).waitFor();
  await auditor.getByText('Hélène Vasseur a vérifié le journal').first().waitFor();
  const overflow = await auditor.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([overflow, await violations(auditor)]).toEqual([0, []]);
});

test('an auditor’s home says until when, whether the proof holds, which sessions were drawn, and finds a certificate', async () => {
  const auditor = await stage.enter('auditor');
  await auditor.getByRole('heading', { level: 1, name: 'Votre audit' }).waitFor();
  await auditor.getByText(/^ouvert jusqu’au /).waitFor();
  const drawn = auditor.getByRole('table').getByRole('rowheader');
  await drawn.first().waitFor();
  const first = await drawn.allTextContents();
  await auditor.getByRole('button', { name: 'Tirer d’autres sessions' }).click();
  await auditor.waitForURL(/tirage=2/);
  await auditor.getByText('Tirage n°\u00a02').waitFor({ state: 'attached' });
  await drawn
    .filter({ hasNotText: first[0] ?? '' })
    .first()
    .waitFor();
  expect(first).toHaveLength(5);

  await auditor.getByLabel('Nom du stagiaire ou numéro').fill('CR-');
  await auditor.waitForURL(/search=CR-/);
  const certificate = auditor.getByRole('link', { name: /CR-\d{4}-\d{5}/ }).first();
  const file = await auditor.request.get((await certificate.getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toBe('application/pdf');

  await auditor.getByRole('button', { name: 'Vérifier maintenant' }).click();
  await auditor.getByText('Le journal tient').waitFor();
  expect(await violations(auditor)).toEqual([]);
});
