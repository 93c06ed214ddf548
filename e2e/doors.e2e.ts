import { TOTP } from 'otpauth';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openAccess } from '../server/modules/identity/index.ts';
import { violations } from './stage/axe.ts';
import { openStage } from './stage/stage.ts';

// The doors of an installation that is not a demonstration, with the authenticator that Chromium brings for tests.
const stage = await openStage('2026-03-10T08:00:00.000Z', { demo: false });
afterAll(() => stage.close());
const { runtime } = stage.running;
const PASSWORD = 'quatre chevaux sous la pluie';

const invite = (email: string, lastName = 'Marchand') =>
  openAccess(runtime.app, { firstName: 'Camille', lastName, email, role: 'director' });

/** A phone with its own passkeys, plugged into a window: it verifies its owner each time. */
async function plugDevice(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

async function choosePassword(page: Page, email: string, lastName?: string): Promise<void> {
  const { link } = await invite(email, lastName);
  await page.goto(link);
  await page.getByLabel('Nouveau mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
  await page.getByRole('heading', { name: 'Second facteur' }).waitFor();
}

async function keepCodes(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  const text = (await page.locator('section[aria-label="Vos codes de secours"] pre').textContent()) ?? '';
  await page.getByRole('button', { name: 'Je les ai notés' }).click();
  await page.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();
  return text.trim().split('\n');
}

async function leave(page: Page): Promise<void> {
  await page.request.post('/api/sign-out', { headers: { 'x-formapro': '1' } });
  await page.goto('/connexion');
}

async function givePassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.getByRole('heading', { name: 'Second facteur' }).waitFor();
}

const who = async (page: Page) =>
  ((await (await page.request.get('/api/me')).json()) as { email?: string; code?: string }).email ?? 'nobody';

test('a director chooses a password, adds a passkey, comes back with it alone, loses it, and a recovery code opens', async () => {
  const page = await stage.window();
  const { cdp, authenticatorId } = await plugDevice(page);
  await choosePassword(page, 'camille@of.example');
  const half = await who(page);
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  const codes = await keepCodes(page);

  await leave(page);
  const out = await who(page);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await page.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();
  const byPasskey = await who(page);

  await leave(page);
  await givePassword(page, 'camille@of.example');
  await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
  await page.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();

  await leave(page);
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await givePassword(page, 'camille@of.example');
  await page.getByRole('textbox', { name: 'Code' }).fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();
  const byCode = await who(page);

  await leave(page);
  await givePassword(page, 'camille@of.example');
  await page.getByRole('textbox', { name: 'Code' }).fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByText('Ce code n’est pas le bon ou a déjà servi').waitFor();
  expect([codes.length, half, out, byPasskey, byCode, await who(page)]).toEqual([
    10,
    'nobody',
    'nobody',
    'camille@of.example',
    'camille@of.example',
    'nobody',
  ]);
});

test('« Mon compte » names a passkey, shows its last use, keeps the last one, and replaces it by another device’s', async () => {
  const page = await stage.window({ width: 390, height: 844 });
  const { cdp, authenticatorId } = await plugDevice(page);
  await choosePassword(page, 'noe@of.example', 'Perrin');
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await keepCodes(page);
  await leave(page);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await page.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();
  await page.goto('/compte');
  await page.getByText(/utilisée le 10 mars 2026/).waitFor();

  await page.getByRole('button', { name: /^Modifier, / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom de la clé').fill('Téléphone du bureau');
  await dialog.getByRole('button', { name: 'Renommer' }).click();
  await page.getByRole('button', { name: 'Modifier, Téléphone du bureau' }).click();
  await dialog.getByRole('textbox', { name: 'Mot de passe actuel' }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Retirer la clé d’accès' }).click();
  await dialog.getByText('C’est votre dernier second facteur').waitFor();
  await page.keyboard.press('Escape');

  // The same device holds one key of an account; another device holds its own.
  const addKey = async () => {
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
    await dialog.getByRole('textbox', { name: 'Mot de passe actuel' }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Créer la clé d’accès' }).click();
  };
  await addKey();
  await dialog.getByText('Cet appareil a déjà une clé d’accès pour ce compte').waitFor();
  await page.keyboard.press('Escape');
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  await plugDevice(page);
  await addKey();
  await page.getByText('jamais utilisée').waitFor();
  await page.getByRole('button', { name: 'Modifier, Téléphone du bureau' }).click();
  await dialog.getByRole('textbox', { name: 'Mot de passe actuel' }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Retirer la clé d’accès' }).click();
  await page.getByRole('button', { name: 'Modifier, Téléphone du bureau' }).waitFor({ state: 'detached' });

  await leave(page);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await page.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();
  expect(await who(page)).toBe('noe@of.example');
});

test('another person’s passkey never opens this account', async () => {
  const mine = await stage.window();
  await plugDevice(mine);
  await choosePassword(mine, 'ines@of.example', 'Faure');
  await mine.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await keepCodes(mine);

  const theirs = await stage.window();
  await plugDevice(theirs);
  await choosePassword(theirs, 'lou@of.example', 'Roux');
  await theirs.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await keepCodes(theirs);
  await leave(theirs);
  // Lou knows the password of Inès, and has a passkey: her own.
  await givePassword(theirs, 'ines@of.example');
  await theirs.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
  await theirs.getByText('Aucune clé d’accès n’a été présentée').waitFor();
  const stranger = await who(theirs);
  await theirs.goto('/connexion');
  await theirs.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await theirs.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();
  expect([stranger, await who(theirs), await who(mine)]).toEqual(['nobody', 'lou@of.example', 'ines@of.example']);
});

test('an authenticator does as well: its key typed by hand, its codes once each', async () => {
  const page = await stage.window();
  await choosePassword(page, 'sacha@of.example', 'Petit');
  await page.getByRole('button', { name: 'Ajouter une application' }).click();
  const secret = (await page.locator('code').first().textContent()) ?? '';
  const codeAt = (instant: string) => new TOTP({ secret }).generate({ timestamp: new Date(instant).getTime() });
  await page.getByRole('textbox', { name: 'Code' }).fill(codeAt('2026-03-10T08:00:00.000Z'));
  await page.getByRole('button', { name: 'Valider' }).click();
  await keepCodes(page);
  await leave(page);
  await givePassword(page, 'sacha@of.example');
  await page.getByRole('textbox', { name: 'Code' }).fill(codeAt('2026-03-10T08:00:00.000Z'));
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByText('Ce code n’est pas le bon ou a déjà servi').waitFor();
  stage.at('2026-03-10T08:01:00.000Z');
  await page.getByRole('textbox', { name: 'Code' }).fill(codeAt('2026-03-10T08:01:00.000Z'));
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('heading', { name: 'À traiter aujourd’hui' }).waitFor();
  expect(await who(page)).toBe('sacha@of.example');
});

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('axe finds nothing on the doors and on « Mon compte », %s at %d pixels', async (scheme, width) => {
  const page = await stage.window({ scheme, width });
  await plugDevice(page);
  const found: string[] = [];
  const look = async (where: string) => found.push(...(await violations(page)).map((one) => `${where}: ${one}`));
  const email = `axe-${scheme}-${width}@of.example`;
  await choosePassword(page, email);
  await look('first factor');
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  await look('recovery codes');
  await keepCodes(page);
  await page.goto('/compte');
  await page.getByRole('button', { name: /^Modifier, / }).click();
  await look('account, a passkey');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await look('account, adding');
  await page.goto('/envois');
  await page.getByRole('button', { name: 'Voir les modèles' }).click();
  await page.getByTitle('Message tel que son destinataire le lit').waitFor();
  await look('letters');
  await leave(page);
  await look('sign-in');
  await givePassword(page, email);
  await look('second factor');
  expect(found).toEqual([]);
});
