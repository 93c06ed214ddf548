import type { z } from 'zod';
import type { DaySlot, Sheet } from '../../../../contract/attendance.ts';
import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findSession } from '../../sessions/index.ts';
import { attendedMinutes, isSettled, presenceOf } from '../domain/presence.ts';
import { opensAt, plannedMinutes } from '../domain/signing-window.ts';
import * as reads from '../store/sheet.read.ts';

/** A half-day that the caller reaches, or a refusal that tells a stranger nothing. */
export async function existingSlot(ctx: Context, slotId: string): Promise<reads.SlotDetails> {
  const slot = await reads.findSlot(ctx, slotId);
  if (!slot) throw new Refusal('SLOT_NOT_FOUND');
  return slot;
}

export function presenceOfPerson(person: reads.ExpectedPerson) {
  const signed = person.signedLateMn === null ? null : { lateMn: person.signedLateMn };
  const mark = person.markStatus
    ? { status: person.markStatus, lateMn: person.markLateMn ?? 0, earlyMn: person.markEarlyMn ?? 0 }
    : null;
  return presenceOf(signed, mark);
}

/** The sheet as the trainer's phone and the office show it. */
export async function readSheet(ctx: Context, slotId: string): Promise<z.input<typeof Sheet>> {
  const { codeSecret: _, ...slot } = await existingSlot(ctx, slotId);
  const people = await reads.listExpected(ctx, [slotId]);
  return {
    ...factsOf(slot),
    opensAt: opensAt(slot.startsAt).toISOString(),
    countersignedAt: slot.countersignedAt?.toISOString() ?? null,
    sealedSha256: slot.sealedSha256,
    lines: people.map((person) => ({
      enrolmentId: person.enrolmentId,
      firstName: person.firstName,
      lastName: person.lastName,
      companyName: person.companyName,
      ...presenceOfPerson(person),
      signedAt: person.signedAt?.toISOString() ?? null,
      drawnAt: person.drawnAt?.toISOString() ?? null,
      isMarked: person.markStatus !== null,
      via: person.via,
      strokes: person.strokes,
    })),
  };
}

function factsOf(slot: reads.SlotFacts) {
  const { slotId, sessionId, title, code, day, half, place, trainerName, state } = slot;
  return {
    slotId,
    sessionId,
    title,
    code,
    day,
    half,
    place,
    trainerName,
    state,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
  };
}

function daySlot(slot: reads.SlotFacts & reads.Counts): z.input<typeof DaySlot> {
  const { expected, signed, settled } = slot;
  return { ...factsOf(slot), expected, signed, settled };
}

/** Half-days of a day that the signed-in trainer gives, who is still missing, and what waits for a countersignature. */
export async function readTrainerDay(ctx: Context, day: string) {
  const { personId } = personOf(ctx);
  const slots = await reads.listTrainerSlots(ctx, personId, day);
  const people = await reads.listExpected(
    ctx,
    slots.map(({ slotId }) => slotId),
  );
  const unsealed = await reads.listUnsealedSlots(ctx, personId);
  const isMissing = (person: reads.ExpectedPerson) => !isSettled(presenceOfPerson(person));
  return {
    slots: slots.map((slot) => ({
      ...daySlot(slot),
      missing: people
        .filter((person) => person.slotId === slot.slotId && isMissing(person))
        .map(({ enrolmentId, firstName, lastName }) => ({ enrolmentId, firstName, lastName })),
    })),
    ...(await reads.findDaysAround(ctx, personId, day)),
    toFinalise: unsealed.map(daySlot),
  };
}

/** Every half-day of a session and how everybody stands: the matrix of the session page. */
export async function readSessionPresences(ctx: Context, sessionId: string) {
  if (!(await findSession(ctx, sessionId))) throw new Refusal('NOT_FOUND');
  const slots = await reads.listSessionSlots(ctx, sessionId);
  const people = await reads.listExpected(
    ctx,
    slots.map(({ slotId }) => slotId),
  );
  const bySlot = new Map(slots.map((slot) => [slot.slotId, slot]));
  return {
    slots: slots.map(daySlot),
    presences: people.map((person) => {
      const slot = bySlot.get(person.slotId);
      const presence = presenceOfPerson(person);
      const isSealed = slot?.state === 'FINALIZED' || slot?.state === 'AMENDED';
      return {
        slotId: person.slotId,
        enrolmentId: person.enrolmentId,
        status: presence.status,
        attendedMn: slot && isSealed && isSettled(presence) ? attendedMinutes(presence, plannedMinutes(slot)) : null,
      };
    }),
  };
}
