import { fileAnchors } from '../../server/adapters/anchor-file/index.ts';
import { argon2Passwords } from '../../server/adapters/password-argon2/index.ts';
import { sql } from '../../server/kernel/sql.ts';
import { sealTrail } from '../../server/modules/quality/index.ts';
import type { Runtime } from '../../server/runtime.ts';
import { insertCertificates } from './certificates.ts';
import { demoPackage } from './learning.ts';
import { insertLife } from './life.ts';
import { insertPeople } from './people.ts';
import { insertPlanning } from './planning.ts';
import { demoRecette } from './recette.ts';
import { demoReleases } from './releases.ts';
import { demoSteering } from './steering.ts';
import { demoWorld } from './world.ts';

export const demoAccounts = {
  password: 'rivage-demo-2026',
  lines: [
    '  Administratif    nadia.benhamou@rivage-formation.example',
    '  Formatrice       amina.cherif@rivage-formation.example',
    '  Stagiaire        zoe.delmas@laboratoires-vernay.example',
    '  Entreprise (RH)  isabelle.fortin@laboratoires-vernay.example',
    '  Qualité          ines.delaunay@rivage-formation.example',
    '  Direction        philippe.sauvage@rivage-formation.example',
    '  Système          romain.cosnard@rivage-formation.example',
    '  Auditrice        helene.vasseur@rivage-formation.example',
  ],
};

/**
 * Creates the demonstration organisation once, in one transaction: a kill half-way leaves nothing half.
 *
 * Everything is drawn from one seed; dates stand around the day it is made.
 */
export async function createDemo(runtime: Runtime, say: (sentence: string) => void): Promise<boolean> {
  const [isThere] = await runtime.app.transaction({ actor: { kind: 'system', name: 'demo' }, readOnly: true }, (ctx) =>
    ctx.query(sql`select 1 from identity.person limit 1`),
  );
  if (isThere) return false;
  const packageVersionId = await demoPackage(runtime);
  const isMade = await runtime.app.transaction({ actor: { kind: 'system', name: 'demo' } }, async (ctx) => {
    await ctx.query(sql`select pg_advisory_xact_lock(7206402)`);
    const [done] = await ctx.query(sql<{ one: number }>`select 1 as one from kernel.setting where name = 'demo'`);
    const [used] = await ctx.query(sql<{ one: number }>`select 1 as one from identity.person limit 1`);
    if (done || used) return false;
    say('Création de la démonstration…');
    const world = demoWorld();
    await insertPeople(ctx, world, await argon2Passwords().hash(demoAccounts.password));
    say('  20 %  entreprises et personnes');
    const { sessions, courses } = await insertPlanning(ctx, world, packageVersionId);
    say('  45 %  catalogue et sessions');
    await insertLife(ctx, world, { sessions, courses, say });
    await insertCertificates(ctx, sessions);
    await demoRecette(ctx, world);
    await demoSteering(ctx, world);
    await demoReleases(ctx, world);
    await ctx.query(sql`
      insert into kernel.setting (name, value) values ('demo', '{"version": 1}'::jsonb), ('organisation', '{"name": "Rivage Formation"}'::jsonb)
    `);
    say(' 100 %  démonstration prête');
    return true;
  });
  // Some of its lines are months old: whoever verifies the journal at once finds it sealed.
  if (isMade) await sealTrail(runtime.app, fileAnchors(runtime.configuration.dataDir));
  return isMade;
}
