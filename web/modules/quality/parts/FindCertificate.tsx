import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconFileCertificate, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { address, api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useListState } from '../../../app/list-state.ts';
import { count, dayOf } from '../../../ui/format.ts';
import { Loading, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { auditMessages } from '../audit-messages.ts';

const SHOWN = 6;
const TYPING_PAUSE_MS = 250;

/** The latest certificates, or those of a name or a number; the rest is in the list of documents. */
export function FindCertificate() {
  const t = useMessages(auditMessages);
  const language = useContext(LanguageContext);
  const [list, setList] = useListState();
  const search = useDebouncedCallback((words: string) => setList({ search: words || undefined }), TYPING_PAUSE_MS);
  const query = {
    page: 1,
    size: SHOWN,
    sort: '-issuedAt',
    kind: 'certificateOfCompletion',
    search: list.search,
  } as const;
  const { data, error } = useQuery({
    queryKey: ['documents', 'audit', query],
    queryFn: () => api('GET /documents', { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={t.find} aside={data && <span className="fp-quiet">{t.found(count(data.total, language))}</span>}>
      <div className="fp-stack">
        <TextInput
          aria-label={t.findLabel}
          placeholder={t.findLabel}
          maxLength={100}
          leftSection={<IconSearch size={18} aria-hidden />}
          defaultValue={list.search ?? ''}
          onChange={(event) => search(event.currentTarget.value)}
        />
        <RefusalAlert error={error} />
        {!data && !error && <Loading />}
        {data?.total === 0 && <p className="fp-flat fp-quiet">{t.none}</p>}
        <ul className="fp-links">
          {data?.rows.map(({ documentId, number, learnerName, sessionTitle, issuedAt }) => (
            <li key={documentId}>
              <a
                href={address('GET /documents/:documentId/file', { params: { documentId } })}
                target="_blank"
                rel="noreferrer"
              >
                <IconFileCertificate size={20} stroke={1.75} aria-hidden />
                <span>
                  {learnerName}
                  <small>{[number, sessionTitle, dayOf(issuedAt, language)].join(', ')}</small>
                </span>
                <IconDownload size={18} stroke={1.75} aria-hidden />
              </a>
            </li>
          ))}
        </ul>
        <Link to="/documents" search={(list.search ? { search: list.search } : {}) as never}>
          {t.all}
        </Link>
      </div>
    </Panel>
  );
}
