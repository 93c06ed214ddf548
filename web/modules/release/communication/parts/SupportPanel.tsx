import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendarTime, IconCircleCheck, IconCircleOff, IconPlus } from '@tabler/icons-react';
import { useContext, useState } from 'react';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { shortDay } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import type { Communication, SupportWindow } from '../communication.ts';
import { communicationMessages } from '../messages.ts';
import { SupportDialog } from './SupportDialog.tsx';

type Given = {
  windows: readonly SupportWindow[];
  staff: Communication['staff'];
  today: string;
  mayAct: boolean;
};
const LOOKS = {
  nobody: ['warn', IconAlertTriangle],
  toCome: ['neutral', IconCalendarTime],
  open: ['ok', IconCircleCheck],
  over: ['neutral', IconCircleOff],
} as const;

/** Who answers trainers, staff and companies, from Monday to Friday. */
export function SupportPanel({ windows, staff, today, mayAct }: Given) {
  const t = useMessages(communicationMessages);
  const [opened, setOpened] = useState<SupportWindow | 'new' | null>(null);
  return (
    <Panel
      title={t.support}
      aside={
        mayAct && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpened('new')}
          >
            {t.addSupport}
          </Button>
        )
      }
    >
      {windows.length === 0 && <span className="fp-quiet">{t.noSupport}</span>}
      <ul className="fp-steering-audiences">
        {windows.map((window) => (
          <Window key={window.windowId} window={window} onChange={mayAct ? () => setOpened(window) : null} />
        ))}
      </ul>
      <p className="fp-quiet fp-steering-says">{t.supportHint}</p>
      {opened && (
        <SupportDialog
          window={opened === 'new' ? null : opened}
          staff={staff}
          today={today}
          onClose={() => setOpened(null)}
        />
      )}
    </Panel>
  );
}

function Window({ window, onChange }: { window: SupportWindow; onChange: (() => void) | null }) {
  const t = useMessages(communicationMessages);
  const language = useContext(LanguageContext);
  const { audience, fromDay, toDay, opensAt, closesAt, reachedBy, people, standing } = window;
  const [family, Icon] = LOOKS[standing];
  const clock = (at: string) => at.replace(/^0/, '');
  return (
    <li>
      <div>
        <b>{t[audience]}</b>
        {onChange && (
          <Button size="xs" variant="subtle" aria-label={t.changeSupport(t[audience])} onClick={onChange}>
            {t.change}
          </Button>
        )}
      </div>
      <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
        <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
        {t[`support_${standing}`]}
      </span>
      <p className="fp-steering-says">
        {people.map(({ name }) => name).join(', ') || t.supportThen_nobody}
        <br />
        <span className="fp-quiet">
          {t.hours(shortDay(fromDay, language), shortDay(toDay, language), clock(opensAt), clock(closesAt))}
          <br />
          {reachedBy}
        </span>
      </p>
    </li>
  );
}
