import { Select, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { messages } from '../messages.ts';

const TYPING_PAUSE_MS = 250;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What part of the journal the address asks for; what does not make sense there is left out. */
export function useTrailFilter() {
  const [list] = useListState();
  const text = (name: string) => (list[name] === undefined ? undefined : String(list[name]).slice(0, 100));
  const day = (name: string) => (DAY.test(String(list[name])) ? String(list[name]) : undefined);
  return {
    person: text('person'),
    session: text('session'),
    action: text('action')?.slice(0, 80),
    from: day('from'),
    to: day('to'),
    without: list.without === 'signIns' ? ('signIns' as const) : undefined,
  };
}

/** Who, in which session, what, between which days. Everything lives in the address. */
export function TrailFilters() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [, setList] = useListState();
  const filter = useTrailFilter();
  const { data: actions } = useQuery({
    queryKey: ['actions'],
    queryFn: () => api('GET /actions'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const choices = Object.entries(actions ?? {})
    .map(([value, words]) => ({ value, label: words[language] }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <search aria-label={t.filters} className="fp-filters">
      <WordField name="person" asked={filter.person} />
      <WordField name="session" asked={filter.session} />
      <Select
        label={t.action}
        placeholder={t.anyAction}
        searchable
        clearable
        data={choices}
        value={filter.action ?? null}
        onChange={(action) => setList({ action: action ?? undefined })}
      />
      <DayField label={t.from} value={filter.from ?? ''} onChange={(from) => setList({ from })} />
      <DayField label={t.to} value={filter.to ?? ''} onChange={(to) => setList({ to })} />
      <Switch
        label={t.withoutSignIns}
        checked={filter.without !== undefined}
        onChange={(event) => setList({ without: event.currentTarget.checked ? 'signIns' : undefined })}
      />
    </search>
  );
}

/** Words that are looked for once the typing pauses; the field empties when the filters are cleared. */
function WordField({ name, asked }: { name: 'person' | 'session'; asked: string | undefined }) {
  const t = useMessages(messages);
  const [, setList] = useListState();
  const [typed, setTyped] = useState(asked ?? '');
  const search = useDebouncedCallback((words: string) => setList({ [name]: words || undefined }), TYPING_PAUSE_MS);
  useEffect(() => {
    if (asked === undefined) setTyped('');
  }, [asked]);
  return (
    <TextInput
      label={t[name]}
      maxLength={100}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
