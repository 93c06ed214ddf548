import { contract } from '../../../contract/api.ts';
import { ROLES } from '../../kernel/access.ts';
import { filledPath } from '../api-door.ts';
import { enterAsEverybody, type People } from './people.ts';

/** Values of the trade as a version reads them, by name, and what it could not read. */
export type ReadBack = {
  readonly seen: Readonly<Record<string, string>>;
  readonly pages: number;
  readonly faults: readonly string[];
};

/**
 * Reads a day through this version: its values, then every page of this version's own API that the day's identifiers can fill,
 * as every role. A value of another version that this one does not know makes its server fail, for it checks its answers.
 *
 * @param ids identifiers by the name of the API, as `liveADay` gives them; those that this version does not know are left.
 */
export async function readBack(origin: string, ids: Readonly<Record<string, string>>): Promise<ReadBack> {
  const { doors, cookies } = await enterAsEverybody(origin);
  const faults: string[] = [];
  const seen: Record<string, string> = {};
  for (const [name, look] of Object.entries(LOOKS)) {
    try {
      seen[name] = JSON.stringify(await look(doors, ids));
    } catch (error) {
      faults.push(`${name} : ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const paths = readablePaths(ids);
  for (const path of paths)
    for (const role of ROLES) {
      const response = await fetch(`${origin}/api${path}`, { headers: { cookie: cookies[role] } });
      await response.arrayBuffer();
      if (response.status >= 500) faults.push(`GET ${path} répond ${response.status} à ${role}`);
    }
  return { seen, pages: paths.length * ROLES.length, faults };
}

/** Every address that reads and whose places are all known; the others belong to things that the day did not make. */
function readablePaths(ids: Readonly<Record<string, string>>): string[] {
  return Object.keys(contract)
    .filter((key) => key.startsWith('GET '))
    .map((key) => key.slice('GET '.length))
    .filter((path) => [...path.matchAll(/:(\w+)/g)].every(([, name]) => name !== undefined && ids[name]))
    .map((path) => filledPath(path, ids));
}

type Ids = Readonly<Record<string, string>>;
const param = <const Name extends string>(ids: Ids, ...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, ids[name] ?? ''])) as Record<Name, string>;

/** What must read the same through both versions. Lists come sorted by the API. */
const LOOKS: Readonly<Record<string, (people: People, ids: Ids) => Promise<unknown>>> = {
  'le salarié et son entreprise': async ({ trainingAdministrator: office }, ids) => {
    const one = await office.call('GET /people/:personId', { params: param(ids, 'personId') });
    return [one.firstName, one.lastName, one.companyName, one.jobTitle];
  },
  'les inscriptions': async ({ trainingAdministrator: office }, ids) => {
    const { rows } = await office.call('GET /sessions/:sessionId/enrolments', { params: param(ids, 'sessionId') });
    return rows.map(({ enrolmentId, lastName, status }) => [enrolmentId, lastName, status]);
  },
  'le suivi du module': async ({ trainingAdministrator: office }, ids) => {
    const params = { enrolmentId: ids.enrolmentId ?? '', stepId: ids.courseStepId ?? '' };
    const { items } = await office.call('GET /enrolments/:enrolmentId/steps/:stepId/tracking', { params });
    return items.map(({ completion, success, scoreBp, totalSeconds, location, suspendData }) => [
      completion,
      success,
      scoreBp,
      totalSeconds,
      location,
      suspendData,
    ]);
  },
  'le résultat de l’évaluation': async ({ learner }, ids) => {
    const params = { enrolmentId: ids.enrolmentId ?? '', stepId: ids.quizStepId ?? '' };
    const { attempt } = await learner.call('GET /enrolments/:enrolmentId/steps/:stepId/attempt', { params });
    return [attempt?.attemptId, attempt?.result?.percentBp, attempt?.result?.passed, attempt?.answers];
  },
  'la feuille scellée': async ({ trainer }, ids) => {
    const sheet = await trainer.call('GET /slots/:slotId/sheet', { params: param(ids, 'slotId') });
    const lines = sheet.lines.map(({ lastName, status, lateMn, via, signedAt }) => [
      lastName,
      status,
      lateMn,
      via,
      signedAt,
    ]);
    return [sheet.state, sheet.sealedSha256, lines];
  },
  'les heures prouvées': async ({ trainingAdministrator: office }, ids) => {
    const hours = await office.call('GET /enrolments/:enrolmentId/hours', { params: param(ids, 'enrolmentId') });
    return [hours.totalMn, hours.presenceMn, hours.remoteMn, hours.lines];
  },
  'les documents': async ({ trainingAdministrator: office }, ids) => {
    const { people } = await office.call('GET /sessions/:sessionId/certificates', { params: param(ids, 'sessionId') });
    return people.map(({ lastName, totalMn, verdict, number, documentId }) => [
      lastName,
      totalMn,
      verdict,
      number,
      documentId,
    ]);
  },
  'l’histoire de l’inscription': async ({ qualityManager }, ids) => {
    const { lines } = await qualityManager.call('GET /enrolments/:enrolmentId/timeline', {
      params: param(ids, 'enrolmentId'),
    });
    // Background jobs add theirs when they come.
    return lines.filter(({ actorKind }) => actorKind === 'person').map(({ action }) => action);
  },
  'le journal': async ({ qualityManager }) => {
    const { holds, faults } = await qualityManager.call('POST /trail/verifications');
    return [holds, faults];
  },
};
