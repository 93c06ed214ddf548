import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Api } from '../../contract/api.ts';
import { send } from '../stage/blended.ts';
import type { Built } from './machine.ts';

type Release = Api['GET /releases/:artifactId']['answer'];
type Place = Release['environments'][number];
type Environment = Exclude<Place['environment'], 'dev'>;
export type Waived = { readonly environment: Environment; readonly gate: string; readonly answer: string };

/** A window of somebody of the demonstration's people, at an address of PROD. */
export async function enter(browser: Browser, origin: string, role: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    viewport: { width, height: width > 1000 ? 900 : 1180 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await send(page, '/demo/sign-in', { role });
  return page;
}

export async function read<Answer>(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(`/api${path}`);
  expect([path, answer.status()]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}

export async function releaseOf(page: Page, { digest }: Built): Promise<Release> {
  const { rows } = await read<Api['GET /releases']['answer']>(page, '/releases');
  const artifactId = rows.find((row) => row.digest === digest)?.artifactId;
  return read<Release>(page, `/releases/${artifactId}`);
}

const WHY = 'Scénario du plan de déploiement sur une machine : cette preuve demande plus de temps ou de matériel.';
const LAST_DAY = '2099-12-31';

/**
 * Two people carry a build into its next environment: they note what only people know, answer for it, and waive what cannot
 * be proven here. @returns the gates that were waived, with what they answered.
 */
export async function carry(
  { director, quality }: { director: Page; quality: Page },
  build: Built,
  environment: Environment,
): Promise<Waived[]> {
  const waived = await openGates({ director, quality }, build, environment, []);
  const { artifactId } = await releaseOf(director, build);
  await send(director, `/releases/${artifactId}/promotions`, { environment });
  return waived;
}

/** The same but for the promotion itself, and but for the gates named. */
export async function openGates(
  { director, quality }: { director: Page; quality: Page },
  build: Built,
  environment: Environment,
  apart: readonly string[],
): Promise<Waived[]> {
  const { artifactId, environments } = await releaseOf(director, build);
  const gates = environments.find((one) => one.environment === environment)?.gates ?? [];
  const waived: Waived[] = [];
  for (const { gate, answer, isWaived } of gates) {
    if (answer === 'pass' || isWaived || apart.includes(gate)) continue;
    if (gate === 'approval') await send(director, `/releases/${artifactId}/approvals`, { environment });
    else if (gate === 'communication' || gate === 'support')
      await send(quality, `/releases/${artifactId}/evidence`, {
        gate,
        summary: 'Courriel aux 120 entreprises, assistance ouverte de 8 h à 18 h',
        holdsUntil: LAST_DAY,
      });
    else {
      await send(quality, `/releases/${artifactId}/waivers`, { environment, gate, reason: WHY, expiresOn: LAST_DAY });
      const { waivers } = await releaseOf(director, build);
      const asked = waivers.find((one) => one.environment === environment && one.gate === gate);
      await send(director, `/gate-waivers/${asked?.gateWaiverId}/approval`);
      waived.push({ environment, gate, answer });
    }
  }
  return waived;
}
