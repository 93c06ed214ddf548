import { IconDownload, IconFileCertificate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { address, api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { documentNames } from '../../../ui/document-names.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

const SHOWN = 4;

/** The learner's latest documents in force, one tap away. */
export function MyDocuments() {
  const t = useMessages(messages);
  const names = useMessages(documentNames);
  const { data, error } = useQuery({
    queryKey: ['documents', 'latest'],
    queryFn: () => api('GET /documents', { query: { page: 1, size: 50, sort: '-issuedAt' } }),
  });
  const rows = data?.rows.filter(({ state }) => state === 'issued').slice(0, SHOWN) ?? [];
  return (
    <Panel title={t.documentsTitle}>
      <RefusalAlert error={error} />
      {data && rows.length === 0 && <p className="fp-quiet fp-plain">{t.documentsNone}</p>}
      <ul className="fp-links">
        {rows.map(({ documentId, kind, number, sessionTitle }) => (
          <li key={documentId}>
            <a
              href={address('GET /documents/:documentId/file', { params: { documentId } })}
              target="_blank"
              rel="noreferrer"
            >
              <IconFileCertificate size={20} stroke={1.75} aria-hidden />
              <span>
                {names[kind]}
                <small>{sessionTitle || number}</small>
              </span>
              <IconDownload size={18} stroke={1.75} aria-hidden />
            </a>
          </li>
        ))}
      </ul>
      {rows.length > 0 && <Link to="/documents">{t.documentsAll}</Link>}
    </Panel>
  );
}
