import { readConfiguration } from '../configuration.ts';
import { environmentRule } from '../modules/release/index.ts';
import { environmentConfiguration, getEnvironment } from '../operations/environments/places.ts';
import { runState } from '../operations/environments/run.ts';
import { openCampaignDoor } from '../operations/recette/campaign-door.ts';
import { scenarios } from '../operations/recette/cases/index.ts';
import type { Target } from '../operations/recette/play.ts';
import { type CaseReport, type Left, type RunReport, runCases } from '../operations/recette/run-cases.ts';
import type { Command } from './command.ts';
import { environmentNamed } from './environments/words.ts';

export const recetteRunCommand: Command = {
  verb: 'recette run',
  summary: 'Joue dans un navigateur les cas automatiques de la recette sur un environnement, et note les résultats.',
  options: {
    env: 'environnement à essayer : dev, integration, test, recette ou preprod',
    at: 'ou son adresse, s’il est sur une autre machine',
    campaign: 'version dont c’est la recette (par défaut, la dernière qui n’est pas signée)',
    case: 'un seul cas, par son code (CR-AUT-01)',
    to: 'adresse qui garde la campagne (par défaut, celle de l’environnement) ; FORMAPRO_TOKEN y entre',
  },
  async run({ options, json }) {
    const target = await chosenTarget(options);
    const door = await openCampaignDoor(originOf(options.to ?? target.origin), process.env.FORMAPRO_TOKEN ?? null);
    const say = (report: CaseReport) => {
      if (!json) console.log(lineOf(report));
    };
    const { campaign: version = null, case: only = null } = options;
    if (!json && !target.version.includes('+'))
      console.log(
        `${target.origin} sert des sources, pas une version construite : les cas sont joués, rien n’est noté. Installez une version (npx formapro env install) pour que les résultats comptent.`,
      );
    const report = await runCases({ target, door, scenarios, version, only, say });
    console.log(json ? JSON.stringify(report) : summaryOf(report));
    return report.cases.every(({ outcome }) => outcome === null || outcome === 'ok') ? 0 : 1;
  },
};

async function chosenTarget({ env, at }: Readonly<Record<string, string>>): Promise<Target> {
  if (at) {
    const origin = originOf(at);
    return { origin, dataDir: null, version: await versionAt(origin) };
  }
  if (!env) throw new Error('Indiquez l’environnement à essayer : --env=recette, ou son adresse : --at=https://…');
  const key = environmentNamed(env);
  if (key === 'prod') throw new Error('Les scénarios inventent des personnes : ils ne se jouent jamais sur PROD.');
  const environment = await getEnvironment(readConfiguration(process.env).environmentsDir, key);
  const { state } = await runState(environment);
  if (state !== 'open')
    throw new Error(`${environmentRule(key).name} n’est pas ouvert. Démarrez-le : npx formapro env start ${key}`);
  const { appOrigin } = await environmentConfiguration(environment);
  return { origin: appOrigin, dataDir: environment.dataDir, version: await versionAt(appOrigin) };
}

function originOf(address: string): string {
  if (!URL.canParse(address)) throw new Error(`« ${address} » n’est pas une adresse. Exemple : http://localhost:8130`);
  return new URL(address).origin;
}

async function versionAt(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/health/ready`).catch(() => null);
  if (!response?.ok) throw new Error(`${origin} ne répond pas.`);
  return ((await response.json()) as { version: string }).version;
}

const OUTCOMES = { ok: 'conforme', ko: 'non conforme', blocked: 'bloqué' } as const;
const LEFT: Readonly<Record<Left, string>> = {
  alreadyRun: 'déjà exécuté sur cette construction',
  excluded: 'exclu',
  changed: 'texte changé, à exécuter par une personne',
  elsewhere: 'à jouer sur la machine de l’environnement (--env)',
  notYet: 'pas encore',
  manual: 'manuel',
};

function lineOf({ code, title, outcome, left, durationS, anomalyNumber }: CaseReport): string {
  const said = outcome ? `${OUTCOMES[outcome]}, ${durationS} s` : LEFT[left ?? 'notYet'];
  return `${code}  ${said}${anomalyNumber === null ? '' : `, anomalie AN-${anomalyNumber}`}  (${title})`;
}

function summaryOf({ version, digest, isRecorded, cases }: RunReport): string {
  const count = (isOf: (one: CaseReport) => boolean) => cases.filter(isOf).length;
  const played = (Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).map(
    (outcome) => `${OUTCOMES[outcome]} ${count((one) => one.outcome === outcome)}`,
  );
  const left = (Object.keys(LEFT) as Left[])
    .map((why) => [count((one) => one.left === why), LEFT[why]] as const)
    .filter(([many]) => many > 0);
  return [
    isRecorded
      ? `Recette ${version}, construction ${digest.slice(0, 19)}…`
      : `Cas de la recette ${version}, joués sur des sources : rien n’est noté, aucune construction n’est prouvée.`,
    `Joués : ${played.join(', ')}.`,
    `Laissés : ${left.map(([many, why]) => `${why} ${many}`).join(', ') || 'aucun'}.`,
  ].join('\n');
}
