import { afterAll, expect, test } from 'vitest';
import { openStage } from './stage/stage.ts';

// The office's day: the queue says what waits, many sessions are closed by one gesture, and the gesture is undone.
const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());

test('the rail counts what the list counts, and a filter that stays in the address shows one kind', async () => {
  const office = await stage.enter('trainingAdministrator');
  const all = await office.getByRole('link', { name: /^Tout \d+$/ }).textContent();
  const rail = await office
    .getByRole('link', { name: /^Aujourd’hui.*à traiter$/ })
    .locator('.fp-count')
    .textContent();
  expect([Number.parseInt(rail ?? '', 10) > 20, rail?.match(/\d+/)?.[0]]).toEqual([true, all?.match(/\d+/)?.[0]]);

  await office.getByRole('link', { name: /^Clôtures \d+$/ }).click();
  await office.getByRole('checkbox', { name: 'Tout sélectionner' }).first().waitFor();
  await office.reload();
  await office.getByRole('checkbox', { name: 'Tout sélectionner' }).waitFor();
  expect(new URL(office.url()).search).toBe('?nature=closings');
});

test('all the sessions to close are closed at once after a preview, then reopened within ten seconds', async () => {
  const office = await stage.enter('trainingAdministrator');
  await office.goto('/?nature=closings');
  const chip = office.getByRole('link', { name: /^Clôtures \d+$/ });
  const count = Number((await chip.textContent())?.match(/\d+/)?.[0]);
  await office.getByRole('checkbox', { name: 'Tout sélectionner' }).check();
  const bar = office.getByRole('region', { name: 'Actions sur la sélection' });
  await bar.getByText(`${count} lignes sélectionnées`).waitFor();
  await bar.getByRole('button', { name: `Clore ${count} sessions` }).click();
  const dialog = office.getByRole('dialog', { name: /^Clore \d+ sessions/ });
  expect(await dialog.getByRole('listitem').count()).toBe(count);
  await dialog.getByRole('button', { name: `Clore ${count} sessions` }).click();

  await office.getByText(`${count} sessions closes`).waitFor();
  await office.getByText('Rien à faire de cette nature.').waitFor();
  await office.getByRole('button', { name: 'Annuler' }).click();
  await office.getByText(`${count} sessions rouvertes`).waitFor();
  await office.getByRole('link', { name: `Clôtures ${count}` }).waitFor();
});

test('who follows quality reads the same queue, without boxes nor buttons that decide', async () => {
  const quality = await stage.enter('qualityManager');
  await quality.getByRole('heading', { name: 'En retard' }).waitFor();
  expect([
    await quality.getByRole('checkbox').count(),
    await quality.getByRole('button', { name: /^Clore|^Confirmer|^Émettre/ }).count(),
  ]).toEqual([0, 0]);
});
