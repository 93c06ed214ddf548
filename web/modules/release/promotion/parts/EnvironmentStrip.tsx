import { IconCircleCheck, IconLock, IconMapPin, IconPlayerPlay } from '@tabler/icons-react';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { instant } from '../../../../ui/format.ts';
import { messages } from '../messages.ts';

type Place = Api['GET /releases']['answer']['rows'][number]['places'][number];
type State = 'current' | 'done' | 'next' | 'early';

const ICONS = { current: IconMapPin, done: IconCircleCheck, next: IconPlayerPlay, early: IconLock } as const;

/** The six environments in order: where the build is, what comes now, what comes later. */
export function EnvironmentStrip({ places, next }: { places: readonly Place[]; next: string | null }) {
  const t = useMessages(messages);
  return (
    <ol className="fp-environments" aria-label={t.environments}>
      {places.map((place) => (
        <Cell key={place.environment} place={place} state={stateOf(place, next)} />
      ))}
    </ol>
  );
}

function stateOf({ environment, enteredAt, isCurrent }: Place, next: string | null): State {
  if (isCurrent) return 'current';
  if (enteredAt) return 'done';
  return environment === next ? 'next' : 'early';
}

function Cell({ place, state }: { place: Place; state: State }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const Icon = ICONS[state];
  const { enteredAt, enteredBy } = place;
  const at = enteredAt && instant(enteredAt, language);
  return (
    <li data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
      <b>{place.name}</b>
      <span className="fp-state">
        <Icon size={18} stroke={1.75} aria-hidden />
        {t[state]}
      </span>
      {at && (
        <small>{enteredBy ? t.enteredBy(at, `${enteredBy.firstName} ${enteredBy.lastName}`) : t.entered(at)}</small>
      )}
    </li>
  );
}
