import { parisDay } from '../../../../kernel/clock.ts';
import type { Context } from '../../../../kernel/context.ts';
import { ENVIRONMENT_KEYS, environmentRule } from '../../domain/environments/environment.ts';
import { counted, frenchDay, frenchInstant, percentOf, plural, shortDay } from '../../domain/french.ts';
import { buildName } from '../../domain/promotion/build-name.ts';
import { gatesOf } from '../../domain/promotion/gates.ts';
import { PLAN } from '../../domain/rollout/plan.ts';
import { reached } from '../../domain/rollout/population.ts';
import { SIGNALS, ZERO_TOLERANCE } from '../../domain/rollout/signals.ts';
import { PAUSE_AT, ROLLBACK_AT, SILENCE_MN } from '../../domain/rollout/verdict.ts';
import type { FreezeCalendars, PopulationSource } from '../../ports.ts';
import { listArtifacts } from '../../store/promotion/artifact.store.ts';
import { listPromotions } from '../../store/promotion/promotion.store.ts';
import { findObservationPlan } from '../../store/rollout/rollout.store.ts';
import { eligibilityNow } from '../promotion/known-now.ts';
import { readPopulation } from '../rollout/enter-step.ts';
import { readBoard } from '../rollout/read-board.ts';
import { CONNECTORS, DATA, GATE, GRAVE_FACT, ROLE, SIGNAL } from './paper-words.ts';

type Board = Awaited<ReturnType<typeof readBoard>>;
type Sources = { readonly calendars: FreezeCalendars; readonly population: PopulationSource };

/** The deployment strategy as it is applied here: environments, conditions, steps, what is watched, how one goes back. */
export async function strategyPaper(ctx: Context, { calendars, population }: Sources) {
  const people = await readPopulation(ctx, population);
  const { companies, users } = reached(people, { companies: new Set(), roles: new Set() });
  const board = await readBoard(ctx, { ...population, calendars });
  const watch = await findObservationPlan(ctx);
  const builds = await listArtifacts(ctx);
  const promotions = await listPromotions(
    ctx,
    builds.map(({ artifactId }) => artifactId),
  );
  const [newest] = builds;
  const prod = newest && (await eligibilityNow(ctx, calendars, { artifact: newest, environment: 'prod' }));
  const freezes = (await calendars.freezesOf('prod')) ?? [];
  return {
    margin: [
      { name: 'Établi le', value: frenchDay(ctx.now) },
      { name: 'Version servie', value: board.stableVersion ?? ctx.app.settings.version },
      { name: 'Stratégie', value: 'Canary Release' },
      { name: 'Population', value: `${plural(companies.total, 'entreprise')}, ${plural(users.total, 'personne')}` },
    ],
    companies: counted(companies.total),
    people: counted(users.total),
    inShort: inShort(board, companies.total),
    environments: ENVIRONMENT_KEYS.map((key) => {
      const { name, purpose, data, connectors, mailLeaves } = environmentRule(key);
      const current = promotions.find(({ environment, isCurrent }) => environment === key && isCurrent);
      const build = builds.find(({ artifactId }) => artifactId === current?.artifactId);
      return {
        name,
        purpose,
        data: data.map((one) => DATA[one]).join(' ou '),
        connectors: CONNECTORS[connectors],
        mail: mailLeaves ? 'oui' : 'non',
        gates: gatesOf(key).length,
        build: build?.version ?? '',
        fingerprint: build ? buildName(build).slice(build.version.length + 1) : '',
        since: current ? shortDay(current.promotedAt) : '',
      };
    }),
    gates: gatesOf('prod').map((gate) => {
      const now = prod?.gates.find((one) => one.gate === gate);
      const isOpen = now !== undefined && (now.answer === 'pass' || now.isWaived);
      const words = !now
        ? 'aucune construction'
        : now.isWaived
          ? 'levée par dérogation'
          : isOpen
            ? 'remplie'
            : 'à remplir';
      return { name: GATE[gate], isOpen, state: words };
    }),
    newest: newest ? buildName(newest) : '',
    steps: PLAN.map((step) =>
      stepLine({ ...step, observeMinutes: watch.observeMinutes[step.number - 1] ?? 0 }, board, users.total),
    ),
    signals: SIGNALS.map(({ name, minUnits }) => ({ name: SIGNAL[name], minUnits: counted(minUnits) })),
    graveFacts: ZERO_TOLERANCE.map((fact) => GRAVE_FACT[fact]),
    pauseAt: PAUSE_AT,
    rollbackAt: ROLLBACK_AT,
    silence: SILENCE_MN,
    freezes: freezes
      .filter(({ to }) => to >= parisDay(ctx.now))
      .map(({ from, to, why }) => ({ days: `du ${frenchDay(from)} au ${frenchDay(to)}`, why })),
    frozen: board.frozen.map(({ name, untilDay, reason }) => ({ name, until: frenchDay(untilDay), reason })),
    decisions: (board.rollout?.decisions ?? []).map(({ at, kind, by, reason }) => ({
      at: frenchInstant(at),
      what: DECISION[kind],
      by: by ?? 'FormaPro',
      reason,
    })),
  };
}

const DECISION: Readonly<Record<NonNullable<Board['rollout']>['decisions'][number]['kind'], string>> = {
  start: 'Démarrage',
  advance: 'Passage au palier suivant',
  pause: 'Suspension',
  resume: 'Reprise',
  rollback: 'Retour en arrière',
  complete: 'Fin',
  'ask-waiver': 'Dérogation demandée',
  'grant-waiver': 'Dérogation accordée',
};

/** Where the deployment is, what happens next, who is expected to act. */
function inShort({ rollout, versions }: Board, companies: number) {
  const said = (now: string, next: string, who: string) => [
    { name: 'Où en est-on', value: now },
    { name: 'Ensuite', value: next },
    { name: 'Qui agit', value: who },
  ];
  const steering = 'direction ou administrateur système.';
  if (!rollout || rollout.state === 'completed' || rollout.state === 'rolled-back')
    return said(
      rollout?.state === 'rolled-back'
        ? `la version ${rollout.canaryVersion} a été retirée, tout le monde est sur la ${rollout.stableVersion}.`
        : `une seule version est servie aux ${plural(companies, 'entreprise')}.`,
      versions.length > 1
        ? 'choisir deux entreprises pilotes et démarrer au premier palier.'
        : 'amener une nouvelle version jusqu’en PROD, ses conditions remplies.',
      steering,
    );
  const step = rollout.steps[rollout.step - 1];
  const where = `la version ${rollout.canaryVersion} est au palier ${rollout.step}, chez ${plural(step?.companies ?? 0, 'entreprise')}.`;
  if (rollout.state === 'paused')
    return said(
      `${where} La mise en production est suspendue.`,
      'regarder les signaux, puis reprendre ou revenir en arrière.',
      steering,
    );
  if (rollout.missing.length === 0) return said(where, 'passer au palier suivant, ou terminer au dernier.', steering);
  return said(
    where,
    `observer au moins jusqu’au ${frenchInstant(rollout.earliestAt)}.`,
    'FormaPro mesure, personne n’a rien à faire.',
  );
}

function stepLine(
  { number, targetBp, roles, observeMinutes }: (typeof PLAN)[number] & { observeMinutes: number },
  { rollout }: Board,
  users: number,
) {
  const seen = rollout?.steps.find((one) => one.number === number);
  const state =
    seen?.state === 'done'
      ? 'terminé'
      : seen?.state === 'current'
        ? rollout?.endedAt
          ? 'interrompu'
          : 'en cours'
        : 'à venir';
  return {
    number,
    target: percentOf(targetBp),
    who:
      [...roles.map((role) => ROLE[role] ?? role), ...(number === 1 ? ['2 entreprises pilotes'] : [])].join(' et ') ||
      (targetBp === 10_000 ? 'toutes les entreprises' : 'entreprises tirées, entières'),
    observe: observeMinutes < 60 ? `${observeMinutes}\u00a0min` : `${Math.round(observeMinutes / 60)}\u00a0h`,
    reaches: seen
      ? `${plural(seen.reached.users.count, 'personne')} (${percentOf(seen.reached.users.bp)}), ${plural(seen.companies, 'entreprise')}`
      : `environ ${plural(Math.round((users * targetBp) / 10_000), 'personne')}`,
    state,
    since: seen?.startedAt ? shortDay(seen.startedAt) : '',
  };
}
