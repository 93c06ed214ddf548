import type { Api } from '../../../../contract/api.ts';

export type Body = NonNullable<Api['POST /sessions']['body']>;
export type SlotBody = Body['slots'][number];
export type Half = SlotBody['half'];
export type Day = { readonly day: string; readonly morning: boolean; readonly afternoon: boolean };

/** What the planner has chosen so far. */
export type Draft = {
  readonly programVersionId: string | null;
  readonly delivery: Body['delivery'];
  readonly seatsMin: number;
  readonly seatsMax: number;
  readonly days: readonly Day[];
  readonly modality: SlotBody['modality'];
  readonly roomId: string | null;
  readonly videoLink: string;
  readonly trainerId: string | null;
  readonly acceptConflicts: boolean;
};

export const emptyDraft = (programVersionId: string | null): Draft => ({
  programVersionId,
  delivery: 'openEnrolment',
  seatsMin: 4,
  seatsMax: 12,
  days: [{ day: '', morning: true, afternoon: true }],
  modality: 'onSite',
  roomId: null,
  videoLink: '',
  trainerId: null,
  acceptConflicts: false,
});

/** The organisation's usual hours, in France. */
export const HOURS: Readonly<Record<Half, readonly [string, string]>> = {
  morning: ['09:00', '12:30'],
  afternoon: ['13:30', '17:00'],
};
export const HALF_DAY_MN = 210;

/** Half-days of the chosen days, at the usual hours. */
export function slotsOf({ days, modality, videoLink, roomId, trainerId }: Draft): SlotBody[] {
  return days.flatMap(({ day, ...halves }) =>
    (['morning', 'afternoon'] as const)
      .filter((half) => day && halves[half])
      .map((half) => ({
        day,
        half,
        starts: HOURS[half][0],
        ends: HOURS[half][1],
        modality,
        trainerId,
        roomId: modality === 'onSite' ? roomId : null,
        videoLink: modality === 'virtualClass' ? videoLink : '',
      })),
  );
}

export function bodyOf(draft: Draft): Body {
  const slots = slotsOf(draft);
  const days = slots.map(({ day }) => day).sort();
  const { programVersionId, delivery, seatsMin, seatsMax, trainerId, acceptConflicts } = draft;
  return {
    programVersionId: programVersionId ?? '',
    delivery,
    trainerId,
    roomId: draft.modality === 'onSite' ? draft.roomId : null,
    seatsMin,
    seatsMax,
    slots,
    startsOn: days[0] ?? '',
    endsOn: days.at(-1) ?? '',
    acceptConflicts,
  };
}
