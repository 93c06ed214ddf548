import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Api } from '../../../contract/api.ts';
import { demoAccounts } from '../../../tools/demo/create.ts';
import { parisDay, systemClock } from '../../kernel/clock.ts';
import { packReferenceCourse } from '../recette/reference-course.ts';
import { commitCourse } from './commit-course.ts';
import { enterAsEverybody, type People } from './people.ts';

/** What was written, by the name that the API gives each identifier: whoever reads it back fills its own addresses with them. */
export type LivedDay = { readonly ids: Readonly<Record<string, string>>; readonly writes: number };

/** A step of the day could not be lived; `step` says which in French. */
export class DayStopped extends Error {
  override readonly name = 'DayStopped';

  constructor(step: string, cause: unknown) {
    super(`« ${step} » : ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const QUIZ_MN = 15;
const COURSE_MN = 30;
const STROKES: [number, number][][] = [
  [
    [0.1, 0.5],
    [0.9, 0.4],
  ],
];
/** The half-day of the day ended a moment ago: it may still be signed, and may be sealed already. */
const ENDED_MN = 2;
const LASTED_MN = 60;
const MINUTE_MS = 60_000;
/** How long a background job is waited for. */
const PATIENCE_MS = 120_000;

type Known = { mark: string; people: People; ids: Record<string, string> };
type Step = readonly [name: string, live: (known: Known) => Promise<number>];

/**
 * Lives a small day of training through the public API, as the version whose code this is: what a training organisation
 * writes in its main job, from a company that is added to a certificate that a stranger verifies.
 *
 * Every build ships its own day, so a later version is tried against what this one really does.
 */
export async function liveADay({ origin, content }: { origin: string; content: string }): Promise<LivedDay> {
  const { doors } = await enterAsEverybody(origin);
  const known: Known = { mark: randomBytes(4).toString('hex'), people: doors, ids: {} };
  let writes = 0;
  for (const [name, live] of stepsOn(content)) {
    try {
      writes += await live(known);
    } catch (error) {
      throw new DayStopped(name, error);
    }
  }
  return { ids: known.ids, writes };
}

const stepsOn = (content: string): readonly Step[] => [
  ['une stagiaire se connecte avec son mot de passe', signIn],
  ['le bureau ajoute une entreprise et un salarié', addPeople],
  ['le bureau importe et publie un module', publishCourse],
  ['le bureau écrit et publie une évaluation', publishQuiz],
  ['le bureau publie un programme et planifie sa session', planSession],
  ['le bureau inscrit deux personnes', enrol],
  ['la stagiaire suit le module SCORM', (known) => follow(known, content)],
  ['la stagiaire rend son évaluation', answerQuiz],
  ['deux personnes signent la demi-journée, la formatrice contresigne', signHalfDay],
  ['le bureau émet les certificats, un inconnu vérifie le sien', issueCertificates],
  ['le journal est vérifié', verifyTrail],
];

async function signIn({ people, ids }: Known): Promise<number> {
  const me = await people.learner.call('GET /me');
  ids.learnerId = me.personId;
  ids.learnerName = me.lastName;
  const body = { email: me.email ?? '', password: demoAccounts.password };
  await people.nobody.call('POST /sign-in', { body });
  return 1;
}

async function addPeople({ people, ids, mark }: Known): Promise<number> {
  const office = people.trainingAdministrator;
  const company = await office.call('POST /companies', { body: { name: `Deux versions ${mark}`, town: 'Nantes' } });
  ids.companyId = company.companyId;
  const body = { firstName: 'Noé', lastName: `Bivalent ${mark}`, companyId: company.companyId };
  ids.personId = (await office.call('POST /people', { body })).personId;
  const { revision } = await office.call('GET /people/:personId', { params: { personId: ids.personId } });
  await office.call('PUT /people/:personId', {
    params: { personId: ids.personId },
    body: { ...body, jobTitle: 'Testeur', revision },
  });
  return 3;
}

async function publishCourse({ people, ids, mark }: Known): Promise<number> {
  const office = people.trainingAdministrator;
  const file = { name: 'reference.zip', bytes: await packReferenceCourse(), mediaType: 'application/zip' };
  const { versionId, packageId } = await office.call('POST /packages', { file });
  Object.assign(ids, { packageVersionId: versionId, packageId });
  const params = { packageVersionId: versionId };
  await office.call('POST /package-versions/:packageVersionId/publication', {
    params,
    body: { title: `Module ${mark}` },
  });
  return 2;
}

async function publishQuiz({ people, ids, mark }: Known): Promise<number> {
  const office = people.trainingAdministrator;
  const questions: Api['POST /quizzes']['body']['questions'] = [
    { id: 'q1', type: 'trueFalse', text: 'La base est partagée.', isTrue: true },
    { id: 'q2', type: 'number', text: 'Combien de versions ?', accepted: [{ value: 2 }] },
  ];
  const { quizId } = await office.call('POST /quizzes', { body: { title: `Évaluation ${mark}`, questions } });
  ids.quizId = quizId;
  const { revision } = await office.call('GET /quizzes/:quizId', { params: { quizId } });
  await office.call('POST /quizzes/:quizId/publication', { params: { quizId }, body: { revision } });
  return 2;
}

async function planSession({ people, ids, mark }: Known): Promise<number> {
  const office = people.trainingAdministrator;
  const text = 'Voir le programme.';
  const program = await office.call('POST /programs', {
    body: {
      summary: text,
      audience: text,
      prerequisites: text,
      methods: text,
      assessment: text,
      accessibility: text,
      accessDelay: text,
      code: `DV-${mark}`.toUpperCase(),
      title: `Deux versions ${mark}`,
      objectives: ['Vivre ensemble'],
      content: [{ title: 'Un', text: 'Un', plannedMn: COURSE_MN }],
      onsiteMn: LASTED_MN,
      elearningMn: COURSE_MN + QUIZ_MN,
      priceCents: 10_000,
    },
  });
  Object.assign(ids, program, { courseStepId: randomUUID(), quizStepId: randomUUID() });
  const step = { kind: 'package', fileId: null, unlock: 'free', unlockStepId: null, quizId: null } as const;
  const steps = [
    {
      ...step,
      stepId: ids.courseStepId ?? '',
      title: 'Module',
      plannedMn: COURSE_MN,
      packageVersionId: ids.packageVersionId ?? '',
    },
    {
      ...step,
      stepId: ids.quizStepId ?? '',
      kind: 'quiz' as const,
      title: 'Évaluation',
      plannedMn: QUIZ_MN,
      packageVersionId: null,
      quizId: ids.quizId ?? '',
    },
  ];
  const params = { versionId: program.versionId };
  await office.call('PUT /program-versions/:versionId/path', { params, body: { revision: 0, steps } });
  await office.call('POST /program-versions/:versionId/publication', { params });
  const { personId: trainerId } = await people.trainer.call('GET /me');
  const slot = await slotThatJustEnded();
  const planned = await office.call('POST /sessions', {
    body: {
      programVersionId: program.versionId,
      delivery: 'openEnrolment',
      seatsMin: 1,
      seatsMax: 8,
      trainerId,
      slots: [{ ...slot, modality: 'onSite', trainerId }],
      startsOn: slot.day,
      endsOn: slot.day,
      acceptConflicts: true,
    },
  });
  ids.sessionId = planned.sessionId;
  return 4;
}

async function enrol({ people, ids }: Known): Promise<number> {
  const office = people.trainingAdministrator;
  const params = { sessionId: ids.sessionId ?? '' };
  const learnerIds = [ids.learnerId ?? '', ids.personId ?? ''];
  await office.call('POST /sessions/:sessionId/enrolments', { params, body: { learnerIds } });
  await office.call('POST /sessions/:sessionId/moves', { params, body: { to: 'CONFIRMED' } });
  const { rows } = await office.call('GET /sessions/:sessionId/enrolments', { params });
  const of = (personId: string | undefined) => rows.find((row) => row.learnerId === personId)?.enrolmentId ?? '';
  Object.assign(ids, { enrolmentId: of(ids.learnerId), otherEnrolmentId: of(ids.personId) });
  const { slots } = await office.call('GET /sessions/:sessionId', { params });
  ids.slotId = slots[0]?.slotId ?? '';
  return 2;
}

async function follow({ people, ids }: Known, content: string): Promise<number> {
  const params = { enrolmentId: ids.enrolmentId ?? '', stepId: ids.courseStepId ?? '' };
  ids.stepId = params.stepId;
  const { url } = await people.learner.call('POST /enrolments/:enrolmentId/steps/:stepId/launches', { params });
  return commitCourse(url, content);
}

async function answerQuiz({ people, ids }: Known): Promise<number> {
  const params = { enrolmentId: ids.enrolmentId ?? '', stepId: ids.quizStepId ?? '' };
  const { attemptId } = await people.learner.call('POST /enrolments/:enrolmentId/steps/:stepId/attempts', { params });
  const attempt = { params: { ...params, attemptId } };
  await people.learner.call('PUT /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/answers', {
    ...attempt,
    body: { answers: { q1: true } },
  });
  await people.learner.call('POST /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/submission', {
    ...attempt,
    body: { answers: { q2: '2' } },
  });
  ids.attemptId = attemptId;
  return 3;
}

async function signHalfDay({ people, ids }: Known): Promise<number> {
  const params = { slotId: ids.slotId ?? '' };
  await people.trainer.call('POST /slots/:slotId/sheet', { params });
  const { shortCode } = await people.trainer.call('GET /slots/:slotId/code', { params });
  const { ticket } = await people.nobody.call('POST /signing/openings', { body: { shortCode } });
  const body = {
    ticket,
    enrolmentId: ids.enrolmentId ?? '',
    lastName: ids.learnerName ?? '',
    signature: { method: 'drawn' as const, strokes: STROKES },
  };
  await people.nobody.call('POST /signing/signatures', { body });
  await people.trainer.call('POST /slots/:slotId/signatures', {
    params,
    body: { enrolmentId: ids.otherEnrolmentId ?? '', signature: { method: 'typed' } },
  });
  await people.trainer.call('POST /slots/:slotId/marks', {
    params,
    body: { enrolmentId: ids.otherEnrolmentId ?? '', status: 'LATE', lateMn: 1, reason: 'Train' },
  });
  await people.trainer.call('POST /slots/:slotId/countersignature', {
    params,
    body: { signature: { method: 'typed' } },
  });
  return 6;
}

async function issueCertificates({ people, ids }: Known): Promise<number> {
  const office = people.trainingAdministrator;
  const params = { sessionId: ids.sessionId ?? '' };
  let batch = await office.call('POST /sessions/:sessionId/certificates', { params });
  const end = Date.now() + PATIENCE_MS;
  while (batch.state === 'running') {
    if (Date.now() > end) throw new Error('les travaux de fond ne les ont pas émis en deux minutes.');
    await setTimeout(200);
    batch = await office.call('GET /document-batches/:batchId', { params: { batchId: batch.batchId } });
  }
  ids.batchId = batch.batchId;
  await office.call('POST /sessions/:sessionId/attendance-sheets', { params });
  const { people: named } = await office.call('GET /sessions/:sessionId/certificates', { params });
  ids.documentId = named.find(({ learnerId }) => learnerId === ids.learnerId)?.documentId ?? '';
  if (batch.state !== 'done' || !ids.documentId)
    throw new Error(`le lot est « ${batch.state} », ${batch.refused[0]?.reason ?? 'aucun certificat'}`);
  return 2;
}

async function verifyTrail({ people }: Known): Promise<number> {
  const { holds, faults } = await people.qualityManager.call('POST /trail/verifications');
  if (!holds) throw new Error(faults.join(', '));
  return 1;
}

/** A half-day of today in France that ended a moment ago; shorter just after midnight, where it is waited for. */
async function slotThatJustEnded(): Promise<{
  day: string;
  half: 'morning' | 'afternoon';
  starts: string;
  ends: string;
}> {
  const now = systemClock.now();
  const [hours = 0, minutes = 0] = timeOf(now).split(':').map(Number);
  const lastedMn = Math.min(LASTED_MN, hours * 60 + minutes - ENDED_MN);
  if (lastedMn < 1) {
    await setTimeout(MINUTE_MS);
    return slotThatJustEnded();
  }
  const at = (minutesAgo: number) => timeOf(new Date(now.getTime() - minutesAgo * MINUTE_MS));
  const starts = at(ENDED_MN + lastedMn);
  return { day: parisDay(now), half: starts < '13:00' ? 'morning' : 'afternoon', starts, ends: at(ENDED_MN) };
}

const timeOf = (instant: Date) =>
  instant.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' });
