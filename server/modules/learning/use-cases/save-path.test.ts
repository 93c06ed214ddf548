import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sql } from '../../../kernel/sql.ts';
import { givenPackage } from '../../../test/builders/package.ts';
import { givenPerson, givenProgram } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { startDraft } from '../../catalogue/use-cases/start-draft.ts';
import type { Step } from '../domain/path/step.ts';
import { readPath, savePath } from './save-path.ts';

const w = await world();
const office = person('trainingAdministrator', await givenPerson(w, { role: 'trainingAdministrator' }));
const packageVersionId = await givenPackage(w, office);

const step = (wanted: Partial<Step> = {}): Step => ({
  stepId: randomUUID(),
  kind: 'onSite',
  title: 'Demi-journée',
  plannedMn: 210,
  packageVersionId: null,
  quizId: null,
  fileId: null,
  unlock: 'free',
  unlockStepId: null,
  ...wanted,
});
const course = (wanted: Partial<Step> = {}) =>
  step({ kind: 'package', title: 'Module', plannedMn: 45, packageVersionId, ...wanted });

async function givenDraft(): Promise<string> {
  const versionId = await givenProgram(w);
  await w.owner.query(
    sql`update catalogue.program_version set state = 'draft', published_at = null where id = ${versionId}`,
  );
  return versionId;
}

const save = (versionId: string, revision: number, steps: readonly Step[]) =>
  w.as(office, (ctx) => savePath(ctx, versionId, { revision, steps }));
const publish = (versionId: string) =>
  w.owner.query(
    sql`update catalogue.program_version set state = 'published', published_at = now() where id = ${versionId}`,
  );

test('a new draft starts from the path of the version before, and changing it leaves that one as it was sold', async () => {
  const first = await givenDraft();
  const [module, room] = [course(), step({ unlock: 'free' })];
  const follow = course({ title: 'Suite', unlock: 'after-step', unlockStepId: module.stepId });
  await save(first, 0, [module, room, follow]);
  await publish(first);
  const [program] = await w.owner.query(
    sql<{ id: string }>`select program_id as id from catalogue.program_version where id = ${first}`,
  );
  const { versionId: second } = await w.as(office, (ctx) => startDraft(ctx, program?.id ?? ''));
  const inherited = await w.as(office, (ctx) => readPath(ctx, second));
  await save(second, inherited.revision, inherited.steps.slice(0, 1).concat(inherited.steps.slice(2)));
  const [before, after] = [
    await w.as(office, (ctx) => readPath(ctx, first)),
    await w.as(office, (ctx) => readPath(ctx, second)),
  ];
  expect([
    inherited.steps.map(({ title }) => title),
    before.steps.map(({ stepId }) => stepId),
    after.steps.map(({ title }) => title),
    after.steps[1]?.unlockStepId === after.steps[0]?.stepId,
    after.steps[0]?.stepId === module.stepId,
  ]).toEqual([
    ['Module', 'Demi-journée', 'Suite'],
    [module.stepId, room.stepId, follow.stepId],
    ['Module', 'Suite'],
    true,
    false,
  ]);
});

test('of six people who save at the same instant from the same page, one is kept and five are told', async () => {
  const versionId = await givenDraft();
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => save(versionId, 0, [course()])));
  const codes = outcomes.map((one) => (one.status === 'fulfilled' ? 'kept' : one.reason.code)).sort();
  expect([codes, (await w.as(office, (ctx) => readPath(ctx, versionId))).revision]).toEqual([
    ['PATH_CHANGED', 'PATH_CHANGED', 'PATH_CHANGED', 'PATH_CHANGED', 'PATH_CHANGED', 'kept'],
    1,
  ]);
});

test('a path that could never open, or holds nothing, is refused with the step at fault', async () => {
  const versionId = await givenDraft();
  const twin = course();
  const paths: Step[][] = [
    [course(), course({ packageVersionId: null })],
    [course({ unlock: 'after-step', unlockStepId: randomUUID() })],
    [course({ unlock: 'after-step', unlockStepId: twin.stepId }), twin],
    [course({ unlock: 'after-first-slot' })],
    [twin, twin],
    [course({ packageVersionId: randomUUID() })],
  ];
  const refused = await Promise.all(paths.map((steps) => refusalOf(save(versionId, 0, steps))));
  expect(refused.map(({ code, facts }) => [code, (facts as { position: number }).position])).toEqual([
    ['PATH_INVALID', 2],
    ['PATH_INVALID', 1],
    ['PATH_INVALID', 1],
    ['PATH_INVALID', 1],
    ['PATH_INVALID', 2],
    ['PATH_INVALID', 1],
  ]);
});

test('the path of a published version no longer changes', async () => {
  const versionId = await givenDraft();
  await publish(versionId);
  expect(await refusalOf(save(versionId, 0, [course()]))).toEqual({ code: 'PATH_NOT_DRAFT', facts: {} });
});
