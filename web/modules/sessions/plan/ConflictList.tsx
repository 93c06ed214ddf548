import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { parisDay, shortDay, timeRange } from '../../../ui/format.ts';
import { planMessages } from './messages.ts';

export type Conflict = Api['POST /planning/conflicts']['answer']['conflicts'][number];

/** Who or what is taken, when, and by which session. */
export function ConflictList({ conflicts }: { conflicts: readonly Conflict[] }) {
  const t = useMessages(planMessages);
  const language = useContext(LanguageContext);
  return (
    <Alert color="ocre" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
      <ul className="fp-plain">
        {conflicts.map((one) => {
          const when = `${shortDay(parisDay(new Date(one.startsAt)), language)}, ${timeRange(one.startsAt, one.endsAt, language)}`;
          return (
            <li key={`${one.kind} ${one.startsAt} ${one.otherSessionId}`}>
              {one.kind === 'trainer' ? t.trainerTaken(one.name, when) : t.roomTaken(one.name, when)}{' '}
              <Link to="/sessions/$sessionId" params={{ sessionId: one.otherSessionId }} target="_blank">
                {one.otherTitle}, {one.otherCode}
              </Link>
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
