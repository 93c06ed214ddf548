import { type APIRequestContext, type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdfText } from '../server/test/pdf-text.ts';
import { browserPath } from '../tools/dev/browser.ts';
import { violations } from './stage/axe.ts';
import { picture } from './stage/picture.ts';
import { FLAGS } from './stage/stage.ts';
import { type Installation, makeFaultyRelease, openCrowd, openInstallation, type Seen } from './stage/two-versions.ts';

// On this machine: versions of the product, an embedded edge and HAProxy before them, the cockpit beside them, and a learner
// of every company, who enters through both.
const ASK = { headers: { 'x-formapro': '1' } };
const SECONDS = 90;
const FAULTY = '1.1.0+bbbbbbbbbbbb';
const MENDED = '1.2.0+cccccccccccc';
const DESK = { width: 1440, height: 900 };

let place: Installation;
let faulty: Awaited<ReturnType<typeof makeFaultyRelease>>;
let browser: Browser;
let director: Page;
let administrator: Page;
let crowd: () => Promise<Seen[]>;

beforeAll(async () => {
  place = await openInstallation();
  faulty = await makeFaultyRelease();
  await Promise.all([place.serve(FAULTY, faulty.root), place.serve(MENDED)]);
  crowd = openCrowd(place.entrances, await place.learners());
  const executablePath = browserPath();
  if (!executablePath) throw new Error('there is no browser');
  browser = await chromium.launch({ executablePath, args: FLAGS });
  director = await enter('director');
  administrator = await enter('systemAdministrator');
}, 400_000);

afterAll(async () => {
  await browser?.close();
  await place?.close();
  await faulty?.remove();
});

/** Everybody asks twice: the first answer may bring the token that the second is routed by. */
async function everybodyAsks(): Promise<Seen[]> {
  await crowd();
  return crowd();
}

/** A window of the cockpit, already behind its door. */
async function enter(role: string, look: BrowserContextOptions = { viewport: DESK }): Promise<Page> {
  const context = await browser.newContext({
    baseURL: place.cockpit,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...look,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(SECONDS * 1_000);
  const answer = await page.request.post('/api/demo/sign-in', { data: { role }, ...ASK });
  expect(answer.ok()).toBe(true);
  return page;
}

type Board = {
  rollout: {
    rolloutId: string;
    state: string;
    step: number;
    requests: { canary: number; lost: number; misrouted: number };
  } | null;
  generation: number;
  edges: { edgeId: string; isUpToDate: boolean; generation: number }[];
};
const board = async (): Promise<Board> => (await director.request.get('/api/rollout')).json();

/** The last table is in force on both edges. */
async function inForce(): Promise<void> {
  for (let time = 0; time < SECONDS * 4; time++) {
    const { edges, generation } = await board();
    if (edges.length === 2 && edges.every((edge) => edge.isUpToDate && edge.generation === generation)) return;
    await new Promise((wake) => setTimeout(wake, 250));
  }
  throw new Error(`the table was not in force within ${SECONDS} s: ${JSON.stringify(await board())}`);
}

/** Companies that the control plane says are on the new version. */
async function movedCompanies(): Promise<Set<string>> {
  const moved = new Set<string>();
  for (let page = 1; ; page++) {
    const answer = await director.request.get(`/api/rollout/companies?pool=canary&page=${page}`);
    const { rows, total } = (await answer.json()) as { rows: { companyId: string }[]; total: number };
    for (const { companyId } of rows) moved.add(companyId);
    if (moved.size >= total || rows.length === 0) return moved;
  }
}

async function choosePilots(version: string): Promise<void> {
  await director.goto('/mise-en-production');
  await director.getByRole('combobox', { name: 'Nouvelle version' }).selectOption(version);
  await director
    .getByRole('button', { name: /^Choisir,/ })
    .first()
    .click();
  await director.getByText('Votre choix atteint').waitFor();
}

async function start(version: string): Promise<void> {
  await director.getByRole('button', { name: 'Démarrer au premier palier' }).click();
  await director.getByRole('heading', { name: `Version ${version}` }).waitFor();
  await inForce();
}

/** Two people shorten the observation on screen, then the director goes on. */
async function goOnByScreen(act: string): Promise<void> {
  await administrator.goto('/mise-en-production');
  for (const [page, link] of [
    [director, 'Demander une dérogation à deux'],
    [administrator, 'Accorder la dérogation demandée'],
  ] as const) {
    await page.getByRole('button', { name: link }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Raison').fill('Scénario sur une machine');
    await dialog.getByRole('button', { name: link }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  await director.getByText('Dérogation accordée par deux personnes.').waitFor();
  await director.getByRole('button', { name: act, disabled: false }).click();
  await director.getByRole('dialog').getByRole('button', { name: act }).click();
  await director.getByRole('dialog').waitFor({ state: 'hidden' });
  await inForce();
}

/** The same without looking at the screen. */
async function goOn(): Promise<void> {
  const { rollout } = await board();
  const path = `/api/rollouts/${rollout?.rolloutId}`;
  const post = (person: APIRequestContext, verb: string, data: object) =>
    person.post(`${path}/${verb}`, { data, ...ASK });
  for (const { request } of [director, administrator])
    expect((await post(request, 'waivers', { reason: 'Scénario sur une machine' })).ok()).toBe(true);
  await inForce();
  const answer = await post(director.request, 'advance', { from: rollout?.step });
  expect([answer.status(), await answer.text()]).toEqual([204, '']);
  await inForce();
}

test('the director chooses two pilots, starts, and only their people are on the new version', async () => {
  await director.goto('/mise-en-production');
  await director.getByRole('combobox', { name: 'Nouvelle version' }).selectOption(FAULTY);
  await director.getByText('Ce nom n’est celui d’aucune version construite ici').waitFor();
  expect(await director.getByRole('button', { name: 'Démarrer au premier palier' }).isDisabled()).toBe(true);
  await place.promote(FAULTY);
  await choosePilots(FAULTY);
  await director.getByText('Cette version est entrée en PROD').waitFor();
  await picture(director, 'rollout-start');
  await start(FAULTY);
  const moved = await movedCompanies();
  expect(moved.size).toBe(2);
  for (const { companyId, status, version } of await everybodyAsks())
    expect([companyId, status, version]).toEqual([companyId, 200, moved.has(companyId) ? FAULTY : '1.0.0']);
});

test('at 20 % a fault appears: the version is taken back by itself, and nobody is on it any more', async () => {
  await goOnByScreen('Passer à 20\u00a0%');
  const moved = await movedCompanies();
  expect(moved.size).toBeGreaterThan(10);
  const before = await everybodyAsks();
  expect(before.filter(({ companyId, version }) => (version === FAULTY) !== moved.has(companyId))).toEqual([]);

  await director.getByRole('heading', { name: 'Pour passer à 50\u00a0%, il faut' }).waitFor();
  await picture(director, 'rollout-step');
  await director.getByRole('button', { name: 'Voir les chiffres par rôle et par opération' }).click();
  await director.getByRole('cell', { name: 'Consulter' }).first().waitFor();
  expect(await violations(director)).toEqual([]);
  const phone = await enter('director', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await phone.goto('/mise-en-production');
  await phone.getByRole('heading', { name: 'Pour passer à 50\u00a0%, il faut' }).waitFor();
  expect(await violations(phone)).toEqual([]);
  await phone.context().close();

  await faulty.appear();
  // Once: the version may be taken back before everybody has asked.
  const touched = (await crowd()).filter(({ status }) => status === 500);
  expect(touched.filter(({ companyId, version }) => version !== FAULTY || !moved.has(companyId))).toEqual([]);
  expect(touched.length).toBeGreaterThan(0);

  await director.getByRole('heading', { name: 'La version fait moins bien\u00a0: elle est retirée' }).waitFor();
  await director.getByText('Par FormaPro.').first().waitFor();
  await inForce();
  expect((await board()).rollout?.state).toBe('rolled-back');
  await picture(director, 'rollout-taken-back');
  const after = await everybodyAsks();
  expect(after.filter(({ status, version }) => status !== 200 || version !== '1.0.0')).toEqual([]);
});

test('a mended version goes through the four steps and becomes the stable one; no learner saw an error', async () => {
  await place.promote(MENDED);
  await choosePilots(MENDED);
  await start(MENDED);
  for (let step = 1; step <= 4; step++) {
    expect((await everybodyAsks()).filter(({ status }) => status !== 200)).toEqual([]);
    await goOn();
  }
  const after = await everybodyAsks();
  expect(after.filter(({ status, version }) => status !== 200 || version !== MENDED)).toEqual([]);
  await director.getByText(`Tout le monde est sur la ${MENDED}`).first().waitFor();
  const { rollout } = await board();
  expect(rollout).toMatchObject({ state: 'completed', requests: { lost: 0, misrouted: 0 } });
});

test('the version that was taken back has its report: how long the way back took on both edges, and a code that anybody verifies', async () => {
  await director.goto('/mise-en-production');
  const links = director.getByRole('link', { name: /^Télécharger le bilan BMP-/ });
  await links.nth(1).waitFor();
  const pages = await director.request.get((await links.nth(1).getAttribute('href')) ?? '');
  const text = (await pdfText(await pages.body())).replaceAll('\u00a0', ' ');
  for (const said of [
    'Version retirée',
    'de la décision au retour effectif, mesuré sur 2 répartiteurs',
    'La chaîne tient',
  ])
    expect(text).toContain(said);
  const code = /\/bilan\/ ((?:[A-Z2-9]{5} ?){4})/.exec(text)?.[1]?.replaceAll(' ', '');
  const stranger = await browser.newPage({
    baseURL: place.cockpit,
    locale: 'fr-FR',
    viewport: { width: 390, height: 844 },
  });
  await stranger.goto(`/bilan/${code}`);
  await stranger.getByText('Ce bilan a bien été établi ici').waitFor();
  await stranger.getByText('Retirée, retour à la version stable').waitFor();
  expect(await violations(stranger)).toEqual([]);
  await stranger.close();
});
