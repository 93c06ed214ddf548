import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { violations } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());

const SENTENCE = /^FormaPro a changé de version/;

/** From now on another version answers this window, as behind an edge once its company has moved. */
async function moved(page: Page): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'x-fp-version': '9.9.9' } });
  });
}

test('a page of the version before offers to reload, waits, and is of the new one once reloaded', async () => {
  for (const width of [390, 1440]) {
    const manager = await stage.enter('companyManager', { width });
    await manager.getByRole('main').waitFor();
    expect(await manager.getByText(SENTENCE).count()).toBe(0);
    await moved(manager);
    const nav = manager.getByRole('navigation', { name: 'Navigation principale' });
    await nav.getByRole('link').nth(1).click();
    await manager.getByText(SENTENCE).waitFor();
    expect(await violations(manager)).toEqual([]);
    await manager.getByRole('button', { name: 'Recharger' }).click();
    await manager.getByText(SENTENCE).waitFor({ state: 'detached' });
    await manager.getByRole('main').waitFor();
  }
});

/** Questions come in any order, and each kind is answered its own way. */
async function answerOne(page: Page): Promise<void> {
  const main = page.getByRole('main');
  const [choice, order, text] = [
    main.getByRole('radio').or(main.getByRole('checkbox')),
    main.getByRole('button', { name: 'Garder cet ordre' }),
    main.getByRole('textbox'),
  ];
  await choice.or(order).or(text).first().waitFor();
  if (await order.isVisible()) await order.click();
  else if ((await text.count()) > 0) await text.first().fill('2');
  else await choice.first().check({ force: true });
}

test('somebody in the middle of a quiz is left alone, and told once they are out of it', async () => {
  const learner = await stage.enter('learner');
  await learner.getByRole('link', { name: /^(Commencer|Reprendre|Revoir), Évaluation/ }).click();
  await learner.getByText('Question 1 sur 4').waitFor();
  await moved(learner);
  const saved = learner.waitForResponse((answer) => answer.url().endsWith('/answers'));
  await answerOne(learner);
  await saved;
  expect(await learner.getByText(SENTENCE).count()).toBe(0);
  await learner.getByRole('link', { name: 'Revenir à mon parcours' }).click();
  await learner.getByText(SENTENCE).waitFor();
  await learner.getByRole('button', { name: 'Plus tard' }).click();
  await learner.getByText(SENTENCE).waitFor({ state: 'detached' });
});

test('somebody in a package is left alone: the player fills the window, and stays on the version it was opened on', async () => {
  const learner = await stage.enter('learner', { width: 390 });
  await moved(learner);
  await learner.getByRole('link', { name: /^(Commencer|Reprendre|Revoir), Donner/ }).click();
  const player = learner.frameLocator('iframe');
  await player.locator('main[aria-busy=false]').waitFor();
  expect(await learner.getByText(SENTENCE).count()).toBe(0);
  const { version } = (await (await learner.request.get('/api/health/live')).json()) as { version: string };
  const frame = learner.frames().find((one) => one.url().includes('/play'));
  expect(new URL(frame?.url() ?? '').searchParams.get('v')).toBe(version);
});

test('a page that breaks says so once, without a word of what it held', async () => {
  const trainer = await stage.enter('trainer');
  await trainer.getByRole('main').waitFor();
  const told = trainer.waitForRequest((request) => request.url().endsWith('/api/client-errors'));
  await trainer.evaluate("setTimeout(() => Promise.reject(new Error('Zoé Delmas')), 0)");
  const request = await told;
  expect(request.postData()).toBe('{}');
  expect((await request.response())?.status()).toBe(204);
});
