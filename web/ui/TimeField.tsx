import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { defineMessages, useMessages } from '../app/i18n.ts';
import { readFrenchTime } from './french-day.ts';

const messages = defineMessages({
  fr: { wrong: 'Écrivez l’heure ainsi : 9:00' },
  en: { wrong: 'Write the time like this: 9:00' },
});

type Given = { label: string; value: string; onChange: (time: string) => void; error?: string | undefined };

/** A time of day, HH:MM, typed as the French write it. A native field follows the browser's country, which may say AM. */
export function TimeField({ label, value, onChange, error }: Given) {
  const t = useMessages(messages);
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && readFrenchTime(typed) === null;
  return (
    <TextInput
      label={label}
      required
      inputMode="numeric"
      w={90}
      value={typed ?? value.replace(/^0/, '')}
      error={isWrong ? t.wrong : error}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const time = typed === null ? null : readFrenchTime(typed);
        if (!time) return;
        setTyped(null);
        onChange(time);
      }}
    />
  );
}
