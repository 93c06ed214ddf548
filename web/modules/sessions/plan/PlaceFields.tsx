import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { messages } from '../messages.ts';
import type { SlotBody } from './draft.ts';
import { planMessages } from './messages.ts';

type Place = {
  modality: SlotBody['modality'];
  roomId: string | null;
  videoLink: string;
  trainerId: string | null;
};
/** As it was kept: what was never chosen may be absent. */
type KeptPlace = { readonly [K in keyof Place]?: Place[K] | undefined };

export const useTrainers = () => useQuery({ queryKey: ['trainers'], queryFn: () => api('GET /trainers') });
export const useRooms = () => useQuery({ queryKey: ['rooms'], queryFn: () => api('GET /rooms') });

/** Where half-days are given and by whom: in a room, or behind a link. */
export function PlaceFields({ place, onChange }: { place: KeptPlace; onChange: (part: Partial<Place>) => void }) {
  const t = useMessages(messages);
  const words = useMessages(planMessages);
  const trainers = useTrainers();
  const rooms = useRooms();
  return (
    <>
      <SegmentedControl
        aria-label={t.modality}
        value={place.modality ?? 'onSite'}
        onChange={(modality) => onChange({ modality: modality as Place['modality'] })}
        data={[
          { value: 'onSite', label: t.onSite },
          { value: 'virtualClass', label: t.virtualClass },
        ]}
      />
      <div className="fp-pair">
        {place.modality !== 'virtualClass' ? (
          <Select
            label={t.room}
            clearable
            data={(rooms.data?.rows ?? []).map((room) => ({
              value: room.roomId,
              label: `${room.name}, ${room.town} (${room.seats})`,
            }))}
            value={place.roomId ?? null}
            onChange={(roomId) => onChange({ roomId })}
          />
        ) : (
          <TextInput
            label={t.link}
            description={words.linkHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="url"
            value={place.videoLink ?? ''}
            onChange={(event) => onChange({ videoLink: event.currentTarget.value })}
          />
        )}
        <Select
          label={t.trainerField}
          clearable
          searchable
          data={(trainers.data?.rows ?? []).map(({ personId, name }) => ({ value: personId, label: name }))}
          value={place.trainerId ?? null}
          onChange={(trainerId) => onChange({ trainerId })}
        />
      </div>
    </>
  );
}
