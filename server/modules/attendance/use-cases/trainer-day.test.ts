import { expect, test } from 'vitest';
import { givenEnrolment, givenLearner, givenSession, givenTrainer } from '../../../test/builders/trade.ts';
import { person, refusalOf, world } from '../../../test/world.ts';
import { countersign } from './countersign.ts';
import { markPresence } from './mark-presence.ts';
import { openSheet } from './open-sheet.ts';
import { existingSlot, readSheet, readTrainerDay } from './read-sheet.ts';
import { showCode } from './show-code.ts';
import { sign } from './sign.ts';
import { openSigning } from './sign-on-own-phone.ts';
import { undoMark } from './undo-mark.ts';

const w = await world();
const typed = { method: 'typed' as const };
const http = { userAgent: 'phone', address: '192.0.2.1', setLogin: () => undefined };

/** The morning of 9 March of a trainer with two learners, its signature open at 8:50. */
async function openMorning() {
  w.clock.set('2026-03-09T07:50:00.000Z');
  const trainerId = await givenTrainer(w);
  const { sessionId, slotIds } = await givenSession(w, { trainerId });
  const enrolments: string[] = [];
  for (const lastName of ['Abgrall', 'Delmas'])
    enrolments.push(await givenEnrolment(w, { sessionId, learnerId: await givenLearner(w, { lastName }) }));
  const trainer = person('trainer', trainerId);
  const slotId = slotIds[0] ?? '';
  const as = <T>(run: Parameters<typeof w.as<T>>[1]) => w.as(trainer, run, 'assigned');
  await as((ctx) => openSheet(ctx, slotId));
  const signs = (index: number, drawnAt: Date | null = null) =>
    as(async (ctx) =>
      sign(ctx, {
        slot: await existingSlot(ctx, slotId),
        enrolmentId: enrolments[index] ?? '',
        signature: typed,
        via: 'trainer-device',
        userAgent: '',
        drawnAt,
      }),
    );
  const notesAbsent = (index: number) =>
    as((ctx) =>
      markPresence(ctx, slotId, {
        enrolmentId: enrolments[index] ?? '',
        status: 'ABSENT_UNJUSTIFIED',
        lateMn: 0,
        earlyMn: 0,
        reason: '',
      }),
    );
  const undoes = (index: number) => as((ctx) => undoMark(ctx, slotId, enrolments[index] ?? ''));
  const standing = async () =>
    (await as((ctx) => readSheet(ctx, slotId))).lines.map(({ status, isMarked, lateMn }) => [status, isMarked, lateMn]);
  const day = () => w.as(trainer, (ctx) => readTrainerDay(ctx, '2026-03-09'), 'own');
  return { slotId, slotIds, enrolments, as, signs, notesAbsent, undoes, standing, day };
}

test('a wrong mark is undone: somebody absent by mistake is expected again, somebody who signed is present again', async () => {
  const morning = await openMorning();
  await morning.signs(1);
  await morning.notesAbsent(0);
  await morning.notesAbsent(1);
  expect(await morning.standing()).toEqual([
    ['ABSENT_UNJUSTIFIED', true, 0],
    ['ABSENT_UNJUSTIFIED', true, 0],
  ]);
  await morning.undoes(0);
  await morning.undoes(1);
  expect(await morning.standing()).toEqual([
    ['EXPECTED', false, 0],
    ['PRESENT', false, 0],
  ]);
});

test('ten thumbs undo once, and undoing what was never noted leaves no line', async () => {
  const morning = await openMorning();
  await morning.notesAbsent(0);
  const before = (await w.trail()).length;
  await Promise.all(Array.from({ length: 10 }, () => morning.undoes(0)));
  await morning.undoes(1);
  expect((await w.trail()).slice(before)).toEqual([['attendance.mark-undone', { undone: 'ABSENT_UNJUSTIFIED' }]]);
});

test('nothing is undone after the seal, nor by another trainer, nor about somebody of another group', async () => {
  const morning = await openMorning();
  const stranger = person('trainer', await givenTrainer(w, { lastName: 'Morvan' }));
  const { slotId, enrolments } = morning;
  const undone = (actor: typeof stranger, enrolmentId: string) =>
    refusalOf(w.as(actor, (ctx) => undoMark(ctx, slotId, enrolmentId), 'assigned')).then(({ code }) => code);
  expect(await undone(stranger, enrolments[0] ?? '')).toBe('SLOT_NOT_FOUND');
  expect((await refusalOf(morning.as((ctx) => undoMark(ctx, slotId, crypto.randomUUID())))).code).toBe(
    'LEARNER_NOT_EXPECTED',
  );
  await morning.signs(0);
  await morning.signs(1);
  w.clock.set('2026-03-09T11:30:00.000Z');
  await morning.as((ctx) => countersign(ctx, slotId, typed));
  expect((await refusalOf(morning.undoes(0))).code).toBe('SHEET_NOT_OPEN');
});

test('a signature kept in a basement counts at the moment it was drawn, and says both moments', async () => {
  const morning = await openMorning();
  w.clock.set('2026-03-09T09:40:00.000Z');
  await morning.signs(0, new Date('2026-03-09T07:58:00.000Z'));
  const [line] = (await morning.as((ctx) => readSheet(ctx, morning.slotId))).lines;
  expect([line?.status, line?.lateMn, line?.drawnAt, line?.signedAt]).toEqual([
    'PRESENT',
    0,
    '2026-03-09T07:58:00.000Z',
    '2026-03-09T09:40:00.000Z',
  ]);
});

test.each([
  ['before the opening', '2026-03-09T07:30:00.000Z'],
  ['in the future', '2026-03-09T09:41:00.000Z'],
])('a clock that says %s is not believed: the moment of reception counts', async (_, drawnAt) => {
  const morning = await openMorning();
  w.clock.set('2026-03-09T09:40:00.000Z');
  const receipt = await morning.signs(0, new Date(drawnAt));
  const [line] = (await morning.as((ctx) => readSheet(ctx, morning.slotId))).lines;
  expect([receipt.lateMn, line?.drawnAt]).toEqual([100, null]);
});

test('a kept signature that leaves twice, from two tries at once, is one signature', async () => {
  const morning = await openMorning();
  w.clock.set('2026-03-09T09:40:00.000Z');
  const drawnAt = new Date('2026-03-09T08:30:00.000Z');
  const receipts = await Promise.all(Array.from({ length: 8 }, () => morning.signs(0, drawnAt)));
  expect([new Set(receipts.map(({ receipt }) => receipt)).size, receipts[0]?.lateMn]).toEqual([1, 30]);
});

test('the day says who is missing, the teaching days around it, and yesterday’s sheets that nobody sealed', async () => {
  const morning = await openMorning();
  await morning.signs(1);
  const now = await morning.day();
  expect([now.slots.map(({ missing }) => missing.map(({ lastName }) => lastName)), now.toFinalise]).toEqual([
    [['Abgrall'], ['Abgrall', 'Delmas']],
    [],
  ]);
  w.clock.set('2026-03-20T08:00:00.000Z');
  const later = await morning.day();
  expect(later.toFinalise.map(({ slotId, signed, expected }) => [slotId, signed, expected])).toEqual([
    [morning.slotIds[0], 1, 2],
    [morning.slotIds[1], 0, 2],
  ]);
  expect([later.previousDay, later.nextDay]).toEqual([null, null]);
});

test('a good code after the signing time says until when it was open', async () => {
  const morning = await openMorning();
  w.clock.set('2026-03-09T11:45:01.000Z');
  const { shortCode } = await morning.as((ctx) => showCode(ctx, morning.slotId));
  const opening = openSigning(w.app, { actor: { kind: 'anonymous' } }, { code: { shortCode }, http });
  expect(await refusalOf(opening)).toEqual({ code: 'SIGNING_OVER', facts: { closedAt: '12:45' } });
});
