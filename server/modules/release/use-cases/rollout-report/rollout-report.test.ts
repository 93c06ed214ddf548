import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { typstPdfs } from '../../../../adapters/pdf-typst/index.ts';
import { sql } from '../../../../kernel/sql.ts';
import { givenBuild, OPEN_CALENDARS } from '../../../../test/builders/promotion.ts';
import { CANARY, givenClients, givenInProd, givenMeasures, givenServers } from '../../../../test/builders/rollout.ts';
import { tenAtOnce } from '../../../../test/builders/steering.ts';
import { givenPerson } from '../../../../test/builders/trade.ts';
import { httpWorld } from '../../../../test/http.ts';
import { pdfText } from '../../../../test/pdf-text.ts';
import { person, refusalOf, SYSTEM, type World, world } from '../../../../test/world.ts';
import { countPeople } from '../../../people/index.ts';
import { addTraffic } from '../../store/rollout/edge.store.ts';
import { findCurrentTable } from '../../store/rollout/table.store.ts';
import { approvePromotion, promote } from '../promotion/promote.ts';
import { freezeCompany } from '../rollout/freeze-company.ts';
import { judgeRollout } from '../rollout/judge-rollout.ts';
import { advance, pauseRollout, resumeRollout, waive } from '../rollout/move-rollout.ts';
import { edgeKeys } from '../rollout/publish-table.ts';
import { readBoard } from '../rollout/read-board.ts';
import { receiveReport } from '../rollout/receive-report.ts';
import { startRollout } from '../rollout/start-rollout.ts';
import { keepReports } from './keep-reports.ts';
import { openRolloutReport, verifyRolloutReport } from './open-report.ts';

const source = { population: countPeople, calendars: OPEN_CALENDARS };
const http = { userAgent: '', address: '192.0.2.9', setLogin: () => undefined };
const pdfs = typstPdfs();
afterAll(() => pdfs.close());

/** Two edges say that they do the table published last. */
async function edgesTake(
  w: World,
  at: string,
  edges: readonly string[] = ['edge-node', 'edge-haproxy'],
): Promise<void> {
  w.clock.set(at);
  const table = await w.as(SYSTEM, findCurrentTable);
  const report = {
    secret: edgeKeys(w.app.secrets).reportSecret,
    driver: 'node' as const,
    generation: table?.generation ?? 0,
    checksum: table?.checksum ?? '',
    drift: false,
    servers: [],
    versions: [],
  };
  for (const edgeId of edges) await receiveReport(w.app, { edgeId, report, http });
}

/** Step 1 for two days, a pause, step 2 by a waiver, and a fault that takes the version back. */
async function takenBack() {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const { companies, director } = await givenClients(w, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const as = person('director', director);
  const other = person(
    'systemAdministrator',
    await givenPerson(w, { role: 'systemAdministrator', firstName: 'Romain', lastName: 'Petit' }),
  );
  await givenServers(w, ['1.0.0']);
  await edgesTake(w, '2026-03-09T08:00:05.000Z');
  w.clock.set('2026-03-09T08:00:10.000Z');
  await givenServers(w);
  const { rolloutId } = await w.as(as, (ctx) =>
    startRollout(ctx, source, { canaryVersion: CANARY, pilots: companies.slice(0, 2) }),
  );
  await edgesTake(w, '2026-03-09T08:00:11.400Z');
  const frozen = { companyId: companies[9] ?? '', untilDay: '2026-03-31', reason: 'Certification' };
  await w.as(as, (ctx) => freezeCompany(ctx, source, frozen));
  w.clock.set('2026-03-09T10:00:00.000Z');
  await w.as(as, (ctx) => pauseRollout(ctx, rolloutId, { reason: 'Appel de l’assistance' }));
  w.clock.set('2026-03-09T13:00:00.000Z');
  await w.as(as, (ctx) => resumeRollout(ctx, rolloutId, 'Rien de grave'));
  w.clock.set('2026-03-10T08:00:00.000Z');
  await givenServers(w);
  await givenMeasures(w, { stable: [900, 2], canary: [300, 0] });
  const traffic = (canary: number, stable: number) =>
    w.as(SYSTEM, (ctx) =>
      addTraffic(ctx, Math.floor(w.clock.now().getTime() / 60_000), [
        { version: CANARY, requests: canary, lost: 0, misrouted: 0 },
        { version: '1.0.0', requests: stable, lost: 0, misrouted: 0 },
      ]),
    );
  await traffic(300, 900);
  await w.as(SYSTEM, judgeRollout);
  w.clock.set('2026-03-10T08:10:00.000Z');
  for (const who of [as, other]) await w.as(who, (ctx) => waive(ctx, rolloutId, 'Audit demain matin'));
  await edgesTake(w, '2026-03-10T08:10:10.000Z');
  await w.as(as, (ctx) => advance(ctx, source, { rolloutId, from: 1 }));
  await edgesTake(w, '2026-03-10T08:10:12.000Z');
  w.clock.set('2026-03-10T09:30:00.000Z');
  await givenServers(w);
  await traffic(500, 700);
  await givenMeasures(w, { stable: [900, 2], canary: [60, 30] });
  expect(await w.as(SYSTEM, judgeRollout)).toBe('rollback');
  return { w, as, rolloutId, companies };
}

const textOf = async (w: World, as: ReturnType<typeof person>, rolloutId: string) => {
  const file = await w.as(as, (ctx) => openRolloutReport(ctx, { rolloutId, source, pdfs }));
  const bytes = Buffer.isBuffer(file.bytes) ? file.bytes : await buffer(file.bytes as NodeJS.ReadableStream);
  return { name: file.name, bytes, text: await pdfText(bytes) };
};

test('the report of a version that was taken back: reached, watched, measured, decided, and how long the way back took', async () => {
  const { w, as, rolloutId } = await takenBack();
  await edgesTake(w, '2026-03-10T09:30:01.400Z', ['edge-node']);
  await w.as(SYSTEM, (ctx) => keepReports(ctx, source, pdfs));
  expect((await textOf(w, as, rolloutId)).name).toBe('bilan-mise-en-production-1.1.0-bbbbbbbbbbbb-provisoire.pdf');
  await edgesTake(w, '2026-03-10T09:30:02.300Z');
  await w.as(SYSTEM, (ctx) => keepReports(ctx, source, pdfs));
  const { name, text } = await textOf(w, as, rolloutId);
  expect(name).toBe('bilan-mise-en-production-1.1.0-bbbbbbbbbbbb-BMP-2026-001.pdf');
  for (const said of [
    'Bilan de la mise en production',
    'Version retirée Tout le monde est revenu sur la version stable.',
    '2,3 s de la décision au retour effectif, mesuré sur 2 répartiteurs',
    'Décidé par FormaPro, de lui-même au palier 2',
    '800 requêtes sur la nouvelle version, 2 400 en tout : 0 perdue, 0 mal aiguillée.',
    '300 sur 1 200',
    '500 sur 1 200',
    'Entreprise 01 (1 personne), Entreprise 02 (2 personnes)',
    'Audit demain matin',
    'Karim Haddad et Romain Petit',
    'Appel de l’assistance',
    'Entreprise 10 31 mars 2026 Certification',
    'La chaîne tient',
    '30 sur 360',
    'Non ouvert.',
  ])
    expect(text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ')).toContain(said);
  const code = /\/bilan\/ ((?:[A-Z2-9]{5} ?){4})/.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  const row = await w.owner.query(sql<{ hash: string }>`select facts_sha256 as hash from release.rollout_report`);
  expect(await verifyRolloutReport(w.app, { code, http })).toEqual({
    isKnown: true,
    number: 'BMP-2026-001',
    version: CANARY,
    outcome: 'rolled-back',
    factsSha256: row[0]?.hash,
  });
  expect(await verifyRolloutReport(w.app, { code: 'ZZZZZZZZ', http })).toMatchObject({ isKnown: false, number: null });
  expect((await w.trail()).at(-1)).toEqual([
    'release.rollout-reported',
    {
      number: 'BMP-2026-001',
      version: CANARY,
      outcome: 'rolled-back',
      factsSha256: row[0]?.hash,
      fileSha256: expect.any(String),
      job: 'test',
    },
  ]);
});

test('a build that was recetted here shows its digest and its way through the environments; a rollout under way is provisional', async () => {
  const w = await world({ now: '2026-03-09T08:00:00.000Z' });
  const { companies } = await givenClients(w, [4, 5, 6]);
  const build = await givenBuild(w);
  const version = `1.2.0+${build.digest.slice(7, 19)}`;
  await w.as(build.director, (ctx) =>
    approvePromotion(ctx, OPEN_CALENDARS, { artifactId: build.artifactId, environment: 'integration' }),
  );
  await w.as(build.director, (ctx) =>
    promote(ctx, OPEN_CALENDARS, { artifactId: build.artifactId, environment: 'integration' }),
  );
  await givenServers(w, ['1.0.0']);
  w.clock.set('2026-03-09T08:00:10.000Z');
  await givenServers(w, ['1.0.0', version]);
  await givenInProd(w, version);
  const pilots = companies.slice(0, 2);
  const { rolloutId } = await w.as(build.director, (ctx) =>
    startRollout(ctx, source, { canaryVersion: version, pilots }),
  );
  const { name, text } = await textOf(w, build.director, rolloutId);
  expect(name).toBe(`bilan-mise-en-production-${version.replace('+', '-')}-provisoire.pdf`);
  for (const said of ['PROVISOIRE', 'En cours', build.digest, 'INTÉGRATION', '2 remplies', 'Aucun verdict rendu.'])
    expect(text).toContain(said);
  const board = await w.as(build.director, (ctx) => readBoard(ctx, source));
  expect(board.reports).toEqual([]);
});

test('of ten workers that come at the same instant one writes the report; it stays as it was written', async () => {
  const { w, as, rolloutId } = await takenBack();
  await edgesTake(w, '2026-03-10T09:30:02.000Z');
  await tenAtOnce(w, () => w.as(SYSTEM, (ctx) => keepReports(ctx, source, pdfs)));
  const first = await textOf(w, as, rolloutId);
  const lines = (await w.trail()).filter(([action]) => action === 'release.rollout-reported');
  expect([lines.length, (await w.as(as, (ctx) => readBoard(ctx, source))).reports.map(({ number }) => number)]).toEqual(
    [1, ['BMP-2026-001']],
  );
  w.clock.set('2026-03-11T09:30:02.000Z');
  await w.as(SYSTEM, (ctx) => keepReports(ctx, source, pdfs));
  expect((await textOf(w, as, rolloutId)).bytes.equals(first.bytes)).toBe(true);
  await expect(w.owner.query(sql`delete from release.rollout_report`)).rejects.toThrow('APPEND_ONLY');
});

test('a decision changed behind our back is said; a report whose edges never answer comes after ten minutes, unmeasured', async () => {
  const { w, as, rolloutId } = await takenBack();
  w.clock.set('2026-03-10T09:39:00.000Z');
  await w.as(SYSTEM, (ctx) => keepReports(ctx, source, pdfs));
  expect((await textOf(w, as, rolloutId)).name).toContain('provisoire');
  await w.owner.query(sql`alter table release.decision disable trigger user`);
  await w.owner.query(sql`update release.decision set reason = 'Tout va bien' where kind = 'pause'`);
  w.clock.set('2026-03-10T09:41:00.000Z');
  await w.as(SYSTEM, (ctx) => keepReports(ctx, source, pdfs));
  const { name, text } = await textOf(w, as, rolloutId);
  expect(name).toContain('BMP-2026-001');
  for (const said of ['Temps non mesuré', 'La chaîne ne tient plus']) expect(text).toContain(said);
});

test('only those who steer open it: everybody else is refused, and nobody opens one of a rollout that never was', async () => {
  const { w, as, rolloutId } = await takenBack();
  const http = await httpWorld(w);
  const open = async (
    role: 'director' | 'systemAdministrator' | 'qualityManager' | 'auditor' | 'trainer',
    id = rolloutId,
  ) => {
    const login = await http.login(await givenPerson(w, { role }), role);
    return (await http.call('GET', `/rollouts/${id}/report`, { as: login })).status;
  };
  expect([await open('director'), await open('systemAdministrator')]).toEqual([200, 200]);
  expect([await open('qualityManager'), await open('auditor'), await open('trainer')]).toEqual([403, 403, 403]);
  expect((await http.call('GET', `/rollouts/${rolloutId}/report`)).status).toBe(401);
  const never = w.as(as, (ctx) => openRolloutReport(ctx, { rolloutId: crypto.randomUUID(), source, pdfs }));
  expect(await refusalOf(never)).toEqual({ code: 'NOT_FOUND', facts: {} });
});
