import { demoAccounts } from '../../../../tools/demo/create.ts';
import { expectThat, type Scenario } from '../scenario.ts';

const COOKIE = 'formapro';

/** A learner signs in with address and password, signs out, and nothing private is left behind. */
export const crAut01: Scenario = {
  code: 'CR-AUT-01',
  async play(scene) {
    const known = await scene.enter('learner');
    const { email } = (await (await known.request.get('/api/me')).json()) as { email: string };
    const page = await scene.window();
    await scene.step(page, async () => {
      await page.goto('/connexion');
      await page.getByRole('heading', { name: 'Connexion' }).waitFor();
    });
    await scene.step(page, async () => {
      await page.getByLabel('Adresse électronique').fill(email);
      await page.getByRole('textbox', { name: 'Mot de passe' }).fill(demoAccounts.password);
      await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    });
    await scene.step(page, () => page.getByRole('heading', { name: /^Bonjour / }).waitFor());
    const cookie = (await page.context().cookies()).find(({ name }) => name.includes(COOKIE));
    await scene.step(page, async () => {
      await page.getByRole('button', { name: /compte de/ }).click();
      await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
      await page.getByRole('heading', { name: 'Connexion' }).waitFor();
    });
    await scene.step(page, async () => {
      await page.goBack();
      await page.getByRole('heading', { name: 'Connexion' }).waitFor();
      expectThat((await page.getByText('Bonjour').count()) === 0, 'une page privée est affichée après la déconnexion.');
      const { status } = await fetch(`${scene.origin}/api/me`, {
        headers: { cookie: `${cookie?.name}=${cookie?.value}` },
      });
      expectThat(status === 401, `le jeton de session d’avant la déconnexion a obtenu ${status} au lieu de 401.`);
    });
  },
};
