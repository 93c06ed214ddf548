import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { NotConforming, type Scenario, type Scene } from './scenario.ts';

/** How long something that must appear is waited for. */
const PATIENCE_MS = 60_000;
const MAX_COMMENT = 4_000;
const NUMBER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

export type Target = { readonly origin: string; readonly dataDir: string | null; readonly version: string };
export type Played = {
  readonly outcome: 'ok' | 'ko' | 'blocked';
  readonly steps: readonly ('ok' | 'ko' | 'none')[];
  readonly comment: string;
  readonly durationS: number;
  readonly pictures: readonly { name: string; bytes: Buffer }[];
};

/** What happened so far: time and picture of each step that is over, and the window that was looked at last. */
type Course = {
  readonly ms: number[];
  readonly pictures: { name: string; bytes: Buffer }[];
  page: Page | null;
  isInStep: boolean;
};

/**
 * Plays one case and says what was seen, with a picture and a time per step.
 *
 * Not conforming: a step of the case did not give what it must. Blocked: what the case starts from could not be made, or
 * the environment stopped answering.
 */
export async function playScenario(
  scenario: Scenario,
  { browser, target, steps }: { browser: Browser; target: Target; steps: readonly string[] },
): Promise<Played> {
  const contexts: BrowserContext[] = [];
  const course: Course = { ms: [], pictures: [], page: null, isInStep: false };
  const startedAt = performance.now();
  let fault: unknown = null;
  try {
    await scenario.play(sceneOf({ browser, target, course, contexts }));
    if (course.ms.length !== steps.length) throw new Error(`${scenario.code} played ${course.ms.length} steps`);
  } catch (error) {
    fault = error;
    await keepPicture(course, 'arrêt');
  } finally {
    await Promise.all(contexts.map((context) => context.close().catch(() => undefined)));
  }
  const durationS = Math.round((performance.now() - startedAt) / 1_000);
  const isReached = fault === null || (await answers(target.origin));
  const outcome = fault === null ? 'ok' : course.isInStep && isReached ? 'ko' : 'blocked';
  const done = course.ms.length;
  return {
    outcome,
    durationS,
    steps: steps.map((_, at) => (at < done ? 'ok' : at === done && outcome === 'ko' ? 'ko' : 'none')),
    comment: commentOf({ fault, course, steps, target, isReached }).slice(0, MAX_COMMENT),
    pictures: course.pictures,
  };
}

function sceneOf(given: { browser: Browser; target: Target; course: Course; contexts: BrowserContext[] }): Scene {
  const { browser, target, course, contexts } = given;
  const window: Scene['window'] = async () => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      baseURL: target.origin,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    course.page = page;
    return page;
  };
  return {
    origin: target.origin,
    dataDir: target.dataDir ?? '',
    mark: randomBytes(4).toString('hex'),
    window,
    enter: async (role) => {
      const page = await window();
      const answer = await page.request.post('/api/demo/sign-in', { data: { role }, headers: { 'x-formapro': '1' } });
      if (!answer.ok()) throw new Error('l’entrée de démonstration est fermée');
      await page.goto('/');
      return page;
    },
    step: async (page, act) => {
      Object.assign(course, { page, isInStep: true });
      const startedAt = performance.now();
      await act();
      course.ms.push(performance.now() - startedAt);
      await keepPicture(course, `étape ${course.ms.length}`);
      course.isInStep = false;
    },
  };
}

async function keepPicture({ page, pictures }: Course, name: string): Promise<void> {
  const bytes = await page?.screenshot().catch(() => null);
  if (bytes) pictures.push({ name: `${name}.png`, bytes });
}

async function answers(origin: string): Promise<boolean> {
  return fetch(`${origin}/api/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

type Told = { fault: unknown; course: Course; steps: readonly string[]; target: Target; isReached: boolean };

/** What a reader of the campaign is told: the step that failed first, then where it ran and the time of each step. */
function commentOf({ fault, course, steps, target, isReached }: Told): string {
  const done = course.ms.length;
  const times = course.ms.map((ms, at) => `${at + 1}. ${steps[at]}\u00a0: ${NUMBER.format(ms / 1_000)} s`);
  const where = `Joué par un scénario sur ${target.origin} (${target.version}).`;
  if (fault === null) return [where, ...times].join('\n');
  const why = sentenceOf(fault);
  const first = !isReached
    ? `L’environnement ne répond plus. ${why}`
    : course.isInStep
      ? `Étape ${done + 1}, «\u00a0${steps[done]}\u00a0»\u00a0: ${why}`
      : `Le cas n’a pas pu être préparé\u00a0: ${why}`;
  return [first, where, ...times].join('\n');
}

// Colours of a terminal, which the browser's driver puts in its messages.
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

function sentenceOf(fault: unknown): string {
  if (fault instanceof NotConforming) return fault.message;
  const lines = (fault instanceof Error ? fault.message : String(fault)).replace(COLOURS, '').split('\n');
  const awaited = lines.find((line) => line.includes('waiting for'))?.replace(/^.*waiting for/, 'attendu\u00a0:');
  return `ce qui était attendu n’est pas venu (${[lines[0], awaited].filter(Boolean).join(', ').trim()})`;
}
