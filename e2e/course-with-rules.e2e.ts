import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseWithRules } from '../server/test/builders/course-with-rules.ts';
import { offerPackage, send, upload } from './stage/blended.ts';
import { openStage } from './stage/stage.ts';

// A course whose manifest says in what order it is followed: the buttons, the table of contents and the end obey.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

const known = { enrolmentId: '', stepId: '', sessionId: '' };

beforeAll(async () => {
  const office = await stage.enter('trainingAdministrator');
  const file = { name: 'feu.zip', buffer: courseWithRules() };
  const { versionId } = await upload<{ versionId: string }>(office, '/packages', file);
  await send(office, `/package-versions/${versionId}/publication`, { title: 'Feu et fumée' });
  Object.assign(known, await offerPackage(office, { packageVersionId: versionId, title: 'Feu', day: '2026-03-10' }));
});

async function opened() {
  const window = await stage.enter('learner');
  await window.goto(`/suivre/${known.enrolmentId}/${known.stepId}`);
  const player = window.frameLocator('iframe');
  const page = player.frameLocator('iframe');
  return {
    window,
    player,
    page,
    next: player.getByRole('button', { name: 'Suivant' }),
    part: (name: string) => player.getByRole('treeitem', { name: new RegExp(name) }),
  };
}

test('the test stays closed until the lesson is over, and the place is kept from one visit to the next', async () => {
  const first = await opened();
  await first.page.getByRole('heading', { name: 'La leçon' }).waitFor();
  expect([await first.next.isDisabled(), await first.part('Le test').getAttribute('aria-disabled')]).toEqual([
    true,
    'true',
  ]);
  await first.page.getByRole('button', { name: 'Réussir' }).click();
  await first.player.locator('footer button:enabled', { hasText: 'Suivant' }).waitFor();
  expect(await first.part('Le test').getAttribute('aria-disabled')).toBe(null);
  await first.next.click();
  await first.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await first.player.getByRole('button', { name: 'Suspendre' }).click();
  await first.window.getByRole('heading', { name: /^Bonjour/ }).waitFor();

  const again = await opened();
  await again.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await again.window.close();
});

test('a failed test sends back to the lesson; a passed one ends the course, which counts without the appendix', async () => {
  const visit = await opened();
  await visit.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await visit.page.getByRole('button', { name: 'Échouer' }).click();
  await visit.next.click();
  await visit.page.getByRole('heading', { name: 'La leçon' }).waitFor();
  await visit.page.getByRole('button', { name: 'Réussir' }).click();
  await visit.next.click();
  await visit.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await visit.page.getByRole('button', { name: 'Réussir' }).click();
  await visit.next.click();
  await visit.window.getByRole('heading', { name: /^Bonjour/ }).waitFor();
  const office = await stage.enter('trainingAdministrator');
  const { rows } = await (await office.request.get(`/api/sessions/${known.sessionId}/progress`)).json();
  expect(rows.map(({ state }: { state: string }) => state)).toEqual(['completed']);
});
