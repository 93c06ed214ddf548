import type { Page } from 'playwright-core';
import { parisDay, systemClock } from '../../kernel/clock.ts';

/** Writes as the person of a window, through the public API: what a case starts from is not what it tries. */
export async function send<Answer>(page: Page, path: string, body?: unknown, method = 'POST'): Promise<Answer> {
  const response = await page.request.fetch(`/api${path}`, {
    method,
    headers: { 'x-formapro': '1' },
    ...(body === undefined ? {} : { data: body }),
  });
  if (!response.ok()) throw new Error(`${method} ${path} a répondu ${response.status()} : ${await response.text()}`);
  return (response.status() === 204 ? null : await response.json()) as Answer;
}

export async function read<Answer>(page: Page, path: string): Promise<Answer> {
  return send<Answer>(page, path, undefined, 'GET');
}

/** Sends a package as the person of a window. */
export async function sendPackage(page: Page, file: { name: string; bytes: Buffer }) {
  return page.request.post('/api/packages', {
    headers: { 'x-formapro': '1' },
    multipart: { file: { name: file.name, mimeType: 'application/zip', buffer: file.bytes } },
    timeout: 120_000,
  });
}

const PROGRAM_TEXTS = ['summary', 'audience', 'prerequisites', 'methods', 'assessment', 'accessibility', 'accessDelay'];

/** A published program of the recette, and a session of it today that its trainer follows. */
export async function givenSession(
  office: Page,
  given: { mark: string; title: string; seats: number; packageVersionId?: string },
) {
  const { title, packageVersionId } = given;
  const { versionId } = await send<{ versionId: string }>(office, '/programs', {
    ...Object.fromEntries(PROGRAM_TEXTS.map((name) => [name, 'Voir le programme.'])),
    code: `REC-${given.mark}`.toUpperCase(),
    title: `${title} (recette ${given.mark})`,
    objectives: ['Savoir'],
    content: [{ title: 'Un', text: 'Un', plannedMn: 30 }],
    elearningMn: 30,
    priceCents: 10_000,
  });
  const stepId = crypto.randomUUID();
  if (packageVersionId)
    await send(
      office,
      `/program-versions/${versionId}/path`,
      { revision: 0, steps: [{ ...packageStep(stepId, title), packageVersionId }] },
      'PUT',
    );
  await send(office, `/program-versions/${versionId}/publication`);
  const today = parisDay(systemClock.now());
  const trainers = await read<{ rows: { personId: string; name: string }[] }>(office, '/trainers');
  const { sessionId } = await send<{ sessionId: string }>(office, '/sessions', {
    programVersionId: versionId,
    delivery: 'openEnrolment',
    seatsMin: 1,
    seatsMax: given.seats,
    trainerId: trainers.rows.find(({ name }) => name === 'Amina Cherif')?.personId ?? null,
    slots: [],
    startsOn: today,
    endsOn: today,
  });
  return { sessionId, stepId };
}

const packageStep = (stepId: string, title: string) => ({
  stepId,
  kind: 'package',
  title,
  plannedMn: 30,
  quizId: null,
  fileId: null,
  unlock: 'free',
  unlockStepId: null,
});

/** The demonstration's learner, enrolled; returns the enrolment. */
export async function givenEnrolledLearner(office: Page, learner: Page, sessionId: string): Promise<string> {
  const { personId } = await read<{ personId: string }>(learner, '/me');
  await send(office, `/sessions/${sessionId}/enrolments`, { learnerIds: [personId] });
  const { rows } = await read<{ rows: { enrolmentId: string }[] }>(office, `/sessions/${sessionId}/enrolments`);
  const [row] = rows;
  if (!row) throw new Error('l’inscription n’est pas visible');
  return row.enrolmentId;
}
