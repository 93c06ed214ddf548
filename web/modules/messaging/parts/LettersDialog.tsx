import { Modal, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { api } from '../../../app/api.ts';
import { type Language, LanguageContext, useMessages } from '../../../app/i18n.ts';
import { LetterFrame } from '../../../ui/LetterFrame.tsx';
import { Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** Every letter that FormaPro writes, in both languages. */
export function LettersDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages);
  const [language, setLanguage] = useState<Language>(useContext(LanguageContext));
  const [name, setName] = useState('');
  const { data, error } = useQuery({
    queryKey: ['letters', language],
    queryFn: () => api('GET /letters', { query: { language } }),
    placeholderData: keepPreviousData,
  });
  const shown = data?.letters.find(({ letter }) => letter === name) ?? data?.letters[0];
  return (
    <Modal opened onClose={onClose} title={t.lettersTitle} size="lg">
      <div className="fp-stack">
        <RefusalAlert error={error} />
        {!data && !error && <Loading lines={3} />}
        {data && shown && (
          <>
            <div className="fp-tools">
              <NativeSelect
                label={t.letter}
                data={data.letters.map(({ letter, subject }) => ({ value: letter, label: subject }))}
                value={shown.letter}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <NativeSelect
                label={t.language}
                data={[
                  { value: 'fr', label: t.french },
                  { value: 'en', label: t.english },
                ]}
                value={language}
                onChange={(event) => setLanguage(event.currentTarget.value as Language)}
              />
            </div>
            <LetterFrame html={shown.html} title={t.preview} />
            <span className="fp-quiet">{t.sample}</span>
          </>
        )}
      </div>
    </Modal>
  );
}
