import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Api } from '../../contract/api.ts';
import { pdfText } from '../../server/test/pdf-text.ts';
import type { Placement, startCrowd } from './crowd.ts';
import { read } from './steering.ts';

type Board = Api['GET /rollout']['answer'];
type Rollout = NonNullable<Board['rollout']>;
type Crowd = ReturnType<typeof startCrowd>;

const PATIENCE_S = 300;

export async function rolloutOf(director: Page): Promise<Rollout> {
  const { rollout } = await read<Board>(director, '/rollout');
  if (!rollout) throw new Error('no rollout has begun');
  return rollout;
}

/** Asks the board again until it says so. @throws when it does not, with what it said last. */
export async function until(director: Page, isSo: (board: Board) => boolean, what: string): Promise<void> {
  let last: Board | null = null;
  for (let second = 0; second < PATIENCE_S; second++) {
    last = await read<Board>(director, '/rollout');
    if (isSo(last)) return;
    await new Promise((wake) => setTimeout(wake, 1_000));
  }
  const { state, step, missing, verdict } = last?.rollout ?? {};
  throw new Error(`${what} did not come: ${JSON.stringify({ state, step, missing, verdict, edges: last?.edges })}`);
}

export const inForce = (director: Page) =>
  until(
    director,
    ({ edges, generation }) =>
      edges.length > 0 && edges.every((one) => one.isUpToDate && one.generation === generation),
    'the table on the edge',
  );

/** Where the control plane says that people are, at this instant. */
export async function placement(director: Page): Promise<Placement> {
  const { canaryVersion, stableVersion, state } = await rolloutOf(director);
  if (state === 'completed') return { canary: canaryVersion, stable: canaryVersion, isOnCanary: () => true };
  if (state === 'rolled-back') return { canary: canaryVersion, stable: stableVersion, isOnCanary: () => false };
  const moved = new Set<string>();
  for (let page = 1; ; page++) {
    const { rows, total } = await read<Api['GET /rollout/companies']['answer']>(
      director,
      `/rollout/companies?pool=canary&page=${page}`,
    );
    for (const { companyId } of rows) moved.add(companyId);
    if (moved.size >= total || rows.length === 0) break;
  }
  return {
    canary: canaryVersion,
    stable: stableVersion,
    isOnCanary: ({ role, companyId }) => role === 'trainer' || (companyId !== null && moved.has(companyId)),
  };
}

/** Lives a move while everybody works: what they are answered meanwhile may be of before or after, then of after only. */
export async function whileTheyWork(director: Page, crowd: Crowd, move: () => Promise<void>): Promise<void> {
  crowd.moving();
  await move();
  await inForce(director);
  crowd.settled(await placement(director));
}

/** Watches the step until it may be left, everybody at work, then goes on by the screen. */
export async function goOn(director: Page, crowd: Crowd, act: string): Promise<void> {
  await until(director, ({ rollout }) => rollout?.missing.length === 0, 'a step that may be left');
  await director.goto('/mise-en-production');
  await director.getByRole('button', { name: act, disabled: false }).click();
  await whileTheyWork(director, crowd, async () => {
    await director.getByRole('dialog').getByRole('button', { name: act }).click();
    await director.getByRole('dialog').waitFor({ state: 'hidden' });
  });
}

/** The pilots that the screen proposes first, chosen by the screen; the rollout starts at its first step. */
export async function choosePilots(director: Page, version: string): Promise<void> {
  await director.goto('/mise-en-production');
  await director.getByRole('combobox', { name: 'Nouvelle version' }).selectOption(version);
  await director
    .getByRole('button', { name: /^Choisir,/ })
    .first()
    .click();
  await director.getByText('Votre choix atteint').waitFor();
}

/** The report as it is now: its name and its text. */
export async function reportOf(director: Page, rolloutId: string): Promise<{ text: string; bytes: Buffer }> {
  const answer = await director.request.get(`/api/rollouts/${rolloutId}/report`);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const bytes = await answer.body();
  return { bytes, text: (await pdfText(bytes)).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ') };
}

/** The pair of companies that the screen proposes first. */
export async function proposedPilots(director: Page): Promise<string[]> {
  const { pairs } = await read<Api['GET /rollout/pilots']['answer']>(director, '/rollout/pilots');
  return (pairs[0]?.companies ?? []).map(({ companyId }) => companyId);
}
