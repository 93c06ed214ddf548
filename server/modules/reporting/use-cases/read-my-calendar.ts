import { type Context, personOf } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findOrganisation } from '../../people/index.ts';
import { calendarFile } from '../domain/calendar-file.ts';
import { listMyEnrolments } from '../store/my-training.read.ts';

/** The learner's half-days to come as a calendar file; one of them when it is named. */
export async function readMyCalendar(ctx: Context, slotId?: string): Promise<Uint8Array> {
  const enrolments = await listMyEnrolments(ctx, personOf(ctx).personId);
  const appointments = enrolments
    .flatMap(({ title, slots }) => slots.map((slot) => ({ title, ...slot })))
    .map(({ videoLink: link, startsAt, endsAt, ...slot }) => ({
      ...slot,
      link,
      uid: `${slot.slotId}@formapro`,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    }))
    .filter((slot) => (slotId ? slot.slotId === slotId : slot.endsAt > ctx.now));
  if (slotId && appointments.length === 0) throw new Refusal('NOT_FOUND');
  const name = (await findOrganisation(ctx))?.name ?? 'FormaPro';
  return Buffer.from(calendarFile(appointments, { now: ctx.now, name }));
}
