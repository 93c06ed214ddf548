import type { Page } from 'playwright-core';
import type { Api } from '../../contract/api.ts';
import { send } from '../stage/blended.ts';
import type { Built } from './machine.ts';
import { read } from './steering.ts';

type Campaign = Api['GET /recette/campaigns/:campaignId']['answer'];
type Details = Api['GET /recette/items/:itemId']['answer'];

const versionOf = ({ name }: Built) => name.slice(0, name.lastIndexOf('+'));
const today = () => new Date().toISOString().slice(0, 10);

/** The campaign of a version with everybody who may test. @returns its id. */
export async function openCampaign(office: Page, build: Built): Promise<string> {
  const { people } = await read<Api['GET /recette/tester-candidates']['answer']>(office, '/recette/tester-candidates');
  const { campaignId } = await send<{ campaignId: string }>(office, '/recette/campaigns', {
    version: versionOf(build),
    environment: 'RECETTE',
    startsOn: today(),
    endsOn: today(),
    digest: build.digest,
    testerIds: people.map(({ personId }) => personId),
  });
  return campaignId;
}

/** Opens, on a tablet, the first case of a trainer that is still to run. @returns its code. */
export async function openOwnCase(trainer: Page, campaign: string, wanted = ''): Promise<string> {
  await trainer.goto('/mes-cas');
  const mine = trainer.getByRole('region', { name: campaign });
  const link = mine.getByRole('link', { name: new RegExp(`^Exécuter, ${wanted}`) }).first();
  const code =
    /CR-[A-Z]+-\d+/.exec((await link.getAttribute('aria-label')) ?? (await link.textContent()) ?? '')?.[0] ?? '';
  await link.click();
  await trainer.getByRole('heading', { name: code }).waitFor();
  return code;
}

export async function markEverything(page: Page, mark: 'OK' | 'KO'): Promise<void> {
  await page.getByRole('group', { name: /^Étape 1,/ }).waitFor();
  for (const step of await page.getByRole('group', { name: /^Étape \d+,/ }).all())
    await step.getByRole('radio', { name: mark }).check();
}

/** The office takes an anomaly to its correction: it waits for its retest. */
export async function correct(office: Page, campaignId: string): Promise<void> {
  await office.goto(`/recette/${campaignId}?onglet=anomalies`);
  for (const step of ['Prendre en correction', 'Corrigée, à retester']) {
    await office.getByRole('button', { name: step }).click();
    await office.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await office.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

/**
 * What the other testers found, noted in their place: this scenario lives the recording, the count and the signature of a
 * recette, not two weeks of fourteen people.
 */
export async function noteTheRest(office: Page, campaignId: string, { digest }: Built): Promise<void> {
  const { items } = await read<Campaign>(office, `/recette/campaigns/${campaignId}`);
  for (const { itemId } of items.filter(({ status }) => status === 'toRun')) {
    const item = await read<Details>(office, `/recette/items/${itemId}`);
    await send(office, `/recette/items/${itemId}/executions`, {
      digest,
      seen: item.seen,
      outcome: 'ok',
      steps: item.case.steps.map(() => 'ok'),
      comment: 'Noté par le scénario du plan de déploiement, qui n’a pas joué ce cas.',
      durationS: 0,
    });
  }
}

/** The office prepares a GO and signs it, the director signs after. @returns the procès-verbal's pages. */
export async function signGo(
  { office, director }: { office: Page; director: Page },
  campaignId: string,
): Promise<Buffer> {
  await office.goto(`/recette/${campaignId}?onglet=report`);
  await office.getByRole('radio', { name: 'GO', exact: true }).check();
  await office.getByRole('button', { name: 'Préparer le procès-verbal' }).click();
  await office.getByRole('button', { name: 'Signer le procès-verbal' }).click();
  await office.getByText('Vous avez signé. Il manque une autre personne.').waitFor();
  await director.goto(`/recette/${campaignId}?onglet=report`);
  await director.getByRole('button', { name: 'Signer le procès-verbal' }).click();
  const link = director.getByRole('link', { name: /^Ouvrir le procès-verbal PVR-/ });
  await link.waitFor();
  const pages = await director.request.get((await link.getAttribute('href')) ?? '');
  return pages.body();
}
