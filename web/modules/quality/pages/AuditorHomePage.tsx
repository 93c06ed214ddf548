import { IconCalendarEvent, IconFiles, IconFileZip, IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { instant } from '../../../ui/format.ts';
import { PageHeader, Panel } from '../../../ui/Page.tsx';
import { auditMessages } from '../audit-messages.ts';
import { DrawnSessions } from '../parts/DrawnSessions.tsx';
import { FindCertificate } from '../parts/FindCertificate.tsx';
import { ProofState } from '../parts/ProofState.tsx';

const DAY_MS = 86_400_000;

/** An auditor's home: what they may read and until when, whether the proof holds, what to look at first. */
export function AuditorHomePage() {
  const t = useMessages(auditMessages);
  const language = useContext(LanguageContext);
  const { accessEndsAt } = useMe();
  useCrumb({ label: t.title });
  const daysLeft = accessEndsAt ? Math.floor((new Date(accessEndsAt).getTime() - Date.now()) / DAY_MS) : 0;
  return (
    <>
      <PageHeader
        title={t.title}
        over={t.readOnly}
        facts={accessEndsAt && t.until(instant(accessEndsAt, language), daysLeft)}
      />
      <div className="fp-columns">
        <div className="fp-stack">
          <DrawnSessions />
          <FindCertificate />
        </div>
        <aside className="fp-stack">
          <ProofState />
          <Readable />
        </aside>
      </div>
    </>
  );
}

function Readable() {
  const t = useMessages(auditMessages);
  const kinds = [
    { name: 'sessions', to: '/sessions', icon: IconCalendarEvent },
    { name: 'documents', to: '/documents', icon: IconFiles },
    { name: 'proofs', to: '/sessions', icon: IconFileZip },
    { name: 'journal', to: '/journal', icon: IconHistory },
  ] as const;
  return (
    <Panel title={t.mayRead}>
      <ul className="fp-links">
        {kinds.map(({ name, to, icon: Icon }) => (
          <li key={name}>
            <Link to={to as '/'}>
              <Icon size={20} stroke={1.75} aria-hidden />
              <span>
                {t[name]}
                <small>{t[`${name}Hint`]}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="fp-flat fp-quiet">{t.mayNot}</p>
    </Panel>
  );
}
