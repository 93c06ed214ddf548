import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { typstPdfs } from '../../../../adapters/pdf-typst/index.ts';
import { givenBuild } from '../../../../test/builders/promotion.ts';
import { CANARY, givenClients, givenServers } from '../../../../test/builders/rollout.ts';
import { givenProject, givenSteerer } from '../../../../test/builders/steering.ts';
import { pdfText } from '../../../../test/pdf-text.ts';
import { person, type World, world } from '../../../../test/world.ts';
import { countAdoption, countPeople, listContacts } from '../../../people/index.ts';
import { startRollout } from '../rollout/start-rollout.ts';
import { noteTicket } from './follow-maintenance.ts';
import { makePaper, type PaperName } from './make-paper.ts';
import { reportStage } from './report-stage.ts';

const pdfs = typstPdfs();
afterAll(() => pdfs.close());

const FREEZE = { from: '2026-03-28', to: '2026-04-02', why: 'Clôture du trimestre' };
const population = { population: countPeople };
const sources = {
  adoption: { adoption: countAdoption },
  calendars: { freezesOf: async () => [FREEZE] },
  contacts: { contacts: listContacts },
  population,
  pdfs,
};

async function paperText(w: World, name: PaperName): Promise<string> {
  const by = await givenSteerer(w);
  const { bytes, mediaType } = await w.as(by, (ctx) => makePaper(ctx, sources, name));
  expect(mediaType).toBe('application/pdf');
  const whole = bytes instanceof Uint8Array ? bytes : await buffer(bytes);
  return pdfText(whole);
}

test('the strategy says what is really applied: people, conditions of the last build, steps, freezes, who acts', async () => {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const { companies, director } = await givenClients(w, [10, 10, 20]);
  await givenBuild(w, `sha256:${'ab'.repeat(32)}`);
  expect(await paperText(w, 'strategy')).toMatch(/une seule version est servie aux 3 entreprises/);
  await givenServers(w);
  const steering = person('director', director);
  await w.as(steering, (ctx) =>
    startRollout(
      ctx,
      { ...population, calendars: sources.calendars },
      { canaryVersion: CANARY, pilots: companies.slice(0, 2) },
    ),
  );
  const text = await paperText(w, 'strategy');
  for (const said of [
    `la version ${CANARY} est au palier 1, chez 2 entreprises`,
    'FormaPro mesure, personne n’a rien à faire',
    'PRÉ-PROD',
    'État de la dernière construction, 1.2.0',
    'tous les formateurs et 2 entreprises pilotes',
    'du 28 mars 2026 au 2 avril 2026 : Clôture du trimestre',
    'Démarrage Karim Haddad',
  ])
    expect(text).toContain(said);
});

test('the maintenance plan has the tickets, what they cost and the band of the budget', async () => {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  expect(await paperText(w, 'maintenance')).toContain('la direction pose le budget du projet');
  const { ticketId } = await givenProject(w, 'Hébergement');
  const by = await givenSteerer(w);
  const entry = {
    after: 0,
    minutes: 90,
    costCents: 30_000,
    state: 'open',
    comment: 'Certificat à renouveler',
  } as const;
  await w.as(by, (ctx) => noteTicket(ctx, { ticketId, ...entry }));
  const text = await paperText(w, 'maintenance');
  for (const said of [
    'la maintenance a coûté 300 €, 30 % du budget initial, au-dessus de la bande prévue',
    'traiter 1 ticket ouvert',
    'la direction arbitre les tickets ouverts',
    'de 100 € à 200 €',
    'Certificat à renouveler 09/03/2026 1,5 h 300 € Ouvert',
  ])
    expect(text).toContain(said);
});

test('the communication plan says who is told what by whom, what became of the mails, and who answers', async () => {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  expect(await paperText(w, 'communication')).toContain('Aucune action.');
  await givenProject(w, 'Annonce de la direction');
  await givenClients(w, [1]);
  const text = await paperText(w, 'communication');
  for (const said of [
    '0 action faite sur 1, 0 en retard',
    'Annonce de la direction, avant le 1er avril 2026',
    'Annonce de la direction Toute l’équipe Mail à nommer 01/04/2026 Part dans les dix minutes',
    'Entreprises clientes 01/04/2026 au 30/06/2026 9:00 – 17:30 Téléphone',
    'Envoi décidé par Philippe Sauvage le 9 mars 2026',
    'Entreprise 01',
  ])
    expect(text).toContain(said);
});

test('the dashboard draws the three indicators, and says who must act on each that is beyond its threshold', async () => {
  const w = await world({ now: '2026-03-16T08:00:00.000Z' });
  const bare = await paperText(w, 'dashboards');
  expect(bare).toContain('tous les indicateurs sont dans leurs seuils');
  expect(bare).toContain('Le projet n’a pas encore de planning');
  await givenProject(w, 'Hébergement');
  await givenClients(w, [4]);
  const by = await givenSteerer(w);
  await w.as(by, (ctx) =>
    reportStage(ctx, {
      stage: 1,
      after: 0,
      donePercent: 40,
      startsOn: '2026-03-02',
      endsOn: '2026-04-20',
      cause: 'content',
      comment: 'Deux modules à refaire',
      isClosed: false,
    }),
  );
  const text = await paperText(w, 'dashboards');
  for (const said of [
    'Fin du projet en retard',
    'La direction ajuste la charge, ou décide un nouveau planning de référence',
    'Deux modules à refaire',
    'Hébergement 1 000 € 0 € 1 000 € 0 € (0 %)',
    'Stagiaires 4 0 0 0 0 % sur 80 %',
    '1 entreprise à appeler',
    'Entreprise 01 4 sur 4',
  ])
    expect(text).toContain(said);
});
