import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseWithPrerequisites } from '../server/test/builders/course-with-prerequisites.ts';
import { courseWithRules } from '../server/test/builders/course-with-rules.ts';
import { offerPackage, send, upload } from './stage/blended.ts';
import { openStage } from './stage/stage.ts';

// A course whose manifest says in what order it is followed: the buttons, the table of contents and the end obey.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

type Offered = { enrolmentId: string; stepId: string; sessionId: string };
const known: Record<'rules' | 'prerequisites', Offered> = {
  rules: { enrolmentId: '', stepId: '', sessionId: '' },
  prerequisites: { enrolmentId: '', stepId: '', sessionId: '' },
};

beforeAll(async () => {
  const office = await stage.enter('trainingAdministrator');
  const offer = async (title: string, buffer: Buffer) => {
    const { versionId } = await upload<{ versionId: string }>(office, '/packages', { name: `${title}.zip`, buffer });
    await send(office, `/package-versions/${versionId}/publication`, { title });
    return offerPackage(office, { packageVersionId: versionId, title, day: '2026-03-10' });
  };
  known.rules = await offer('Feu', courseWithRules());
  known.prerequisites = await offer('Gestes', courseWithPrerequisites());
});

async function opened(course: keyof typeof known = 'rules') {
  const window = await stage.enter('learner');
  const { enrolmentId, stepId } = known[course];
  await window.goto(`/suivre/${enrolmentId}/${stepId}`);
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

test('the test stays closed until the lesson is over, reads what it left, and the place is kept from one visit to the next', async () => {
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
  await first.page.getByText('Note : La leçon : passed').waitFor();
  await first.player.getByRole('button', { name: 'Suspendre' }).click();
  await first.window.getByRole('heading', { name: /^Bonjour/ }).waitFor();

  const again = await opened();
  await again.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await again.page.getByText('Note : La leçon : passed').waitFor();
  await again.window.close();
});

test('a failed test sends back to the lesson; a passed one ends the course, which counts without the appendix', async () => {
  const visit = await opened();
  await visit.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await visit.page.getByRole('button', { name: 'Échouer' }).click();
  await visit.next.click();
  await visit.page.getByRole('heading', { name: 'La leçon' }).waitFor();
  await visit.page.getByText('Note : Le test : failed').waitFor();
  await visit.page.getByRole('button', { name: 'Réussir' }).click();
  await visit.next.click();
  await visit.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await visit.page.getByRole('button', { name: 'Réussir' }).click();
  await visit.next.click();
  await visit.window.getByRole('heading', { name: /^Bonjour/ }).waitFor();
  const office = await stage.enter('trainingAdministrator');
  const { rows } = await (await office.request.get(`/api/sessions/${known.rules.sessionId}/progress`)).json();
  expect(rows.map(({ state }: { state: string }) => state)).toEqual(['completed']);
});

test('a course followed again begins anew; left unfinished by « Quitter », it waits where it is', async () => {
  const visit = await opened();
  await visit.page.getByRole('heading', { name: 'La leçon' }).waitFor();
  await visit.page.getByRole('button', { name: 'Réussir' }).click();
  await visit.player.locator('footer button:enabled', { hasText: 'Suivant' }).waitFor();
  await visit.next.click();
  await visit.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await visit.player.getByRole('button', { name: 'Quitter' }).click();
  await visit.window.getByRole('heading', { name: /^Bonjour/ }).waitFor();
  const again = await opened();
  await again.page.getByRole('heading', { name: 'Le test' }).waitFor();
  await again.window.close();
});

test('a SCORM 1.2 part stays closed until what it asks is done, and opens the moment it is', async () => {
  const visit = await opened('prerequisites');
  const disabled = async () => [
    await visit.part('L’exercice').getAttribute('aria-disabled'),
    await visit.part('Le bilan').getAttribute('aria-disabled'),
    await visit.next.isDisabled(),
  ];
  await visit.page.getByRole('heading', { name: 'La lecture' }).waitFor();
  expect(await disabled()).toEqual(['true', 'true', true]);
  await visit.page.getByRole('button', { name: 'Terminer' }).click();
  await visit.player.locator('footer button:enabled', { hasText: 'Suivant' }).waitFor();
  expect(await disabled()).toEqual([null, 'true', false]);
  await visit.next.click();
  await visit.page.getByRole('heading', { name: 'L’exercice' }).waitFor();
  expect(await disabled()).toEqual([null, 'true', true]);
  await visit.page.getByRole('button', { name: 'Terminer' }).click();
  await visit.player.locator('footer button:enabled', { hasText: 'Suivant' }).waitFor();
  await visit.part('Le bilan').click();
  await visit.page.getByRole('heading', { name: 'Le bilan' }).waitFor();
});
