import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { fileAnchors } from '../adapters/anchor-file/index.ts';
import { graveFacts } from '../grave-facts.ts';
import { sql } from '../kernel/sql.ts';
import { sealTrail } from '../modules/quality/index.ts';
import { testFolder } from './demo-runtime.ts';
import { SYSTEM, world } from './world.ts';

const SINCE = new Date('2026-03-09T00:00:00.000Z');
const anchors = fileAnchors(await testFolder());
const find = (w: Awaited<ReturnType<typeof world>>) => graveFacts(anchors).findGraveFacts(w.app, SINCE);

test('where everything stands no grave fact is found', async () => {
  const w = await world({ now: '2026-03-09T09:00:00.000Z' });
  expect(await find(w)).toEqual([]);
});

test('a signature that the journal knows and that is gone is found, with its receipt', async () => {
  const w = await world({ now: '2026-03-09T09:00:00.000Z' });
  const signed = (receipt: string) =>
    w.as(SYSTEM, (ctx) =>
      ctx.record({
        action: 'attendance.signed',
        subject: { kind: 'slot', id: randomUUID() },
        facts: { method: 'typed', via: 'link', lateMn: 0, receipt },
      }),
    );
  await signed('E-AAAAAA');
  await signed('E-BBBBBB');
  expect(await find(w)).toEqual([{ kind: 'lost-signature', detail: 'E-AAAAAA, E-BBBBBB' }]);
});

test('a wall that no longer applies is found, whatever is missing of it', async () => {
  const w = await world({ now: '2026-03-09T09:00:00.000Z' });
  await w.owner.query(sql`alter table people.learner disable row level security`);
  await w.owner.query(sql`drop policy wall on enrolment.enrolment`);
  expect(await find(w)).toEqual([{ kind: 'other-company-data', detail: 'enrolment.enrolment, people.learner' }]);
});

test('a journal that was cut is found', async () => {
  const w = await world({ now: '2026-03-09T09:00:00.000Z' });
  await w.as(SYSTEM, (ctx) =>
    ctx.record({ action: 'sessions.session-planned', subject: { kind: 'session', id: randomUUID() } }),
  );
  const own = fileAnchors(await testFolder());
  await sealTrail(w.app, own);
  await w.owner.query(sql`alter table trail.line disable trigger user`);
  await w.owner.query(sql`delete from trail.line`);
  expect(await graveFacts(own).findGraveFacts(w.app, SINCE)).toEqual([{ kind: 'broken-trail', detail: '' }]);
});
