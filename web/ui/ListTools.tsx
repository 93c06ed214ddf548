import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { defineMessages, useMessages } from '../app/i18n.ts';
import { useListState } from '../app/list-state.ts';
import { EmptyState } from './Page.tsx';

const messages = defineMessages({
  fr: {
    export: 'Exporter',
    noResult: 'Aucun résultat avec ces filtres',
    clear: 'Effacer les filtres',
  },
  en: {
    export: 'Export',
    noResult: 'No result with these filters',
    clear: 'Clear the filters',
  },
});

const TYPING_PAUSE_MS = 250;

/** The search field of a list; what is typed lives in the address. */
export function ListSearch({ label, width = 280 }: { label: string; width?: number }) {
  const [list, setList] = useListState();
  const [text, setText] = useState(list.search ?? '');
  const field = useRef<HTMLInputElement>(null);
  const search = useDebouncedCallback((typed: string) => setList({ search: typed || undefined }), TYPING_PAUSE_MS);
  const { search: kept } = list;
  useEffect(() => {
    // "Clear the filters" empties the field too; whoever is typing is left alone.
    if (document.activeElement !== field.current) setText(kept ?? '');
  }, [kept]);
  return (
    <TextInput
      ref={field}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      w={width}
    />
  );
}

/** What the list shows, without its pages, as a spreadsheet. */
export function ExportButton({ href }: { href: string }) {
  const t = useMessages(messages);
  return (
    <Button variant="default" component="a" href={href} leftSection={<IconDownload size={16} aria-hidden />}>
      {t.export}
    </Button>
  );
}

/** Nothing to show: because of the filters, with the way back, or because there is nothing yet. */
export function EmptyList({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  const t = useMessages(messages);
  const [{ page: _, sort, ...filters }, setList] = useListState();
  const names = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
  if (names.length === 0)
    return (
      <div className="fp-panel">
        <EmptyState title={title} action={action}>
          {children}
        </EmptyState>
      </div>
    );
  return (
    <div className="fp-panel">
      <EmptyState
        title={t.noResult}
        action={
          <Button
            variant="default"
            onClick={() => setList({ ...Object.fromEntries(names.map(([name]) => [name, undefined])), sort })}
          >
            {t.clear}
          </Button>
        }
      />
    </div>
  );
}
