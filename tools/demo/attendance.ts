import { createHash } from 'node:crypto';
import { canonicalJson } from '../../server/kernel/canonical-json.ts';
import type { DemoSession, DemoSlot } from './calendar.ts';
import type { Chance } from './random.ts';
import { demoStrokes, type Row } from './world.ts';

export type Enrolled = { id: string; learnerId: string; companyId: string | null; hand: number };
export type Attended = { sheets: Row[]; signatures: Row[]; marks: Row[]; presences: Row[] };

const MINUTE_MS = 60_000;
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** What a half-day of the past left behind: a sealed sheet, signatures, the absent; recent ones wait for their trainer. */
export function demoHalfDay(
  dice: Chance,
  {
    slot,
    session,
    people,
    trainerId,
    now,
  }: { slot: DemoSlot; session: DemoSession; people: readonly Enrolled[]; trainerId: string; now: Date },
): Attended {
  const isOver = slot.endsAt < now;
  const isRecent = now.getTime() - slot.endsAt.getTime() < 5 * 24 * 60 * MINUTE_MS;
  const isSealed = isOver && !(isRecent && dice.share() < 0.35);
  const signatures: Row[] = [];
  const marks: Row[] = [];
  const presences: Row[] = [];
  for (const person of people) {
    const roll = dice.share();
    const common = {
      slot_id: slot.id,
      enrolment_id: person.id,
      learner_id: person.learnerId,
      company_id: person.companyId,
    };
    const planned = 210;
    if (roll < 0.05) {
      const status = roll < 0.03 ? 'ABSENT_JUSTIFIED' : 'ABSENT_UNJUSTIFIED';
      if (isSealed)
        marks.push({
          ...common,
          at: slot.endsAt,
          by_person_id: trainerId,
          status,
          late_mn: 0,
          early_mn: 0,
          reason: '',
        });
      if (isSealed) presences.push({ ...common, session_id: session.id, status, planned_mn: planned, attended_mn: 0 });
      continue;
    }
    if (!isSealed && roll < 0.2) continue;
    const late = roll > 0.95 ? dice.between(16, 40) : 0;
    const signedAt = new Date(
      slot.startsAt.getTime() + (late > 0 ? late : dice.between(-12, 4)) * MINUTE_MS + dice.between(0, 59) * 1000,
    );
    if (signedAt > now) continue;
    signatures.push(signatureOf(dice, { common, person, signedAt, late }));
    if (isSealed)
      presences.push({
        ...common,
        session_id: session.id,
        status: late > 0 ? 'LATE' : 'PRESENT',
        planned_mn: planned,
        attended_mn: planned - late,
      });
  }
  return {
    sheets: [sheetOf(dice, { slot, session, trainerId, isSealed, lines: presences })],
    signatures,
    marks,
    presences,
  };
}

function signatureOf(
  dice: Chance,
  { common, person, signedAt, late }: { common: Row; person: Enrolled; signedAt: Date; late: number },
): Row {
  const strokes = demoStrokes(person.hand);
  return {
    ...common,
    id: dice.uuid(),
    signed_at: signedAt,
    method: 'drawn',
    via: 'demo',
    strokes,
    late_mn: late,
    receipt: `E-${Array.from({ length: 10 }, () => dice.pick([...LETTERS])).join('')}`,
    evidence_sha256: createHash('sha256')
      .update(canonicalJson({ ...common, signedAt, strokes }))
      .digest('hex'),
  };
}

function sheetOf(
  dice: Chance,
  {
    slot,
    session,
    trainerId,
    isSealed,
    lines,
  }: { slot: DemoSlot; session: DemoSession; trainerId: string; isSealed: boolean; lines: readonly Row[] },
): Row {
  const sealed = isSealed
    ? { slotId: slot.id, startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString(), lines }
    : null;
  return {
    slot_id: slot.id,
    session_id: session.id,
    state: isSealed ? 'FINALIZED' : 'OPEN',
    code_secret: `\\x${Array.from({ length: 64 }, () => dice.between(0, 15).toString(16)).join('')}`,
    opened_at: new Date(slot.startsAt.getTime() - 10 * MINUTE_MS),
    opened_by: trainerId,
    actual_starts_at: slot.startsAt,
    actual_ends_at: slot.endsAt,
    countersigned_at: isSealed ? new Date(slot.endsAt.getTime() + 4 * MINUTE_MS) : null,
    countersigned_by: isSealed ? trainerId : null,
    trainer_strokes: isSealed ? demoStrokes(7) : null,
    sealed,
    sealed_sha256: sealed ? createHash('sha256').update(canonicalJson(sealed)).digest('hex') : null,
  };
}
