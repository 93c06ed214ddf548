import { frenchTime, frenchWeekday } from './french.ts';

type Half = {
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly modality: 'onSite' | 'virtualClass';
  readonly trainerName: string | null;
  readonly roomName: string | null;
  readonly roomAddress: string;
  readonly videoLink: string;
};

/** Half-days as a document lists them: day, times, place or link, who gives them. */
export function scheduleOf(slots: readonly Half[]) {
  return slots.map((slot) => ({
    day: frenchWeekday(slot.day),
    times: `${frenchTime(slot.startsAt)} – ${frenchTime(slot.endsAt)}`,
    place: placeOf(slot),
    trainer: slot.trainerName ?? '',
  }));
}

export const plannedMinutes = (slots: readonly Half[]): number =>
  slots.reduce((sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / 60_000, 0);

/** Each place once, in the order of the half-days. */
export const placesOf = (slots: readonly Half[]): string =>
  [...new Set(slots.map(placeOf))].filter(Boolean).join('\u00a0; ');

function placeOf({ modality, roomName, roomAddress, videoLink }: Half): string {
  if (modality === 'virtualClass') return videoLink ? `Classe virtuelle\u00a0: ${videoLink}` : 'Classe virtuelle';
  return [roomName, roomAddress].filter(Boolean).join(', ');
}
