import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { craftZip } from '../../kernel/archive/crafted-zip.ts';
import { givenEnrolledLearner, givenSession, read, send, sendPackage } from './given.ts';
import type { Scene } from './scenario.ts';

const FOLDER = join(import.meta.dirname, 'reference-course');
const FILES = ['imsmanifest.xml', 'index.html', 'course.js'];

/** The reference course of the recette as a SCORM 1.2 package: twelve screens, then a quiz of five questions. */
export async function packReferenceCourse(): Promise<Buffer> {
  return craftZip(
    await Promise.all(FILES.map(async (name) => ({ name, content: await readFile(join(FOLDER, name)) }))),
  );
}

export type Followed = { office: Page; sessionId: string; enrolmentId: string; stepId: string };
type Tracked = {
  completion: string;
  success: string;
  scoreBp: number | null;
  totalSeconds: number;
  location: string;
  suspendData: string;
};

/** The reference course published, in a session of today where the demonstration's learner is enrolled. */
export async function givenReferenceCourse(scene: Scene, learner: Page): Promise<Followed> {
  const office = await scene.enter('trainingAdministrator');
  const answer = await sendPackage(office, { name: 'reference.zip', bytes: await packReferenceCourse() });
  if (!answer.ok()) throw new Error(`le paquet de référence est refusé : ${await answer.text()}`);
  const { versionId } = (await answer.json()) as { versionId: string };
  const title = 'Module de référence';
  await send(office, `/package-versions/${versionId}/publication`, { title: `${title} ${scene.mark}` });
  const { sessionId, stepId } = await givenSession(office, {
    mark: scene.mark,
    title,
    seats: 9,
    packageVersionId: versionId,
  });
  const enrolmentId = await givenEnrolledLearner(office, learner, sessionId);
  return { office, sessionId, enrolmentId, stepId };
}

/** The course inside the player inside the page. */
export const courseOf = (learner: Page): FrameLocator => learner.frameLocator('iframe').frameLocator('iframe');

/** Goes on to a screen, the course saying each time where it is. */
export async function goToScreen(course: FrameLocator, { from, to }: { from: number; to: number }): Promise<void> {
  for (let screen = from; screen < to; screen++) {
    await course.getByRole('heading', { name: `Écran ${screen} sur 12` }).waitFor();
    await course.getByRole('button', { name: 'Écran suivant' }).click();
  }
  await course.getByRole('heading', { name: `Écran ${to} sur 12` }).waitFor();
}

/** What the product recorded of the course, as the person of a window may read it. */
export async function tracked(page: Page, { enrolmentId, stepId }: Followed): Promise<Tracked | undefined> {
  const { items } = await read<{ items: Tracked[] }>(page, `/enrolments/${enrolmentId}/steps/${stepId}/tracking`);
  return items[0];
}
