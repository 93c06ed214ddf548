import { expect, test } from 'vitest';
import { sql } from '../../../kernel/sql.ts';
import {
  givenCompany,
  givenEnrolment,
  givenLearner,
  givenSession,
  givenTrainer,
} from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { listProvenPresences } from '../store/presence.read.ts';
import { countersign } from './countersign.ts';
import { markPresence } from './mark-presence.ts';
import { openSheet } from './open-sheet.ts';
import { existingSlot, readSheet, readTrainerDay } from './read-sheet.ts';
import { showCode } from './show-code.ts';
import { sign } from './sign.ts';
import { openSigning, signOnOwnPhone } from './sign-on-own-phone.ts';

const w = await world();
const drawn = {
  method: 'drawn' as const,
  strokes: [
    [
      [0.1, 0.2],
      [0.8, 0.4],
    ] as [number, number][],
  ],
};
const http = { userAgent: 'phone', address: '192.0.2.1', setLogin: () => undefined };
const anyone = { actor: { kind: 'anonymous' } as const };

/** A morning of 9 March with its trainer and learners, seen from each. */
async function halfDay(names: string[] = ['Delmas', 'Abgrall']) {
  w.clock.set('2026-03-09T07:50:00.000Z');
  const trainerId = await givenTrainer(w);
  const companyId = await givenCompany(w);
  const { sessionId, slotIds } = await givenSession(w, { trainerId });
  const enrolments: string[] = [];
  for (const lastName of names)
    enrolments.push(
      await givenEnrolment(w, { sessionId, learnerId: await givenLearner(w, { lastName, companyId }), companyId }),
    );
  const trainer = person('trainer', trainerId);
  const slotId = slotIds[0] ?? '';
  const as = <T>(run: Parameters<typeof w.as<T>>[1]) => w.as(trainer, run, 'assigned');
  const signHere = (index: number) =>
    as(async (ctx) =>
      sign(ctx, {
        slot: await existingSlot(ctx, slotId),
        enrolmentId: enrolments[index] ?? '',
        signature: drawn,
        via: 'trainer-device',
        userAgent: '',
      }),
    );
  const scan = () =>
    as((ctx) => showCode(ctx, slotId)).then(({ address }) => {
      const [slot = '', token = ''] = address.split('#')[1]?.split('.') ?? [];
      return { slotId: slot, token };
    });
  const stored = () =>
    w.owner
      .query(sql<{ count: number }>`select count(*)::int as count from attendance.signature where slot_id = ${slotId}`)
      .then(([row]) => row?.count);
  return { slotId, slotIds, sessionId, enrolments, trainerId, as, signHere, scan, stored };
}

test('a morning lived: opened, signed on a phone and on the trainer’s, one absence, countersigned, minutes counted', async () => {
  const day = await halfDay(['Delmas', 'Abgrall', 'Slimani']);
  await day.as((ctx) => openSheet(ctx, day.slotId));
  w.clock.set('2026-03-09T07:56:00.000Z');
  const opening = await openSigning(w.app, anyone, { code: await day.scan(), http });
  expect(opening.people.map(({ initials }) => initials)).toEqual(['Z. A.', 'Z. D.', 'Z. S.']);
  const receipt = await signOnOwnPhone(w.app, anyone, {
    wanted: { ticket: opening.ticket, enrolmentId: day.enrolments[0] ?? '', lastName: ' DELMAS', signature: drawn },
    http,
  });
  expect(receipt).toEqual({
    receipt: receipt.receipt,
    firstName: 'Zoé',
    signedAt: '2026-03-09T07:56:00.000Z',
    lateMn: 0,
    alreadySigned: false,
  });
  w.clock.set('2026-03-09T08:22:41.000Z');
  await day.signHere(1);
  await day.as((ctx) =>
    markPresence(ctx, day.slotId, {
      enrolmentId: day.enrolments[2] ?? '',
      status: 'ABSENT_JUSTIFIED',
      lateMn: 0,
      earlyMn: 0,
      reason: 'rendez-vous',
    }),
  );
  w.clock.set('2026-03-09T11:31:00.000Z');
  const sheet = await day.as((ctx) => countersign(ctx, day.slotId, drawn));

  expect([sheet.state, sheet.lines.map(({ lastName, status, lateMn }) => [lastName, status, lateMn])]).toEqual([
    'FINALIZED',
    [
      ['Abgrall', 'LATE', 22],
      ['Delmas', 'PRESENT', 0],
      ['Slimani', 'ABSENT_JUSTIFIED', 0],
    ],
  ]);
  const proven = await day.as((ctx) => listProvenPresences(ctx, day.enrolments));
  expect(proven.map(({ attendedMn, plannedMn }) => [attendedMn, plannedMn]).sort()).toEqual([
    [0, 210],
    [188, 210],
    [210, 210],
  ]);
  expect((await w.trail()).map(([action]) => action)).toEqual([
    'attendance.opened',
    'attendance.signed',
    'attendance.signed',
    'attendance.marked',
    'attendance.sealed',
  ]);
});

test('twenty taps at the same instant leave one signature, one line of the trail, one receipt', async () => {
  const day = await halfDay();
  await day.as((ctx) => openSheet(ctx, day.slotId));
  const receipts = await Promise.all(Array.from({ length: 20 }, () => day.signHere(0)));
  expect([
    await day.stored(),
    new Set(receipts.map(({ receipt }) => receipt)).size,
    receipts.filter(({ alreadySigned }) => !alreadySigned).length,
  ]).toEqual([1, 1, 1]);
});

test('signing while the trainer seals: either it is in the seal, or it is refused', async () => {
  const day = await halfDay();
  await day.as((ctx) => openSheet(ctx, day.slotId));
  await day.signHere(0);
  await day.as((ctx) =>
    markPresence(ctx, day.slotId, {
      enrolmentId: day.enrolments[1] ?? '',
      status: 'ABSENT_UNJUSTIFIED',
      lateMn: 0,
      earlyMn: 0,
      reason: '',
    }),
  );
  w.clock.set('2026-03-09T11:30:00.000Z');
  const [late, seal] = await Promise.allSettled([
    day.signHere(1),
    day.as((ctx) => countersign(ctx, day.slotId, drawn)),
  ]);
  const [row] = await w.owner.query(
    sql<{
      lines: { evidenceSha256: string | null }[];
    }>`select sealed->'lines' as lines from attendance.sheet where slot_id = ${day.slotId}`,
  );
  expect([seal.status, row?.lines.filter(({ evidenceSha256 }) => evidenceSha256).length]).toEqual([
    'fulfilled',
    late.status === 'fulfilled' ? 2 : 1,
  ]);
});

test('five countersignatures at once seal once', async () => {
  const day = await halfDay(['Delmas']);
  await day.as((ctx) => openSheet(ctx, day.slotId));
  await day.signHere(0);
  w.clock.set('2026-03-09T11:30:00.000Z');
  const answers = await Promise.allSettled(
    Array.from({ length: 5 }, () => day.as((ctx) => countersign(ctx, day.slotId, drawn))),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('nobody signs after the seal, and a stored signature cannot be changed or removed, even by the owner', async () => {
  const day = await halfDay(['Delmas']);
  await day.as((ctx) => openSheet(ctx, day.slotId));
  await day.signHere(0);
  w.clock.set('2026-03-09T11:30:00.000Z');
  await day.as((ctx) => countersign(ctx, day.slotId, drawn));
  expect(await refusalOf(day.signHere(0))).toEqual({ code: 'SHEET_NOT_OPEN', facts: {} });
  await expect(w.owner.query(sql`delete from attendance.signature`)).rejects.toThrow('APPEND_ONLY');
  await expect(w.owner.query(sql`update attendance.signature set late_mn = 0`)).rejects.toThrow('APPEND_ONLY');
});

test('a sheet with somebody unsettled is not sealed, nor before the half-day is nearly over', async () => {
  const day = await halfDay();
  await day.as((ctx) => openSheet(ctx, day.slotId));
  await day.signHere(0);
  w.clock.set('2026-03-09T10:59:00.000Z');
  expect(await refusalOf(day.as((ctx) => countersign(ctx, day.slotId, drawn)))).toEqual({
    code: 'SLOT_NOT_OVER',
    facts: { endsAt: '12:00' },
  });
  w.clock.set('2026-03-09T11:30:00.000Z');
  expect(await refusalOf(day.as((ctx) => countersign(ctx, day.slotId, drawn)))).toEqual({
    code: 'SHEET_UNSETTLED',
    facts: { count: 1 },
  });
});

test('three ways of cheating fail: a forwarded code, a future half-day, another group', async () => {
  const day = await halfDay();
  await day.as((ctx) => openSheet(ctx, day.slotId));
  const code = await day.scan();
  w.clock.set('2026-03-09T07:51:30.000Z');
  expect(await refusalOf(openSigning(w.app, anyone, { code, http }))).toEqual({ code: 'CODE_EXPIRED', facts: {} });
  expect(await refusalOf(day.as((ctx) => openSheet(ctx, day.slotIds[1] ?? '')))).toEqual({
    code: 'SLOT_NOT_OPEN_YET',
    facts: { opensAt: '13:15' },
  });
  const opening = await openSigning(w.app, anyone, { code: await day.scan(), http });
  const other = await halfDay(['Diop']);
  w.clock.set('2026-03-09T07:52:00.000Z');
  const wanted = { ticket: opening.ticket, enrolmentId: other.enrolments[0] ?? '', lastName: 'Diop', signature: drawn };
  expect(await refusalOf(signOnOwnPhone(w.app, anyone, { wanted, http }))).toEqual({
    code: 'LEARNER_NOT_EXPECTED',
    facts: {},
  });
  const wrongName = { ...wanted, enrolmentId: day.enrolments[0] ?? '', lastName: 'Abgrall' };
  expect(await refusalOf(signOnOwnPhone(w.app, anyone, { wanted: wrongName, http }))).toEqual({
    code: 'NAME_DOES_NOT_MATCH',
    facts: {},
  });
  w.clock.set('2026-03-09T07:58:00.000Z');
  expect(
    await refusalOf(signOnOwnPhone(w.app, anyone, { wanted: { ...wrongName, lastName: 'Delmas' }, http })),
  ).toEqual({ code: 'TICKET_EXPIRED', facts: {} });
});

test('the short code opens the same half-day, for those who cannot scan', async () => {
  const day = await halfDay();
  await day.as((ctx) => openSheet(ctx, day.slotId));
  const { shortCode } = await day.as((ctx) => showCode(ctx, day.slotId));
  expect(
    (await openSigning(w.app, anyone, { code: { shortCode: shortCode.toLowerCase() }, http })).people,
  ).toHaveLength(2);
});

test('another trainer learns nothing of a half-day and sees only their own day', async () => {
  const day = await halfDay();
  const stranger = person('trainer', await givenTrainer(w, { lastName: 'Morvan' }));
  expect(await refusalOf(w.as(stranger, (ctx) => readSheet(ctx, day.slotId), 'assigned'))).toEqual({
    code: 'SLOT_NOT_FOUND',
    facts: {},
  });
  expect(await w.as(stranger, (ctx) => readTrainerDay(ctx, '2026-03-09'), 'own')).toEqual({
    slots: [],
    previousDay: null,
    nextDay: null,
    toFinalise: [],
  });
});
