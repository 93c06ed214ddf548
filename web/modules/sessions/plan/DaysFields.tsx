import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMessages } from '../../../app/i18n.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { nextWorkingDay } from '../../../ui/french-day.ts';
import { messages } from '../messages.ts';
import { type Day, HOURS } from './draft.ts';
import { planMessages } from './messages.ts';

const clock = (time: string) => time.replace(/^0/, '');

/** The days of a session and their half-days; a new day is the next working one. */
export function DaysFields({ days, onChange }: { days: readonly Day[]; onChange: (days: Day[]) => void }) {
  const t = useMessages(messages);
  const words = useMessages(planMessages);
  const change = (index: number, part: Partial<Day>) =>
    onChange(days.map((day, at) => (at === index ? { ...day, ...part } : day)));
  const last = days.at(-1)?.day;
  return (
    <div className="fp-stack">
      {days.map((day, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name until the session exists.
        <fieldset key={index} className="fp-day">
          <legend className="fp-sr">{`${t.day} ${index + 1}`}</legend>
          <DayField label={t.day} value={day.day} required onChange={(value) => change(index, { day: value })} />
          {(['morning', 'afternoon'] as const).map((half) => (
            <Checkbox
              key={half}
              size="sm"
              label={`${t[half]} ${HOURS[half].map(clock).join(' – ')}`}
              checked={day[half]}
              error={!day.morning && !day.afternoon}
              onChange={(event) => change(index, { [half]: event.currentTarget.checked })}
            />
          ))}
          {days.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={words.removeDay(index + 1)}
              onClick={() => onChange(days.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} stroke={1.75} />
            </ActionIcon>
          )}
        </fieldset>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange([...days, { day: last ? nextWorkingDay(last) : '', morning: true, afternoon: true }])}
        style={{ justifySelf: 'start' }}
      >
        {t.addDay}
      </Button>
    </div>
  );
}
