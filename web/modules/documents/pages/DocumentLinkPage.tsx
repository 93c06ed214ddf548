import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { address, api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { DoorFrame } from '../../../ui/DoorFrame.tsx';
import { documentNames } from '../../../ui/document-names.ts';
import { Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** What the link of a mail opens, without a password: its documents, and what replaced them since. */
export function DocumentLinkPage() {
  const t = useMessages(messages);
  const names = useMessages(documentNames);
  // After the #: it is not sent when the page is fetched, nor to the next site.
  const [code] = useState(() => window.location.hash.slice(1));
  const { data, error, isPending } = useQuery({
    queryKey: ['document-link', code],
    queryFn: () => api('GET /document-links/:code', { params: { code } }),
    retry: false,
  });
  const fileOf = (documentId: string) =>
    address('GET /document-links/:code/files/:documentId', { params: { code, documentId } });
  return (
    <DoorFrame title={data ? data.training : t.linkTitle}>
      {isPending && <Loading lines={3} />}
      <RefusalAlert error={error} />
      {data && (
        <>
          <p className="fp-flat">{t.linkHello(data.firstName)}</p>
          <ul className="fp-links">
            {data.documents.map(({ kind, documentId, number, state, newer }) => {
              const shown = newer ?? { documentId, number };
              return (
                <li key={documentId}>
                  <a href={fileOf(shown.documentId)} target="_blank" rel="noreferrer">
                    <IconFileText size={20} stroke={1.75} aria-hidden />
                    <span>
                      {names[kind]}
                      <small>
                        {newer
                          ? t.linkReplaced(number, newer.number)
                          : state === 'issued'
                            ? number
                            : t.linkNoLonger(number)}
                      </small>
                    </span>
                    <IconDownload size={18} stroke={1.75} aria-hidden />
                  </a>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </DoorFrame>
  );
}
