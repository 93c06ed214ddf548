import { afterAll, expect, test } from 'vitest';
import { courseWithRules } from '../server/test/builders/course-with-rules.ts';
import { offerPackage, send } from './stage/blended.ts';
import { openStage } from './stage/stage.ts';

// The guide « Un module par l’interface de programmation », lived by a program that holds two tokens and no cookie.
const stage = await openStage('2026-03-10T08:00:00.000Z');
afterAll(() => stage.close());

/** A token of the demonstration's person of a role, with these scopes and nothing more. */
async function tokenOf(role: string, scopes: string[]): Promise<string> {
  const page = await stage.enter(role);
  const { token } = await send<{ token: string }>(page, '/me/tokens', { name: 'Programme', scopes, days: 1 });
  await page.close();
  return token;
}

const asked = (token: string) => async (method: string, path: string, body?: FormData | object) => {
  const isForm = body instanceof FormData;
  const response = await fetch(`${stage.origin}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, answer: text ? JSON.parse(text) : null };
};

test('a program imports a course, has it followed in the real player, and reads everything that was kept', async () => {
  const office = asked(await tokenOf('trainingAdministrator', ['learning:read', 'learning:write']));
  const learner = asked(await tokenOf('learner', ['learning:write']));
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(courseWithRules())]), 'feu.zip');
  const { answer: imported } = await office('POST', '/packages', form);
  const published = await office('POST', `/package-versions/${imported.versionId}/publication`, { title: 'Feu' });
  const { enrolmentId, stepId } = await offerPackage(await stage.enter('trainingAdministrator'), {
    packageVersionId: imported.versionId,
    title: 'Feu',
    day: '2026-03-10',
  });
  const launches = `/enrolments/${enrolmentId}/steps/${stepId}/launches`;
  const refused = await office('POST', launches);
  const { answer: launch } = await learner('POST', launches);

  const visitor = await stage.window();
  await visitor.goto(launch.url);
  const content = visitor.frameLocator('iframe');
  await visitor.getByRole('navigation', { name: 'Feu' }).waitFor();
  await content.getByRole('heading', { name: 'La leçon' }).waitFor();
  await content.getByRole('button', { name: 'Réussir' }).click();
  await visitor.locator('button:enabled', { hasText: 'Suivant' }).click();
  await content.getByRole('heading', { name: 'Le test' }).waitFor();
  await content.getByRole('button', { name: 'Échouer' }).click();
  await visitor.locator('button:enabled', { hasText: 'Suivant' }).click();
  await content.getByRole('heading', { name: 'La leçon' }).waitFor();
  await visitor.getByText(/Enregistré à/).waitFor();
  await visitor.getByRole('button', { name: 'Suspendre' }).click();
  await visitor.getByText('Vous avez quitté ce module').waitFor();

  const { answer: tracking } = await office('GET', `/enrolments/${enrolmentId}/steps/${stepId}/tracking`);
  const at = '2026-03-10T08:00:00.000Z';
  const common = { interactions: [], location: '', suspendData: '', scoreBp: null, totalSeconds: 0, updatedAt: at };
  const before = { 'cmi.objectives.0.id': 'lesson', 'cmi.objectives._count': '1', 'cmi.success_status': 'passed' };
  const ended = { 'cmi.completion_status': 'completed', 'cmi.exit': 'normal' };
  expect({ published: published.status, refused: refused.status, tracking }).toEqual({
    published: 204,
    refused: 403,
    tracking: {
      connections: [{ activeSeconds: 0, startedAt: at, endedAt: at, reason: 'left' }],
      items: [
        {
          ...common,
          itemId: 'lesson',
          title: 'La leçon',
          completion: 'completed',
          success: 'passed',
          objectives: [{ id: 'lesson', success_status: 'passed' }],
          attempt: 2,
          values: {
            ...before,
            'cmi.objectives.0.success_status': 'passed',
            'cmi.exit': 'suspend',
            'adl.data.0.store': 'Le test : failed',
          },
          endedAttempts: [
            { attempt: 1, updatedAt: at, values: { ...before, ...ended, 'adl.data.0.store': 'La leçon : passed' } },
          ],
        },
        {
          ...common,
          itemId: 'test',
          title: 'Le test',
          completion: 'completed',
          success: 'failed',
          objectives: [{ id: 'mine' }, { id: 'before', success_status: 'passed' }],
          attempt: 1,
          values: {
            ...ended,
            'cmi.objectives.0.id': 'mine',
            'cmi.objectives.1.id': 'before',
            'cmi.objectives.1.success_status': 'passed',
            'cmi.objectives._count': '2',
            'cmi.success_status': 'failed',
            'adl.data.0.store': 'Le test : failed',
          },
          endedAttempts: [],
        },
      ],
    },
  });
});
