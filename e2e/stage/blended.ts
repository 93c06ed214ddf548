import type { Page } from 'playwright-core';

/** Writes as the person of a window, through the public API. */
export async function send<Answer>(
  page: Page,
  path: string,
  body: unknown = undefined,
  method = 'POST',
): Promise<Answer> {
  const answer = await page.request.fetch(`/api${path}`, {
    method,
    headers: { 'x-formapro': '1' },
    ...(body === undefined ? {} : { data: body }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  return (answer.status() === 204 ? undefined : await answer.json()) as Answer;
}

/** Sends a file as the person of a window. */
export async function upload<Answer>(
  page: Page,
  path: string,
  file: { name: string; buffer: Buffer },
): Promise<Answer> {
  const answer = await page.request.post(`/api${path}`, {
    headers: { 'x-formapro': '1' },
    multipart: { file: { ...file, mimeType: 'application/zip' } },
  });
  if (!answer.ok()) throw Object.assign(new Error(await answer.text()), { status: answer.status() });
  return (await answer.json()) as Answer;
}

/** A program whose path is one package, a session of it on this day, and Zoé enrolled; returns her enrolment. */
export async function offerPackage(office: Page, given: { packageVersionId: string; title: string; day: string }) {
  const code = `E2E-${Math.random().toString(36).slice(2, 8)}`.toUpperCase();
  const texts = Object.fromEntries(
    ['summary', 'audience', 'prerequisites', 'methods', 'assessment', 'accessibility', 'accessDelay'].map((name) => [
      name,
      'Voir le programme.',
    ]),
  );
  const program = {
    ...texts,
    code,
    title: given.title,
    objectives: ['Savoir'],
    content: [{ title: 'Un', text: 'Un', plannedMn: 30 }],
    elearningMn: 30,
    priceCents: 10_000,
  };
  const { versionId } = await send<{ versionId: string }>(office, '/programs', program);
  const stepId = crypto.randomUUID();
  const step = {
    stepId,
    kind: 'package',
    title: given.title,
    plannedMn: 30,
    packageVersionId: given.packageVersionId,
    quizId: null,
    fileId: null,
    unlock: 'free',
    unlockStepId: null,
  };
  await send(office, `/program-versions/${versionId}/path`, { revision: 0, steps: [step] }, 'PUT');
  await send(office, `/program-versions/${versionId}/publication`);
  const session = await send<{ sessionId: string }>(office, '/sessions', {
    programVersionId: versionId,
    delivery: 'openEnrolment',
    seatsMin: 1,
    seatsMax: 9,
    slots: [],
    startsOn: given.day,
    endsOn: given.day,
  });
  const people = await (await office.request.get('/api/people?search=Delmas')).json();
  const zoe = people.rows.find(({ firstName }: { firstName: string }) => firstName === 'Zoé');
  await send(office, `/sessions/${session.sessionId}/enrolments`, { learnerIds: [zoe.personId] });
  const { rows } = await (await office.request.get(`/api/sessions/${session.sessionId}/enrolments`)).json();
  return { enrolmentId: rows[0].enrolmentId as string, stepId, sessionId: session.sessionId, versionId };
}
