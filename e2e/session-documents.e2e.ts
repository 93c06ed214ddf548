import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { sql } from '../server/kernel/sql.ts';
import { violationsInBothThemes } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

// The office sends the documents of a session, takes one send back, and each reader finds their own.
const NOW = new Date('2026-03-10T09:00:00.000Z');
const stage = await openStage(NOW.toISOString());
afterAll(() => stage.close());
const { app } = stage.running.runtime;
const JOB = { actor: { kind: 'system', name: 'scenario' } } as const;

/** The latest session of Zoé Delmas, as the office finds it. */
async function sessionOf(office: Page): Promise<string> {
  const read = async (path: string) => (await office.request.get(`/api${path}`)).json();
  const people = await read('/people?search=Delmas');
  const { personId } = people.rows.find((one: { firstName: string }) => one.firstName === 'Zoé');
  const { rows } = await read(`/people/${personId}/trainings`);
  return rows[0].sessionId;
}

/** Eleven minutes pass, and the worker does what is due. */
async function elevenMinutesLater(): Promise<void> {
  stage.at(new Date(NOW.getTime() + 11 * 60_000).toISOString());
  await app.transaction(JOB, (ctx) => ctx.enqueue('documents.send-dispatches', {}));
}

/** The address of the button in the mail that this person was sent. */
async function linkOf(email: string): Promise<string> {
  const [row] = await app.transaction(JOB, (ctx) =>
    ctx.query(
      sql<{
        secret: Buffer;
      }>`select secret from messaging.message where recipient = ${email} and template = 'documentsSent'`,
    ),
  );
  if (!row) throw new Error(`nothing was written to ${email}`);
  return app.secrets.open(row.secret, 'mail-link');
}

test('documents of a session: terms, drafts, a send taken back, a send that leaves, and each reader finds their own', async () => {
  const office = await stage.enter('trainingAdministrator');
  const sessionId = await sessionOf(office);
  await office.goto(`/sessions/${sessionId}?onglet=documents`);

  await office.getByRole('button', { name: 'Conditions avec Laboratoires Vernay' }).click();
  const terms = office.getByRole('dialog', { name: 'Conditions avec Laboratoires Vernay' });
  await terms.getByRole('textbox', { name: 'Montant hors taxe (€)' }).fill('980');
  await terms.getByRole('textbox', { name: 'Signataire de l’entreprise' }).fill('Isabelle Fortin');
  await terms.getByRole('button', { name: 'Enregistrer' }).click();
  await office.getByText('Conditions enregistrées').waitFor();
  await terms.waitFor({ state: 'hidden' });

  await office.getByRole('button', { name: /^Préparer l’envoi/ }).click();
  const dialog = office.getByRole('dialog', { name: 'Qui reçoit quoi' });
  const draft = await dialog.getByRole('link', { name: 'Convocation' }).first().getAttribute('href');
  const page = await office.request.get(draft ?? '');
  expect([page.status(), page.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect(await violationsInBothThemes(office, 'who receives what')).toEqual([]);
  await dialog.getByRole('button', { name: /^Envoyer/ }).click();
  await office.getByText(/^Un envoi part à 10:10/).waitFor();
  await office.getByRole('button', { name: 'Annuler l’envoi' }).click();
  await office.getByText('Envoi annulé, personne n’a rien reçu').waitFor();
  await office.getByText(/^Un envoi part à/).waitFor({ state: 'hidden' });

  await office.getByRole('button', { name: /^Préparer l’envoi/ }).click();
  await dialog.getByRole('button', { name: /^Envoyer/ }).click();
  await office.getByText(/^Un envoi part à/).waitFor();
  await elevenMinutesLater();
  const sent = office.getByRole('button', { name: 'Convocation, Zoé Delmas\u00a0: Envoyé' });
  await expect
    .poll(
      async () => {
        await office.reload();
        await office.getByRole('table').first().waitFor();
        return sent.count();
      },
      { timeout: 40_000, interval: 1_000 },
    )
    .toBe(1);

  const reader = await stage.window({ width: 390, height: 844 });
  await reader.goto(await linkOf('zoe.delmas@laboratoires-vernay.example'));
  await reader.getByText('Bonjour Zoé, voici vos documents.').waitFor();
  const file = await reader.getByRole('link', { name: /^Convocation/ }).getAttribute('href');
  expect((await reader.request.get(file ?? '')).headers()['content-type']).toBe('application/pdf');
  expect(await violationsInBothThemes(reader, 'the link of a mail')).toEqual([]);

  const learner = await stage.enter('learner');
  await learner.goto('/documents?kind=convocation');
  await learner
    .getByRole('link', { name: /CO-2026-/ })
    .first()
    .waitFor();
  const company = await stage.enter('companyManager');
  await company.goto('/documents?kind=agreement');
  await company
    .getByRole('link', { name: /CF-2026-/ })
    .first()
    .waitFor();
});
