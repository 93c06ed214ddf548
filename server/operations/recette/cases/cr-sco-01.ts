import { read } from '../given.ts';
import { courseOf, givenReferenceCourse, goToScreen, tracked } from '../reference-course.ts';
import { expectThat, type Scenario } from '../scenario.ts';

/** What the case allows between the time of the course and the one that is recorded. */
const TOLERANCE_S = 5;

/** A SCORM 1.2 course played to its end: its status, its score and its time are where the trainer looks. */
export const crSco01: Scenario = {
  code: 'CR-SCO-01',
  async play(scene) {
    const learner = await scene.enter('learner');
    const followed = await givenReferenceCourse(scene, learner);
    const { sessionId, enrolmentId, stepId } = followed;
    const course = courseOf(learner);
    await scene.step(learner, async () => {
      await learner.goto(`/suivre/${enrolmentId}/${stepId}`);
      await course.getByRole('heading', { name: 'Écran 1 sur 12' }).waitFor();
    });
    const startedAt = performance.now();
    await scene.step(learner, async () => {
      await goToScreen(course, { from: 1, to: 12 });
      for (const [at, answer] of ['Vrai', 'Vrai', 'Faux', 'Vrai', 'Vrai'].entries())
        await course
          .getByRole('group', { name: `Question ${at + 1}` })
          .getByRole('radio', { name: answer })
          .check();
      await course.getByRole('button', { name: 'Valider mes réponses' }).click();
      await course.getByText('Score 80 sur 100').waitFor();
    });
    let seconds = 0;
    await scene.step(learner, async () => {
      seconds = (performance.now() - startedAt) / 1_000;
      await course.getByRole('button', { name: 'Quitter le module' }).click();
      await learner.frameLocator('iframe').getByText('Module terminé').waitFor();
    });
    const trainer = await scene.enter('trainer');
    await scene.step(trainer, async () => {
      await trainer.goto(`/sessions/${sessionId}`);
      await trainer.getByRole('heading', { name: /Module de référence/ }).waitFor();
      const item = await tracked(trainer, followed);
      expectThat(
        item?.success === 'passed' && item.scoreBp === 8_000,
        `le suivi montre ${item?.success ?? 'rien'} et un score de ${(item?.scoreBp ?? 0) / 100}.`,
      );
      expectThat(
        Math.abs(item.totalSeconds - seconds) <= TOLERANCE_S,
        `le suivi compte ${item.totalSeconds} s pour ${Math.round(seconds)} s passées.`,
      );
      const { rows } = await read<{ rows: { state: string }[] }>(trainer, `/sessions/${sessionId}/progress`);
      expectThat(rows[0]?.state === 'completed', 'la progression du parcours n’est pas à jour.');
    });
  },
};
