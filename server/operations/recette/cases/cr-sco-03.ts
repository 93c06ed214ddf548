import { setTimeout as pause } from 'node:timers/promises';
import { courseOf, givenReferenceCourse, goToScreen, tracked } from '../reference-course.ts';
import { expectThat, type Scenario } from '../scenario.ts';

/** Long enough for a time that is counted twice to be seen. */
const FIRST_VISIT_MS = 15_000;
const MINUTE_MS = 60_000;
const TOLERANCE_S = 5;
const KEPT = 3_500;

/** A tab closed in the middle of a course: another browser finds the screen, the data and the time as they were. */
export const crSco03: Scenario = {
  code: 'CR-SCO-03',
  async play(scene) {
    const first = await scene.enter('learner');
    const followed = await givenReferenceCourse(scene, first);
    const { office, enrolmentId, stepId } = followed;
    const address = `/suivre/${enrolmentId}/${stepId}`;
    await first.goto(address);
    await goToScreen(courseOf(first), { from: 1, to: 6 });
    await pause(FIRST_VISIT_MS);
    await goToScreen(courseOf(first), { from: 6, to: 7 });
    await first
      .frameLocator('iframe')
      .getByText(/Enregistré à/)
      .waitFor();
    const data = (await courseOf(first).locator('#kept').textContent()) ?? '';
    const before = await tracked(office, followed);
    if (data.length !== KEPT || before?.suspendData !== data) throw new Error('le module n’a pas gardé ses données');

    await scene.step(first, () => first.close({ runBeforeUnload: false }));
    await scene.step(office, () => pause(MINUTE_MS));
    const second = await scene.enter('learner');
    await scene.step(second, async () => {
      await second.goto(address);
      const startedAt = performance.now();
      await courseOf(second).getByRole('heading', { name: 'Écran 7 sur 12' }).waitFor();
      const found = await courseOf(second).locator('#kept').textContent();
      expectThat(found === data, `le module retrouve ${found?.length ?? 0} caractères, pas ceux qu’il avait laissés.`);
      await goToScreen(courseOf(second), { from: 7, to: 8 });
      await courseOf(second).getByRole('button', { name: 'Quitter le module' }).click();
      await courseOf(second).getByText('Module quitté').waitFor();
      await second
        .frameLocator('iframe')
        .getByText(/Enregistré à/)
        .waitFor();
      const expected = before.totalSeconds + (performance.now() - startedAt) / 1_000;
      const total = (await tracked(office, followed))?.totalSeconds ?? 0;
      expectThat(
        Math.abs(total - expected) <= TOLERANCE_S,
        `la durée cumulée est de ${total} s au lieu de ${Math.round(expected)} s.`,
      );
    });
  },
};
