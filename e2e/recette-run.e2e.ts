import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiDoor } from '../server/operations/api-door.ts';
import { openCampaignDoor } from '../server/operations/recette/campaign-door.ts';
import { crAut01 } from '../server/operations/recette/cases/cr-aut-01.ts';
import { crSco01 } from '../server/operations/recette/cases/cr-sco-01.ts';
import { type CaseReport, runCases } from '../server/operations/recette/run-cases.ts';
import { expectThat, type Scenario } from '../server/operations/recette/scenario.ts';
import { openStage } from './stage/stage.ts';

// The automatic cases of a campaign, played on a running product as `formapro recette run` does.
const stage = await openStage(new Date().toISOString());
afterAll(() => stage.close());
const CLI = join(import.meta.dirname, '..', 'server', 'cli.ts');
const VERSION = '2.6.0';
const target = { origin: stage.origin, dataDir: null, version: `${VERSION}+111111111111` };
let door: ApiDoor;

beforeAll(async () => {
  door = await openCampaignDoor(stage.origin, null);
  const { people } = await door.call('GET /recette/tester-candidates');
  const today = new Date().toISOString().slice(0, 10);
  await door.call('POST /recette/campaigns', {
    body: {
      version: VERSION,
      environment: 'RECETTE',
      startsOn: today,
      endsOn: today,
      digest: `sha256:${'1'.repeat(64)}`,
      testerIds: people.map(({ personId }) => personId),
    },
  });
});

async function itemOf(code: string) {
  const { rows } = await door.call('GET /recette/campaigns');
  const campaignId = rows.find(({ version }) => version === VERSION)?.campaignId ?? '';
  const { items } = await door.call('GET /recette/campaigns/:campaignId', { params: { campaignId } });
  const itemId = items.find((item) => item.code === code)?.itemId ?? '';
  return door.call('GET /recette/items/:itemId', { params: { itemId } });
}

async function run(
  scenarios: readonly Scenario[],
  through = door,
  say: (report: CaseReport) => void = () => undefined,
) {
  const { cases } = await runCases({ target, door: through, scenarios, version: VERSION, say });
  return cases
    .filter(({ code }) => scenarios.some((one) => one.code === code))
    .map(({ outcome, left }) => outcome ?? left);
}

/** A scenario of a case of the book, which does what it is told at the step it is told. */
function planted(code: string, steps: number, { failsAt }: { failsAt?: number } = {}): Scenario {
  return {
    code,
    play: async (scene) => {
      const page = await scene.window();
      for (let number = 1; number <= steps; number++)
        await scene.step(page, async () => expectThat(number !== failsAt, 'la page est restée blanche.'));
    },
  };
}

test('signing in and out and a whole SCORM course are played, and recorded once with a picture and a time a step', async () => {
  expect(await run([crAut01, crSco01])).toEqual(['ok', 'ok']);
  expect(await run([crAut01, crSco01])).toEqual(['alreadyRun', 'alreadyRun']);
  const { executions, status, runBy } = await itemOf('CR-AUT-01');
  const [one] = executions;
  expect([executions.length, status, runBy, one?.isAutomatic, one?.steps, one?.screenshots.length]).toEqual([
    1,
    'ok',
    'scenario',
    true,
    ['ok', 'ok', 'ok', 'ok', 'ok'],
    5,
  ]);
  expect(one?.comment).toMatch(/^Joué par un scénario sur http:.*\n1\. Ouvrir la page de connexion\u00a0: [\d,]+ s\n/);
});

test('what does not come is a failed step with its picture, and opens an anomaly that names it', async () => {
  const { case: text } = await itemOf('CR-AUT-04');
  expect(await run([planted('CR-AUT-04', text.steps.length, { failsAt: 2 })])).toEqual(['ko']);
  const { executions, openAnomalies } = await itemOf('CR-AUT-04');
  expect([executions[0]?.steps, executions[0]?.screenshots.length, openAnomalies]).toEqual([
    ['ok', 'ko', 'none', 'none'],
    2,
    1,
  ]);
  expect(executions[0]?.comment).toContain(
    `Étape 2, «\u00a0${text.steps[1]}\u00a0»\u00a0: la page est restée blanche.`,
  );
});

test('stopped before a result is recorded, the next run plays that case again and keeps one result of each', async () => {
  const scenarios = [planted('CR-CAT-01', 4), planted('CR-SES-01', 5)];
  const dying: ApiDoor = {
    call: (key, sent) => {
      if (key === 'POST /recette/items/:itemId/executions') throw new Error('killed');
      return door.call(key, sent);
    },
  };
  await expect(run(scenarios, dying)).rejects.toThrow('killed');
  await expect(
    run(scenarios, door, () => {
      throw new Error('killed after the first');
    }),
  ).rejects.toThrow('killed after the first');
  expect(await run(scenarios)).toEqual(['alreadyRun', 'ok']);
  expect([(await itemOf('CR-CAT-01')).executions.length, (await itemOf('CR-SES-01')).executions.length]).toEqual([
    1, 1,
  ]);
});

test('an environment that serves another build than the one under test is refused, and nothing is played', async () => {
  const other = { ...target, version: `${VERSION}+222222222222` };
  await expect(
    runCases({ target: other, door, scenarios: [planted('CR-EMA-03', 3)], version: VERSION, say: () => undefined }),
  ).rejects.toThrow('sert la construction 2.6.0+222222222222, la campagne essaie 2.6.0+111111111111');
  expect((await itemOf('CR-EMA-03')).executions).toEqual([]);
});

test('an environment that runs sources is played and told so: nothing counts for the build under test', async () => {
  const sources = { ...target, version: VERSION };
  const scenarios = [planted('CR-EMA-03', 3)];
  const report = await runCases({ target: sources, door, scenarios, version: VERSION, say: () => undefined });
  expect([report.isRecorded, report.cases.find(({ code }) => code === 'CR-EMA-03')?.outcome]).toEqual([false, 'ok']);
  expect((await itemOf('CR-EMA-03')).executions).toEqual([]);
});

test('without a version named, a build that is served goes to the campaign that tries it, or to none', async () => {
  const played = await runCases({ target, door, scenarios: [], version: null, say: () => undefined });
  expect([played.version, played.isRecorded]).toEqual([VERSION, true]);
  const untried = { ...target, version: '7.7.7+777777777777' };
  await expect(runCases({ target: untried, door, scenarios: [], version: null, say: () => undefined })).rejects.toThrow(
    'Aucune campagne n’essaie 7.7.7+777777777777',
  );
});

test('two runs at the same instant keep one result', async () => {
  const both = await Promise.all([run([planted('CR-EVA-01', 4)]), run([planted('CR-EVA-01', 4)])]);
  expect(both.flat().sort()).toEqual(['alreadyRun', 'ok']);
  expect((await itemOf('CR-EVA-01')).executions.length).toBe(1);
});

test('the command says what it left and why, and a campaign nobody opened is refused with a sentence', async () => {
  const command = (...options: string[]) =>
    promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, 'recette', 'run', ...options]);
  await expect(command(`--at=${stage.origin}`, '--campaign=9.9.9')).rejects.toThrow(
    'La version 9.9.9 n’a pas de campagne.',
  );
  await expect(command(`--at=${stage.origin}`, `--campaign=${VERSION}`, '--case=CR-CER-01')).rejects.toThrow(
    'Aucun scénario ne joue le cas CR-CER-01',
  );
  await expect(command('--env=prod')).rejects.toThrow('ils ne se jouent jamais sur PROD');
  await expect(command()).rejects.toThrow('Indiquez l’environnement à essayer');
});

test('a run as a person without the office’s rights is refused, and nothing is written', async () => {
  const learner = await stage.enter('learner');
  const answer = await learner.request.post('/api/me/tokens', {
    headers: { 'x-formapro': '1' },
    data: { name: 'recette', scopes: ['release:read', 'release:write'], days: 1 },
  });
  const { token } = (await answer.json()) as { token: string };
  const stranger = await openCampaignDoor(stage.origin, token);
  const unknown = await openCampaignDoor(stage.origin, `${token}x`);
  await expect(run([planted('CR-EMA-02', 4)], unknown)).rejects.toThrow('ne reconnaît pas le jeton de FORMAPRO_TOKEN');
  await expect(run([planted('CR-EMA-02', 4)], stranger)).rejects.toThrow();
  expect((await itemOf('CR-EMA-02')).executions).toEqual([]);
});
