import { afterAll, expect, test } from 'vitest';
import { violations } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());

const TEXT = 'Le bouton Reprendre ne fait rien depuis ce matin.';
const ANSWER = 'C’est corrigé, rechargez la page.';

test('a learner says on a phone what does not work; the office sees it waiting, answers and closes; the learner reads it', async () => {
  const learner = await stage.enter('learner', { width: 390 });
  await learner.getByRole('button', { name: /compte de/ }).click();
  await learner.getByRole('menuitem', { name: 'Signaler un problème' }).click();
  await learner.getByRole('heading', { level: 1, name: 'Signaler un problème' }).waitFor();
  expect(await violations(learner)).toEqual([]);
  await learner.getByLabel('Que se passe-t-il').fill(TEXT);
  await learner.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await learner.getByText('Signalement n° 1 envoyé').waitFor();
  await learner.getByText('En attente de réponse').waitFor();

  const office = await stage.enter('trainingAdministrator');
  await office.getByRole('link', { name: /^Signalements\s*1/ }).click();
  await office.getByText(TEXT).waitFor();
  await office.getByText(/^Version .+, page \/$/).waitFor();
  expect(await violations(office)).toEqual([]);
  await office.getByLabel('Votre réponse').fill(ANSWER);
  await office.getByRole('button', { name: /^Répondre/ }).click();
  await office.getByText('Aucun signalement n’attend').waitFor();
  await office.getByText('Tous', { exact: true }).click();
  await office.getByRole('button', { name: /^Clore/ }).click();
  await office.getByText(/^Clos par/).waitFor();

  await learner.reload();
  await learner.getByText(ANSWER).waitFor();
  await learner.getByText(/^Clos par/).waitFor();
});
