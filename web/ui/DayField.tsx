import '@mantine/dates/styles.css';
import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import 'dayjs/locale/fr';
import { useContext, useState } from 'react';
import { defineMessages, LanguageContext, useMessages } from '../app/i18n.ts';
import { readFrenchDay } from './french-day.ts';

const messages = defineMessages({
  fr: {
    pattern: 'jj/mm/aaaa',
    wrong: 'Écrivez la date ainsi : 14/03/2026',
    previous: 'Mois précédent',
    next: 'Mois suivant',
  },
  en: {
    pattern: 'dd/mm/yyyy',
    wrong: 'Write the date like this: 14/03/2026',
    previous: 'Previous month',
    next: 'Next month',
  },
});

type Given = {
  label: string;
  /** YYYY-MM-DD, empty when there is none. */
  value: string;
  onChange: (day: string) => void;
  required?: boolean;
  error?: string | undefined;
};

/** A day, typed as the French write it or picked in a calendar whose week starts on Monday. What is typed is never lost. */
export function DayField({ label, value, onChange, required = false, error }: Given) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [isWrong, setWrong] = useState(false);
  const [isReadable, setReadable] = useState(true);
  return (
    <DateInput
      label={label}
      required={required}
      value={value || null}
      onChange={(day) => {
        setWrong(false);
        onChange(day ?? '');
      }}
      onBlur={(event) => {
        const typed = event.currentTarget.value;
        setWrong(typed !== '' && readFrenchDay(typed) === null);
      }}
      dateParser={readFrenchDay}
      onInput={(event) => setReadable(readFrenchDay(event.currentTarget.value) !== null)}
      fixOnBlur={isReadable}
      valueFormat="DD/MM/YYYY"
      placeholder={t.pattern}
      locale={language}
      firstDayOfWeek={1}
      previousLabel={t.previous}
      nextLabel={t.next}
      leftSection={<IconCalendar size={16} stroke={1.75} aria-hidden />}
      inputMode="numeric"
      error={isWrong ? t.wrong : error}
      w={170}
    />
  );
}
