import { randomUUID } from 'node:crypto';
import type { Actor } from '../../kernel/access.ts';
import { storeFile } from '../../kernel/files.ts';
import { sql } from '../../kernel/sql.ts';
import { openCampaign, takeShippedBook } from '../../modules/release/index.ts';
import { person, type World } from '../world.ts';
import { givenCompany, givenPerson, givenTrainer } from './trade.ts';

/** A build's fingerprint, told apart by one digit. */
export const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

/** A campaign of the shipped cases with one tester of each group, seen by those who run it. */
export async function givenCampaign(w: World, version = `9.${Math.floor(Math.random() * 1e9)}.0`) {
  const directorId = await givenPerson(w, { role: 'director', firstName: 'Philippe', lastName: 'Sauvage' });
  const staffId = await givenPerson(w, { role: 'trainingAdministrator', firstName: 'Nadia', lastName: 'Benhamou' });
  const trainerId = await givenTrainer(w);
  const companyId = await givenCompany(w);
  const managerId = await givenPerson(w, {
    role: 'companyManager',
    companyId,
    firstName: 'Isabelle',
    lastName: 'Fortin',
  });
  const director = person('director', directorId);
  const staff = person('trainingAdministrator', staffId);
  await w.as(staff, takeShippedBook);
  const { campaignId } = await w.as(staff, (ctx) =>
    openCampaign(ctx, {
      version,
      environment: 'RECETTE',
      startsOn: '2026-03-02',
      endsOn: '2026-03-20',
      digest: digest('a'),
      testerIds: [staffId, trainerId, managerId],
    }),
  );
  return {
    campaignId,
    version,
    director,
    staff,
    trainer: person('trainer', trainerId),
    manager: person('companyManager', managerId, companyId),
    ids: { directorId, staffId, trainerId, managerId, companyId },
    item: (code: string) => itemOf(w, campaignId, code),
    iteration: (number = 1) => iterationOf(w, campaignId, number),
  };
}

/** Every case of the first build conforming, planted, but the last `left` in order of priority. Returns those left. */
export async function givenResults(
  w: World,
  { campaignId, ids }: { campaignId: string; ids: { staffId: string } },
  { left }: { left: number },
): Promise<string[]> {
  return w.as({ kind: 'system', name: 'test' }, async (ctx) => {
    const items = await ctx.query(sql<{ id: string }>`
      select item.id from release.campaign_item as item
        join release.test_case_version as text on text.case_id = item.case_id and text.version = item.version
       where item.campaign_id = ${campaignId} order by text.priority, item.position
    `);
    const done = items.slice(0, items.length - left).map(({ id }) => id);
    await ctx.query(sql`
      insert into release.execution (id, item_id, iteration_id, number, person_id, is_automatic, outcome, steps, comment, duration_s, ended_at)
      select gen_random_uuid(), item.id, iteration.id, 1, ${ids.staffId}, false, 'ok', array_fill('ok'::text, array[cardinality(text.steps)]), '', 30,
             ${ctx.now}
        from release.campaign_item as item
        join release.iteration on iteration.campaign_id = item.campaign_id and iteration.number = 1
        join release.test_case_version as text on text.case_id = item.case_id and text.version = item.version
       where item.id = any(${done}::uuid[])
    `);
    return items.slice(items.length - left).map(({ id }) => id);
  });
}

/**
 * One side of the wall in a campaign: a case given to the side's trainer, with everything that hangs from it.
 *
 * The anomaly and the comment bear the side's name, so that a leak is seen.
 */
export async function givenRecetteSide(w: World, { trainerId, name }: { trainerId: string; name: string }) {
  const { campaignId, staff, item, iteration } = await givenCampaign(w);
  const [itemId, iterationId] = [await item('CR-AUT-01'), await iteration()];
  const ids = {
    exclusionId: randomUUID(),
    anomalyId: randomUUID(),
    waiverId: randomUUID(),
    reportId: randomUUID(),
    screenshotId: randomUUID(),
  };
  await w.as(staff, async (ctx) => {
    const by = staff.kind === 'person' ? staff.personId : null;
    const file = await storeFile(ctx, { bytes: Buffer.from('x'), mediaType: 'image/png', name: 'x.png' });
    await ctx.query(
      sql`insert into release.tester (campaign_id, person_id, kind) values (${campaignId}, ${trainerId}, 'trainer')`,
    );
    await ctx.query(sql`update release.campaign_item set tester_id = ${trainerId} where id = ${itemId}`);
    await ctx.query(sql`
      insert into release.execution (id, item_id, iteration_id, number, person_id, is_automatic, outcome, steps, comment, duration_s, ended_at)
      values (${randomUUID()}, ${itemId}, ${iterationId}, 1, ${by}, false, 'ko', '{}', ${`Vu par ${name}`}, 1, ${ctx.now})`);
    await ctx.query(sql`
      insert into release.exclusion (id, item_id, reason, asked_by, asked_at) values (${ids.exclusionId}, ${itemId}, 'Hors du contrat', ${by}, ${ctx.now})`);
    await ctx.query(sql`
      insert into release.anomaly (id, number, campaign_id, iteration_id, item_id, title, severity, state, opened_at, opened_by)
      values (${ids.anomalyId}, ${Math.floor(Math.random() * 1e9)}, ${campaignId}, ${iterationId}, ${itemId}, ${`Vu par ${name}`}, 'minor', 'open', ${ctx.now}, ${by})`);
    await ctx.query(sql`
      insert into release.criterion_waiver (id, iteration_id, criterion, reason, expires_on, asked_by, asked_at)
      values (${ids.waiverId}, ${iterationId}, 'share', 'Hors du contrat', '2027-01-01', ${by}, ${ctx.now})`);
    await ctx.query(sql`
      insert into release.report (id, iteration_id, verdict, reserves, comment, facts, facts_sha256, prepared_by, prepared_at)
      values (${ids.reportId}, ${iterationId}, 'noGo', '[]', '', '{}', ${'0'.repeat(64)}, ${by}, ${ctx.now})`);
    await ctx.query(sql`
      insert into release.screenshot (id, item_id, file_id, taken_by, taken_at) values (${ids.screenshotId}, ${itemId}, ${file.id}, ${trainerId}, ${ctx.now})`);
  });
  return { ...ids, campaignId, itemId, iterationId };
}

async function look<Row>(w: World, query: Parameters<World['owner']['query']>[0]): Promise<Row | undefined> {
  const reader: Actor = { kind: 'system', name: 'test' };
  const rows = await w.as(reader, (ctx) => ctx.query(query));
  return rows[0] as Row | undefined;
}

async function itemOf(w: World, campaignId: string, code: string): Promise<string> {
  const row = await look<{ id: string }>(
    w,
    sql`select item.id from release.campaign_item as item join release.test_case on test_case.id = item.case_id
         where item.campaign_id = ${campaignId} and test_case.code = ${code}`,
  );
  return row?.id ?? '';
}

async function iterationOf(w: World, campaignId: string, number: number): Promise<string> {
  const row = await look<{ id: string }>(
    w,
    sql`select id from release.iteration where campaign_id = ${campaignId} and number = ${number}`,
  );
  return row?.id ?? '';
}
