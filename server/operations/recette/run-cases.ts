import type { Browser } from 'playwright-core';
import { buildName, shippedBook } from '../../modules/release/index.ts';
import { type ApiDoor, ApiRefusal, demoCookie } from '../api-door.ts';
import { openBrowser } from './browser.ts';
import { type Played, playScenario, type Target } from './play.ts';
import type { Scenario } from './scenario.ts';

/** Why a case was not played. */
export type Left = 'alreadyRun' | 'excluded' | 'changed' | 'elsewhere' | 'notYet' | 'manual';
export type CaseReport = {
  readonly code: string;
  readonly title: string;
  readonly outcome: Played['outcome'] | null;
  readonly left: Left | null;
  readonly durationS: number;
  readonly anomalyNumber: number | null;
};
export type RunReport = {
  readonly version: string;
  readonly digest: string;
  /** False where the environment runs sources: nothing was recorded, for nobody knows which build was tried. */
  readonly isRecorded: boolean;
  readonly cases: readonly CaseReport[];
};

type Given = {
  readonly target: Target;
  readonly door: ApiDoor;
  readonly scenarios: readonly Scenario[];
  /** Version whose campaign is meant; null: the latest one that is not decided. */
  readonly version: string | null;
  /** Code of the one case that is meant; null: all of them. */
  readonly only?: string | null;
  /** Told after each case that was played. */
  readonly say: (report: CaseReport) => void;
};

/**
 * Plays the automatic cases of a campaign on an environment, and records each as soon as it is over.
 *
 * The run belongs to the campaign of the build that the environment serves. One that runs sources names no build: the cases are
 * played and nothing is recorded.
 *
 * What the build under test already has is left as it is, so a run that was stopped goes on where it was, and two runs at
 * once record each case once. Only a blocked case is tried again.
 */
export async function runCases({ target, door, scenarios, version, only = null, say }: Given): Promise<RunReport> {
  if (only && !scenarios.some(({ code }) => code === only))
    throw new Error(`Aucun scénario ne joue le cas ${only}. Une personne l’exécute dans l’écran Recette.`);
  await refuseWithoutDemo(target.origin);
  const isRecorded = isBuild(target);
  const campaign = await chosenCampaign(door, { version, served: isRecorded ? target.version : null });
  if (isRecorded) refuseOtherBuild(target, campaign);
  const { digest } = campaign.iteration;
  const cases: CaseReport[] = [];
  let browser: Browser | null = null;
  try {
    const items = campaign.items.filter(({ code }) => only === null || code === only);
    for (const item of items.sort((a, b) => a.priority.localeCompare(b.priority))) {
      const { code, title } = item;
      const scenario = scenarios.find((one) => one.code === code);
      const left = whyLeft(item, { scenario, target, isRecorded });
      if (left || !scenario) {
        cases.push({ code, title, left, outcome: null, durationS: 0, anomalyNumber: null });
        continue;
      }
      browser ??= await openBrowser();
      const report = await runOne({ item, scenario, digest, browser, target, door, isRecorded });
      cases.push(report);
      say(report);
    }
  } finally {
    await browser?.close();
  }
  return { version: campaign.version, digest, isRecorded, cases };
}

type Campaign = Awaited<ReturnType<typeof chosenCampaign>>;
type Item = Campaign['items'][number];

/** The campaign that is meant: of that version, else that of the build which is served, else the last one undecided. */
async function chosenCampaign(door: ApiDoor, { version, served }: { version: string | null; served: string | null }) {
  const { rows } = await door.call('GET /recette/campaigns');
  const row = version
    ? rows.find((one) => one.version === version)
    : served
      ? rows.find((one) => testedBuild(one) === served)
      : rows.find(({ iteration }) => iteration.decidedAt === null);
  if (!row)
    throw new Error(
      version
        ? `La version ${version} n’a pas de campagne. Ouvrez-la dans l’écran Recette.`
        : served
          ? `Aucune campagne n’essaie ${served}. Ouvrez-en une sur cette empreinte, ou livrez-la dans celle qui est en cours (écran Recette).`
          : 'Aucune campagne n’attend de résultat. Ouvrez celle de la version à essayer dans l’écran Recette.',
    );
  if (row.iteration.decidedAt !== null)
    throw new Error(`La recette de ${row.version} est signée : elle ne change plus.`);
  return door.call('GET /recette/campaigns/:campaignId', { params: { campaignId: row.campaignId } });
}

/** Sources serve under their version alone: a name without the beginning of a digest. */
function isBuild({ version }: Target): boolean {
  return version.includes('+');
}

function testedBuild({ version, iteration }: { version: string; iteration: { digest: string } }): string {
  return buildName({ version, digest: iteration.digest });
}

/** A result counts for one build: the environment must serve the one that the campaign tries. */
function refuseOtherBuild({ origin, version }: Target, campaign: Campaign): void {
  const tested = testedBuild(campaign);
  if (version !== tested)
    throw new Error(
      `${origin} sert la construction ${version}, la campagne essaie ${tested}. Installez-la : npx formapro env install`,
    );
}

type Meant = { scenario: Scenario | undefined; target: Target; isRecorded: boolean };

function whyLeft(item: Item, { scenario, target, isRecorded }: Meant): Left | null {
  if (!scenario) return item.runBy === 'manual' ? 'manual' : 'notYet';
  if (item.status === 'excluded') return 'excluded';
  if (isRecorded && item.runs > 0 && item.status !== 'blocked') return 'alreadyRun';
  return scenario.needsFolder && target.dataDir === null ? 'elsewhere' : null;
}

type One = {
  item: Item;
  scenario: Scenario;
  digest: string;
  browser: Browser;
  target: Target;
  door: ApiDoor;
  isRecorded: boolean;
};

async function runOne({ item, scenario, digest, browser, target, door, isRecorded }: One): Promise<CaseReport> {
  const { code, title, itemId } = item;
  const params = { itemId };
  const nothing = { code, title, outcome: null, durationS: 0, anomalyNumber: null };
  const { case: text, seen } = await door.call('GET /recette/items/:itemId', { params });
  if (!isAsShipped(text)) return { ...nothing, left: 'changed' };
  const { pictures, ...played } = await playScenario(scenario, { browser, target, steps: text.steps });
  if (!isRecorded) return { ...nothing, left: null, outcome: played.outcome, durationS: played.durationS };
  try {
    const screenshotIds: string[] = [];
    for (const picture of pictures) {
      const file = { ...picture, mediaType: 'image/png' };
      screenshotIds.push((await door.call('POST /recette/items/:itemId/screenshots', { params, file })).screenshotId);
    }
    const { anomalyNumber } = await door.call('POST /recette/items/:itemId/executions', {
      params,
      body: { ...played, steps: [...played.steps], digest, seen, isAutomatic: true, screenshotIds },
    });
    return { code, title, left: null, outcome: played.outcome, durationS: played.durationS, anomalyNumber };
  } catch (error) {
    if (error instanceof ApiRefusal && error.code === 'CASE_RUN_MEANWHILE') return { ...nothing, left: 'alreadyRun' };
    throw error;
  }
}

/** A scenario plays the case as it ships. A text that the organisation changed asks for a person. */
function isAsShipped({ code, steps, expected }: { code: string; steps: readonly string[]; expected: string }): boolean {
  const shipped = shippedBook().cases.find((one) => one.code === code);
  return shipped !== undefined && shipped.expected === expected && shipped.steps.join('\n') === steps.join('\n');
}

/** Scenarios enter as invented people and write what they like: an installation with real people has no such door. */
async function refuseWithoutDemo(origin: string): Promise<void> {
  if (!(await demoCookie(origin, 'learner')))
    throw new Error(`Les scénarios se jouent sur des données inventées seulement : ${origin} n’en a pas.`);
}
