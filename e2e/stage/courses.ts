import { readFile } from 'node:fs/promises';
import type { FrameLocator, Page } from 'playwright-core';
import { packDemoCourse } from '../../tools/demo/course/pack.ts';
import { samplePath } from '../../tools/samples.ts';

/** A package with the way a learner goes through it; its content is two frames deep in the learner's page. */
export type Course = {
  readonly file: { name: string; mimeType: string; buffer: Buffer };
  /** The name that the office gives it. */
  readonly title: string;
  /** A part that the office sees when it reads the package. */
  readonly part: string;
  /** What its first screen shows. */
  opened(frame: FrameLocator): Promise<void>;
  /** One screen forward. */
  forward(phone: Page): Promise<void>;
  /** What the third screen shows. */
  halfWay(phone: Page): Promise<void>;
  /** From the third screen to the end. */
  finish(phone: Page): Promise<void>;
  /** Title, completion and score in ten-thousandths of each part, once finished. */
  readonly parts: readonly (readonly [string, string, number | null])[];
};

export const player = (phone: Page) => phone.frameLocator('iframe');
/** The course itself, inside the player. */
export const content = (phone: Page) => player(phone).frameLocator('iframe');

/** The demonstration's own course: three parts, one question. */
async function ownCourse(): Promise<Course> {
  const forward = (phone: Page) => content(phone).getByRole('button', { name: 'Écran suivant' }).click();
  const screen = (phone: Page, place: string) => content(phone).getByText(`Écran ${place}`).waitFor();
  return {
    file: { name: 'retour utile.zip', mimeType: 'application/zip', buffer: await packDemoCourse() },
    title: 'Oser le retour',
    part: 'La méthode DESC',
    opened: (frame) => frame.getByRole('heading', { name: 'Pourquoi faire un retour' }).waitFor(),
    forward,
    halfWay: (phone) => screen(phone, '3 sur 4'),
    finish: async (phone) => {
      await forward(phone);
      await player(phone).getByRole('button', { name: 'Suivant' }).click();
      await screen(phone, '1 sur 4');
      for (const place of [2, 3]) {
        await forward(phone);
        await screen(phone, `${place} sur 4`);
      }
      await content(phone).getByRole('radio').first().check();
      await content(phone).getByText('deux personnes peuvent le vérifier').waitFor();
      await forward(phone);
      await player(phone).getByRole('button', { name: 'Suivant' }).click();
      await screen(phone, '1 sur 5');
      for (const place of [2, 3, 4, 5]) {
        await forward(phone);
        await screen(phone, `${place} sur 5`);
      }
    },
    parts: [
      ['Pourquoi faire un retour', 'completed', null],
      ['Faits, ressentis, jugements', 'completed', 10_000],
      ['La méthode DESC', 'completed', null],
    ],
  };
}

const GOLF_PAGES = 16;

/** The reference package of the standard's authors: one part, its pages in a frame of its own, its bookmark asked about. */
function golfCourse(bytes: Buffer): Course {
  const next = (phone: Page) => content(phone).getByRole('button', { name: 'Next ->' });
  const page = (phone: Page) => content(phone).frameLocator('#contentFrame');
  return {
    file: { name: 'RuntimeBasicCalls_SCORM12.zip', mimeType: 'application/zip', buffer: bytes },
    title: 'Découvrir le golf',
    part: 'Golf Explained',
    opened: (frame) => frame.frameLocator('#contentFrame').getByRole('heading', { name: 'Play of the game' }).waitFor(),
    forward: (phone) => next(phone).click(),
    halfWay: (phone) => page(phone).getByRole('heading', { name: 'Scoring', exact: true }).waitFor(),
    finish: async (phone) => {
      for (let at = 3; at < GOLF_PAGES; at++) await next(phone).click();
      await page(phone).getByRole('button', { name: 'Submit Answers' }).waitFor();
    },
    parts: [['Golf Explained', 'completed', null]],
  };
}

/** Our own course, and the reference package when the samples stand beside the repository. */
export async function mainCourses(): Promise<readonly Course[]> {
  const sample = samplePath('scorm/RuntimeBasicCalls_SCORM12.zip');
  return [await ownCourse(), ...(sample ? [golfCourse(await readFile(sample))] : [])];
}
