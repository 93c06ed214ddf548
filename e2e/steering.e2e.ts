import { afterAll, expect, test } from 'vitest';
import { openStage } from './stage/stage.ts';

// The deployment project followed by those who answer for it.
const stage = await openStage('2026-03-10T09:00:00.000Z');
afterAll(() => stage.close());

test('a delay is noted with its cause, and the money of a line with its reason; both are decisions that others read', async () => {
  const director = await stage.enter('director');
  await director.getByRole('link', { name: 'Pilotage' }).click();
  await director.getByRole('img', { name: /^Courbe en S/ }).waitFor();
  await director.getByRole('button', { name: 'Relever l’étape 4' }).click();
  const dialog = director.getByRole('dialog', { name: /^Étape 4/ });
  await dialog.getByLabel('Part faite, en %').fill('55');
  await dialog.getByRole('button', { name: 'Relever l’avancement' }).click();
  await director.getByText('Étape 4 relevée').waitFor();
  await director.getByRole('progressbar', { name: /^Déploiement progressif/ }).waitFor();
  await director.getByText('Étape 4, 55 %').waitFor();

  await director.getByRole('link', { name: 'Budget', exact: true }).click();
  await director.getByRole('button', { name: 'Changer Hébergement et sauvegardes' }).click();
  const line = director.getByRole('dialog', { name: 'Changer Hébergement et sauvegardes' });
  await line.getByLabel('Prévu, €').fill('30000');
  await line.getByLabel('Raison du nouveau montant prévu').fill('Deux serveurs de plus pour le palier 3');
  await line.getByRole('button', { name: 'Enregistrer le poste' }).click();
  await director.getByText('Hébergement et sauvegardes\u00a0: enregistré').waitFor();

  const quality = await stage.enter('qualityManager');
  await quality.goto('/pilotage');
  await quality.getByText('Deux serveurs de plus pour le palier 3').waitFor();
  expect(await quality.getByRole('button', { name: /^Relever|^Changer (la|Héb)/ }).count()).toBe(0);
});

test('companies to call are those where most people are missing, all of them one click away, each by its name', async () => {
  const director = await stage.enter('director');
  await director.goto('/pilotage?onglet=adoption');
  await director.getByRole('img', { name: /^Stagiaires\s: \d+\s%, cible 80\s%$/ }).waitFor();
  const toCall = director.getByRole('region', { name: 'Entreprises à appeler' });
  await toCall.getByText('Sous la cible').first().waitFor();
  await director.getByText('Toutes 120').click();
  await director.getByText('1 à 20 sur 120').waitFor();
  await director.getByLabel('Nom de l’entreprise').fill('vernay');
  await director.getByText('1 à 1 sur 1').waitFor();
  await director.getByRole('link', { name: 'Laboratoires Vernay' }).waitFor();
});

test('an alert goes once its threshold is changed; a ticket costs, and its deliverable opens', async () => {
  const director = await stage.enter('director');
  await director.goto('/pilotage?onglet=maintenance');
  const late = director.getByRole('link', { name: /^Fin du projet\s: 6 j de retard, seuil 5 j$/ });
  await late.waitFor();
  await director.getByRole('button', { name: 'Régler les seuils' }).click();
  await director.getByLabel('Retard de la fin, en jours travaillés').fill('10');
  await director.getByRole('button', { name: 'Fixer les seuils' }).click();
  await director.getByText('Seuils fixés').waitFor();
  await late.waitFor({ state: 'detached' });

  await director.getByRole('button', { name: 'Ouvrir un ticket' }).click();
  const opening = director.getByRole('dialog', { name: 'Ouvrir un ticket' });
  await opening.getByLabel('Objet').fill('Certificat TLS à renouveler');
  await opening.getByRole('button', { name: 'Ouvrir un ticket' }).click();
  await director.getByRole('button', { name: 'Noter le ticket 6' }).click();
  const noting = director.getByRole('dialog', { name: /^Noter le ticket 6/ });
  await noting.getByLabel('Temps passé, en minutes').fill('90');
  await noting.getByLabel('Coût, €').fill('250');
  await noting.getByRole('button', { name: 'Noter le ticket' }).click();
  await director.getByText(/250\s€, 1\sh\s30/).waitFor();

  await director.getByRole('link', { name: 'Livrables' }).click();
  await director.getByRole('link', { name: 'Tickets, en xlsx' }).waitFor();
  const file = await director.request.get('/api/steering/tickets/export?format=csv');
  expect((await file.text()).split('\r\n')[1]).toMatch(/^6;Corrective;Certificat TLS à renouveler;Ouvert;.*;1,5;250;$/);
});

test('the companies are written to: who receives it is read first, the batch is undone, then sent; who answers is named', async () => {
  const director = await stage.enter('director');
  await director.goto('/pilotage?onglet=communication');
  await director.getByRole('button', { name: /^Relire et envoyer «\sAnnonce de la 2.5.0/ }).click();
  const mail = director.getByRole('dialog', { name: 'Annonce de la 2.5.0 aux entreprises' });
  await mail.getByRole('region', { name: 'Destinataires' }).getByText('À envoyer').first().waitFor();
  await mail.getByRole('button', { name: /^Envoyer à 1\d\d destinataires$/ }).click();
  await mail.getByRole('button', { name: 'Annuler l’envoi' }).click();
  await director.getByText('Envoi annulé, personne n’a rien reçu').waitFor();
  await mail.getByRole('button', { name: /^Envoyer à 1\d\d destinataires$/ }).click();
  await mail.getByText('Tous ceux que ce mail peut atteindre l’ont reçu, ou vont le recevoir.').waitFor();
  await director.keyboard.press('Escape');
  await director.getByText(/^Les mails partent à 10:10/).waitFor();

  await director.getByRole('button', { name: 'Changer l’assistance, Administratifs' }).click();
  const support = director.getByRole('dialog', { name: 'Changer l’assistance, Administratifs' });
  await support.getByRole('combobox', { name: 'Qui répond' }).click();
  await director.getByRole('option', { name: 'Romain Cosnard' }).click();
  await support.getByLabel('Comment on les joint').fill('Canal Teams');
  await support.getByRole('button', { name: 'Enregistrer' }).click();
  await director.getByText('Assistance enregistrée').waitFor();
  await director.getByText('Personne pour répondre').waitFor({ state: 'detached' });

  await director.getByRole('link', { name: 'Livrables' }).click();
  const papers = ['Stratégie', 'Plan de communication', 'Plan MCO', 'Tableau de bord'];
  for (const name of papers) {
    const address = await director.getByRole('link', { name: `${name}, en PDF` }).getAttribute('href');
    const file = await director.request.get(address ?? '');
    expect([file.status(), (await file.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  }
});
