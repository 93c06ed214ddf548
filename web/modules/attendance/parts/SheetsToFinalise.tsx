import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { shortDay } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Slot = Api['GET /trainer-days/:day']['answer']['toFinalise'][number];

/** Half-days that are over and that nobody sealed: their hours prove nothing yet. */
export function SheetsToFinalise({ slots }: { slots: readonly Slot[] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={t.toFinalise}>
      {slots.length === 0 && <p className="fp-plain fp-quiet">{t.nothingToFinalise}</p>}
      <ul className="fp-links">
        {slots.map((slot) => (
          <li key={slot.slotId}>
            <Link to="/emargement/$slotId" params={{ slotId: slot.slotId } as never}>
              <span>
                <b>
                  {shortDay(slot.day, language)}, {slot.half === 'morning' ? t.morning : t.afternoon}
                </b>
                <small>
                  {slot.title}, {t.signedOf(slot.signed, slot.expected)} {t.signed}
                </small>
              </span>
              <IconChevronRight size={18} stroke={1.75} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
