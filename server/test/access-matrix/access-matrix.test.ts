import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { typstPdfs } from '../../adapters/pdf-typst/index.ts';
import { type Reach, ROLES, type Role } from '../../kernel/access.ts';
import type { Route } from '../../kernel/route.ts';
import { sql } from '../../kernel/sql.ts';
import { issueCertificate } from '../../modules/documents/use-cases/issue-certificate.ts';
import { USUAL_THRESHOLDS } from '../../modules/release/domain/steering/thresholds.ts';
import { givenQuiz, SAFETY_QUESTIONS } from '../builders/assessment.ts';
import { givenPackage } from '../builders/package.ts';
import { givenBuildToWaive } from '../builders/promotion.ts';
import { givenLogo, givenOrganisation, givenSealedHalfDay } from '../builders/proof.ts';
import { givenRecetteSide } from '../builders/recette.ts';
import { givenPastRollout } from '../builders/rollout.ts';
import { givenProject } from '../builders/steering.ts';
import { givenProblem } from '../builders/support.ts';
import {
  givenCompany,
  givenEnrolment,
  givenLearner,
  givenPerson,
  givenProgram,
  givenSession,
  givenTrainer,
} from '../builders/trade.ts';
import { httpWorld } from '../http.ts';
import { person, world } from '../world.ts';

const CANARY = 'Canari';
const w = await world({ now: '2026-03-09T07:50:00.000Z' });
const http = await httpWorld(w);
const routes = w.modules.flatMap((module) => module.routes);

/** One side of the wall: a company, its learner, a session with its trainer. The other side bears the canary's name. */
async function side(name: string) {
  const companyId = await givenCompany(w, `${name} et fils`);
  const learnerId = await givenLearner(w, { companyId, lastName: name });
  const trainerId = await givenTrainer(w, { lastName: name });
  const { sessionId, slotIds, programVersionId } = await givenSession(w, { trainerId });
  const enrolmentId = await givenEnrolment(w, { sessionId, learnerId, companyId });
  const fileId = randomUUID();
  const rosterId = randomUUID();
  await w.owner.query(
    sql`insert into kernel.file (id, sha256, size_bytes, media_type, name, created_at) values (${fileId}, ${'0'.repeat(64)}, 1, 'text/csv', 'x.csv', ${w.clock.now()})`,
  );
  await w.owner.query(sql`
    insert into enrolment.roster_import (id, session_id, file_id, reading, mapping, state, created_at, created_by)
    values (${rosterId}, ${sessionId}, ${fileId}, '{"columns":["Nom"],"rows":[]}'::jsonb, '{"fields":["lastName"],"skippedLines":[],"corrections":[]}'::jsonb, 'read', ${w.clock.now()}, ${learnerId})
  `);
  const { packageId, packageVersionId, stepId } = await givenStep(programVersionId);
  const messageId = randomUUID();
  await w.owner.query(sql`
    insert into messaging.message (id, key, recipient, template, language, subject, html, plain, state, created_at, send_after)
    values (${messageId}, ${messageId}, 'x@y.example', 'magicLink', 'fr', 'x', 'x', 'x', 'waiting', ${w.clock.now()}, ${w.clock.now()})
  `);
  const proven = await givenProof({ companyId, learnerId, trainerId });
  return {
    ...(await givenRecetteSide(w, { trainerId, name })),
    ...proven,
    ...(await givenBuildToWaive(w)),
    messageId,
    packageId,
    packageVersionId,
    stepId,
    companyId,
    personId: learnerId,
    trainerId,
    sessionId,
    slotId: slotIds[0] ?? '',
    enrolmentId,
    rosterId,
    versionId: programVersionId,
    programId: await programOf(programVersionId),
    day: '2026-03-09',
    kind: 'convocationNotice',
    quizId: await givenQuiz(w),
    rolloutId: await givenPastRollout(w),
    ...(await givenProject(w, name)),
    problemId: await givenProblem(w, learnerId, `${name} : rien ne se passe.`),
  };
}

/** A certificate and a batch, in another session of the same side so that its sheets stay open to be tried. */
async function givenProof({
  companyId,
  learnerId,
  trainerId,
}: {
  companyId: string;
  learnerId: string;
  trainerId: string;
}) {
  const { sessionId, slotIds } = await givenSession(w, { trainerId });
  const enrolmentId = await givenEnrolment(w, { sessionId, learnerId, companyId });
  for (const slotId of slotIds)
    await givenSealedHalfDay(w, { slotId, sessionId, people: [{ enrolmentId, learnerId, attendedMn: 210 }] });
  const pdfs = typstPdfs();
  const director = person('director', randomUUID());
  const { documentId } = await w.as(director, (ctx) => issueCertificate(ctx, pdfs, { enrolmentId, issuedBy: null }));
  await pdfs.close();
  const batchId = randomUUID();
  await w.owner.query(sql`
    insert into documents.batch (id, kind, session_id, state, total, created_at, created_by)
    values (${batchId}, 'certificateOfCompletion', ${sessionId}, 'done', 1, ${w.clock.now()}, ${learnerId})
  `);
  const dispatchId = randomUUID();
  await w.owner.query(sql`
    insert into documents.dispatch (id, session_id, state, send_after, created_at, created_by)
    values (${dispatchId}, ${sessionId}, 'waiting', ${w.clock.now()}, ${w.clock.now()}, ${learnerId})
  `);
  return { documentId, batchId, dispatchId };
}

/** A package, and a path of one step that plays it. */
async function givenStep(versionId: string) {
  const packageVersionId = await givenPackage(w, person('director', randomUUID()));
  const stepId = randomUUID();
  await w.owner.query(
    sql`insert into learning.path (program_version_id, revision, updated_at) values (${versionId}, 1, ${w.clock.now()})`,
  );
  await w.owner.query(sql`
    insert into learning.path_step (id, program_version_id, position, kind, title, planned_mn, package_version_id)
    values (${stepId}, ${versionId}, 1, 'package', 'Module', 60, ${packageVersionId})
  `);
  const [row] = await w.owner.query(
    sql<{ id: string }>`select package_id as id from learning.package_version where id = ${packageVersionId}`,
  );
  return { packageId: row?.id ?? '', packageVersionId, stepId };
}

async function programOf(versionId: string): Promise<string> {
  const [row] = await w.owner.query(
    sql<{ id: string }>`select program_id as id from catalogue.program_version where id = ${versionId}`,
  );
  return row?.id ?? '';
}

await givenOrganisation(w);
await givenLogo(w);
const mine = await side('Delmas');
const theirs = await side(CANARY);
const programVersionId = await givenProgram(w);

const logins = new Map<Role, string>();
for (const role of ROLES) {
  const personId =
    role === 'learner'
      ? mine.personId
      : role === 'trainer'
        ? mine.trainerId
        : await givenPerson(w, { role, companyId: role === 'companyManager' ? mine.companyId : null });
  logins.set(role, await http.login(personId, role));
}

const drawn = { method: 'typed' };
const reason = 'Essai de la matrice des accès';
const build = () => `sha256:${randomUUID().replaceAll('-', '').repeat(2)}`;
const run = { digest: `sha256:${'a'.repeat(64)}`, seen: 9, outcome: 'ok', steps: [], comment: '', durationS: 1 };
const campaign = { environment: 'RECETTE', startsOn: '2026-03-02', endsOn: '2026-03-20' };
const company = { name: 'Nouvelle' };
const organisation = {
  ...{
    name: 'Rivage',
    legalForm: 'SAS',
    capital: '',
    siret: '92345678400019',
    activityDeclarationNumber: '52440987654',
  },
  ...{ declarationRegion: '', address: '', postcode: '', town: '', phone: '', email: '', website: '', vatMention: '' },
  ...{ signatoryName: 'Philippe Sauvage', signatoryTitle: '', qualityMention: '', brandColor: '#054957' },
  ...{ pedagogicalContact: '', administrativeContact: '', disabilityContact: '' },
};
const program = { title: 'Nouvelle formation' };
const session = {
  programVersionId,
  delivery: 'openEnrolment',
  seatsMin: 1,
  seatsMax: 9,
  slots: [],
  startsOn: '2026-05-05',
  endsOn: '2026-05-05',
};
const quiz = {
  title: 'Nouveau quiz',
  passMarkBp: 7_000,
  maxAttempts: null,
  shuffle: false,
  questions: SAFETY_QUESTIONS,
};
const sums = { title: 'Essai', plannedCents: 1, committedCents: 0, spentCents: 0, forecastCents: 1 };
const stage = { stage: 1, startsOn: '2026-05-05', endsOn: '2026-05-06', weight: 1 };
const told = {
  audience: 'public',
  channel: 'site',
  title: 'Essai',
  owner: '',
  dueOn: '2026-05-05',
  subject: '',
  message: '',
  version: '',
};
const hours = { opensAt: '09:00', closesAt: '17:30', reachedBy: 'Téléphone', personIds: [] };
const support = { audience: 'staff', fromDay: '2026-05-05', toDay: '2026-08-05', ...hours };
const entry = { after: 9, minutes: 1, costCents: 0, state: 'open', comment: '' };
const stageReport = { donePercent: 0, startsOn: '2026-05-05', endsOn: '2026-05-06', cause: 'none', isClosed: false };
const PASSKEY = { credentialId: 'x', clientData: 'x', authenticatorData: 'x', signature: 'x' };
const NEW_PASSKEY = { credentialId: 'x', clientData: 'x', attestation: 'x' };
const ids = (own: boolean) => (own ? mine : theirs);

/** A right body for every route that takes one: a wrong one would be refused before the right to the object is asked. */
const bodies: Readonly<Record<string, (own: boolean) => unknown>> = {
  'POST /companies': () => company,
  'PUT /companies/:companyId': () => ({ ...company, revision: 1 }),
  'PUT /organisation/card': () => ({ ...organisation, revision: 1 }),
  'POST /people': () => ({ firstName: 'Ana', lastName: 'Silva' }),
  'PUT /people/:personId': () => ({ firstName: 'Zoé', lastName: 'Delmas', revision: 1 }),
  'POST /programs': () => ({ ...program, code: `X${Math.floor(Math.random() * 1e8)}` }),
  'PUT /program-versions/:versionId': () => program,
  'POST /sessions': () => session,
  'POST /sessions/:sessionId/moves': () => ({ to: 'IN_PROGRESS' }),
  'PUT /sessions/:sessionId/seats': () => ({ delivery: 'openEnrolment', seatsMin: 1, seatsMax: 12 }),
  'PUT /slots/:slotId': () => ({
    day: '2026-05-05',
    half: 'morning',
    starts: '09:00',
    ends: '12:00',
    modality: 'onSite',
  }),
  'POST /session-moves': (own) => ({ sessionIds: [ids(own).sessionId], to: 'IN_PROGRESS' }),
  'POST /planning/conflicts': () => ({ slots: [] }),
  'POST /sessions/:sessionId/enrolments': (own) => ({ learnerIds: [ids(own).personId] }),
  'POST /enrolments/:enrolmentId/cancellation': () => ({ reason: 'essai' }),
  'PUT /rosters/:rosterId': () => ({ fields: ['lastName'], skippedLines: [], corrections: [] }),
  'POST /invitations': () => ({
    firstName: 'Ana',
    lastName: 'Silva',
    email: `${randomUUID()}@personne.example`,
    role: 'learner',
  }),
  'POST /second-factor': () => ({ code: '000000' }),
  'POST /second-factor/passkeys': () => ({ ceremonyId: randomUUID(), proof: PASSKEY }),
  'POST /me/passkey-challenges': () => ({}),
  'POST /me/passkeys': () => ({ ceremonyId: randomUUID(), name: 'essai', proof: NEW_PASSKEY }),
  'PUT /me/passkeys/:passkeyId': () => ({ name: 'essai' }),
  'POST /me/passkeys/:passkeyId/removal': () => ({}),
  'POST /me/recovery-codes': () => ({}),
  'POST /me/totp': () => ({}),
  'POST /me/totp/confirmation': () => ({ code: '000000' }),
  'POST /me/totp/removal': () => ({ password: 'x', code: '000000' }),
  'PUT /me/password': () => ({ current: 'x', next: 'y' }),
  'PUT /me/language': () => ({ language: 'fr' }),
  'POST /me/role': () => ({ role: 'learner' }),
  'POST /me/tokens': () => ({ name: 'essai', scopes: ['people:read'], days: 1 }),
  'PUT /sessions/:sessionId/companies/:companyId/terms': () => ({ basis: 'group', priceCents: 100, revision: 0 }),
  'POST /sessions/:sessionId/documents': (own) => ({ kind: 'convocation', enrolmentId: ids(own).enrolmentId }),
  'POST /sessions/:sessionId/dispatches': (own) => ({
    lines: [{ kind: 'convocation', enrolmentId: ids(own).enrolmentId, companyId: null }],
  }),
  'POST /sessions/:sessionId/handovers': (own) => ({
    kind: 'convocation',
    enrolmentId: ids(own).enrolmentId,
    companyId: null,
  }),
  'PUT /enrolments/:enrolmentId/outcomes': () => ({ after: 0, outcomes: [], method: 'Quiz' }),
  'PUT /document-texts/:kind': () => ({ after: 0, articles: [{ title: 'Objet', text: 'Essai' }] }),
  'POST /documents/:documentId/revocation': () => ({ reason: 'essai de révocation' }),
  'PUT /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/answers': () => ({ answers: {} }),
  'POST /enrolments/:enrolmentId/steps/:stepId/attempts/:attemptId/submission': () => ({ answers: {} }),
  'POST /package-versions/:packageVersionId/publication': () => ({ title: 'Module' }),
  'PUT /program-versions/:versionId/path': () => ({ revision: 0, steps: [] }),
  'POST /quizzes': () => quiz,
  'PUT /quizzes/:quizId/draft': () => ({ ...quiz, revision: 1 }),
  'POST /quizzes/:quizId/publication': () => ({ revision: 1 }),
  'POST /quizzes/:quizId/trial': () => ({ answers: {} }),
  'POST /recette/campaigns': (own) => ({
    ...campaign,
    version: randomUUID(),
    digest: build(),
    testerIds: [ids(own).trainerId],
  }),
  'POST /recette/campaigns/:campaignId/iterations': () => ({ digest: build() }),
  'PUT /recette/items/:itemId/tester': (own) => ({ personId: ids(own).trainerId }),
  'POST /recette/items/:itemId/executions': () => run,
  'POST /recette/items/:itemId/exclusion': () => ({ reason }),
  'POST /recette/campaigns/:campaignId/anomalies': () => ({ title: 'Essai', severity: 'minor', comment: '' }),
  'POST /recette/anomalies/:anomalyId/moves': () => ({ to: 'rejected', severity: 'minor', comment: reason }),
  'POST /recette/iterations/:iterationId/waivers': () => ({ criterion: 'p1', reason, expiresOn: '2027-01-01' }),
  'POST /recette/iterations/:iterationId/reports': () => ({ verdict: 'noGo', reserves: [], comment: '' }),
  'POST /slots/:slotId/signatures': (own) => ({ enrolmentId: ids(own).enrolmentId, signature: drawn }),
  'POST /slots/:slotId/marks': (own) => ({ enrolmentId: ids(own).enrolmentId, status: 'ABSENT_JUSTIFIED' }),
  'POST /slots/:slotId/countersignature': () => ({ signature: drawn }),
  'POST /client-errors': () => ({}),
  'POST /problem-reports': () => ({ text: 'Rien ne se passe quand j’appuie.', page: '/' }),
  'POST /problem-reports/:problemId/answers': () => ({ after: 0, text: 'C’est corrigé, rechargez.' }),
  'POST /problem-reports/:problemId/closing': () => ({ after: 0 }),
  'POST /rollouts': () => ({ canaryVersion: '9.9.9', pilots: [mine.companyId] }),
  'POST /rollouts/:rolloutId/advance': () => ({ from: 1 }),
  'POST /rollouts/:rolloutId/pause': () => ({ reason: 'essai' }),
  'POST /rollouts/:rolloutId/resume': () => ({ reason: 'essai' }),
  'POST /rollouts/:rolloutId/rollback': () => ({ reason: 'essai' }),
  'POST /rollouts/:rolloutId/waivers': () => ({ reason: 'essai' }),
  'POST /releases/:artifactId/approvals': () => ({ environment: 'integration' }),
  'POST /releases/:artifactId/promotions': () => ({ environment: 'integration' }),
  'POST /releases/:artifactId/evidence': () => ({ gate: 'communication', summary: reason }),
  'POST /releases/:artifactId/waivers': () => ({
    environment: 'integration',
    gate: 'freeze',
    reason,
    expiresOn: '2027-01-01',
  }),
  'POST /communication/actions': () => told,
  'POST /communication/actions/:actionId/changes': () => ({ ...told, revision: 9, state: 'toDo' }),
  'POST /communication/actions/:actionId/sendings': () => ({ revision: 9, recipients: 1 }),
  'POST /communication/support': () => support,
  'POST /communication/support/:windowId/changes': () => ({ ...support, revision: 9 }),
  'POST /steering/thresholds': () => ({ ...USUAL_THRESHOLDS, revision: 9 }),
  'POST /steering/tickets': () => ({ kind: 'corrective', title: 'Essai' }),
  'POST /steering/tickets/:ticketId/entries': () => entry,
  'POST /steering/plan': () => ({ startsOn: '2026-03-02' }),
  'POST /steering/baselines': () => ({ after: 9, reason, stages: [stage] }),
  'POST /steering/stages/:stage/reports': () => ({ ...stageReport, after: 9, comment: '' }),
  'POST /steering/budget/lines': () => sums,
  'POST /steering/budget/lines/:lineId/changes': () => ({ ...sums, revision: 9, reason: '' }),
  'PUT /rollout/frozen-companies/:companyId': () => ({ untilDay: '2026-12-31', reason: 'essai' }),
};

const reachFor = (route: Route, role: Role): Reach | null =>
  'open' in route.access ? null : (route.access.allow[role] ?? null);
const closed = routes.filter((route) => !('open' in route.access));

async function callAs(route: Route, as: string | undefined, own: boolean) {
  const [method = 'GET', path = '/'] = route.key.split(' ');
  const filled = path.replace(/:(\w+)/g, (_, name: string) => ids(own)[name as keyof typeof mine] ?? 'unknown');
  if (route.endpoint.upload)
    return http.call(method as 'POST', filled, {
      ...(as ? { as } : {}),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: fileBody(),
    });
  const body = bodies[route.key]?.(own);
  return http.call(method as 'GET', filled, { ...(as ? { as } : {}), ...(body === undefined ? {} : { body }) });
}

async function reopenEnrolment(): Promise<void> {
  const client = await w.owner.pool.connect();
  try {
    await client.query("select set_config('app.scope', 'internal', false)");
    await client.query("update enrolment.enrolment set status = 'REGISTERED' where id = $1", [mine.enrolmentId]);
  } finally {
    client.release();
  }
}

const fileBody = () =>
  '--x\r\ncontent-disposition: form-data; name="file"; filename="liste.csv"\r\ncontent-type: text/csv\r\n\r\nNom;Prenom\r\nPetit;Ana\r\n--x--\r\n';

test('every route that takes a body has a right one here', () => {
  const missing = routes
    .filter((route) => route.endpoint.body && !route.endpoint.upload && !('open' in route.access) && !bodies[route.key])
    .map(({ key }) => key);
  expect(missing).toEqual([]);
});

test('nobody, a half-open login and a suspended account get nothing behind a closed door', async () => {
  const suspended = await givenPerson(w, { role: 'director' });
  const suspendedLogin = await http.login(suspended, 'director');
  await w.owner.query(sql`update identity.account set suspended_at = now() where person_id = ${suspended}`);
  const half = await http.login(await givenPerson(w, { role: 'director' }), 'director', true);
  const got: string[] = [];
  for (const route of closed) {
    for (const [who, as] of [
      ['nobody', undefined],
      ['suspended', suspendedLogin],
      ['half', half],
    ] as const) {
      const { status } = await callAs(route, as, true);
      const mayHalf = who === 'half' && 'halfSignedIn' in route.access;
      if (status !== 401 && !mayHalf) got.push(`${who} ${route.key} ${status}`);
    }
  }
  expect(got).toEqual([]);
});

test.each(ROLES)('%s reaches exactly what is declared, on this side of the wall and on the other', async (role) => {
  const wrong: string[] = [];
  // These end the login that the next calls need; they are tried in the doors' own tests.
  for (const route of closed.filter(({ key }) => key !== 'POST /sign-out' && key !== 'POST /me/role')) {
    const reach = reachFor(route, role);
    const as = logins.get(role);
    if (reach === null) {
      const { status } = await callAs(route, as, true);
      if (status !== 403) wrong.push(`${route.key}: closed to ${role}, answered ${status}`);
      continue;
    }
    if (reach !== 'all') {
      const { status, body } = await callAs(route, as, false);
      const leaks = JSON.stringify(body).includes(CANARY);
      const wrote = status < 300 && !route.key.startsWith('GET ') && route.key.includes(':');
      if (leaks || wrote) wrong.push(`${route.key}: ${role} (${reach}) reached the other side, answered ${status}`);
    }
    const { status, body } = await callAs(route, as, true);
    // What hangs from a cancelled enrolment is gone, and the next calls of the row are to find it.
    if (route.key === 'POST /enrolments/:enrolmentId/cancellation') await reopenEnrolment();
    if (route.key === 'POST /organisation/logo/removal') await givenLogo(w);
    // An earlier call of the same row may have cancelled the enrolment: the slot was reached, the person no longer is.
    const isGone = (body as { code?: string } | null)?.code === 'LEARNER_NOT_EXPECTED';
    if ([401, 403, 500].includes(status) || (status === 404 && !isGone && role !== 'companyManager'))
      wrong.push(`${route.key}: open to ${role} (${reach}), answered ${status}`);
  }
  expect(wrong).toEqual([]);
});

test('a company manager who manages nothing here is shown nothing of the other company, list by list', async () => {
  const as = logins.get('companyManager');
  const texts = await Promise.all(
    ['/companies', '/people', '/company-home', `/people/${theirs.personId}/enrolments`].map(async (path) =>
      JSON.stringify((await http.call('GET', path, as ? { as } : {})).body),
    ),
  );
  expect(texts.filter((text) => text.includes(CANARY))).toEqual([]);
});

test('the signed list of who may call what is the one of the code', async () => {
  const lines = routes.map((route) => {
    const cells = ROLES.map((role) => ('open' in route.access ? 'open' : (route.access.allow[role] ?? '')));
    return [route.module, route.key, ...cells, `"${route.access.why.replaceAll('"', '""')}"`].join(';');
  });
  const csv = [['module', 'route', ...ROLES, 'why'].join(';'), ...lines.sort()].join('\n');
  await expect(`${csv}\n`).toMatchFileSnapshot('../../../docs/access-matrix.csv');
});
