import type { Page } from 'playwright-core';
import { offerPackage, send, upload } from '../stage/blended.ts';
import { content, mainCourses, player } from '../stage/courses.ts';

/**
 * A learner in the middle of a module: the course is open in a real browser, and every answer that it gets is noted with the
 * version that gave it.
 */
export async function beInsideACourse(office: Page, learner: Page, contentOrigin: string) {
  const [course] = await mainCourses();
  if (!course) throw new Error('the demonstration has a course');
  const { name, buffer } = course.file;
  const { versionId } = await upload<{ versionId: string }>(office, '/packages', { name, buffer });
  await send(office, `/package-versions/${versionId}/publication`, { title: course.title });
  const day = new Date().toISOString().slice(0, 10);
  const offered = await offerPackage(office, { packageVersionId: versionId, title: course.title, day });
  const versions: string[] = [];
  learner.on('response', (answer) => {
    const version = answer.headers()['x-fp-version'];
    if (version && new URL(answer.url()).origin === contentOrigin) versions.push(version);
  });
  await learner.goto(`/suivre/${offered.enrolmentId}/${offered.stepId}`);
  await course.opened(content(learner));
  return {
    forward: () => course.forward(learner),
    halfWay: () => course.halfWay(learner),
    /** To the end of the module, then out of it. */
    async finish(): Promise<void> {
      await course.finish(learner);
      await player(learner).getByText('Module terminé').waitFor();
      await player(learner).getByRole('button', { name: 'Revenir à mon parcours' }).click();
      await learner.getByRole('heading', { name: /^Bonjour/ }).waitFor();
    },
    /** Versions that answered this course so far. */
    versions: () => [...new Set(versions)],
    /** What the office sees of it. */
    async completion(): Promise<unknown> {
      const path = `/api/enrolments/${offered.enrolmentId}/steps/${offered.stepId}/tracking`;
      const tracking = (await (await office.request.get(path)).json()) as {
        items: { title: string; completion: string }[];
      };
      return tracking.items.map(({ completion }) => completion);
    },
  };
}
