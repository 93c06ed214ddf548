import { IconMail, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useMe, useOrganisation } from '../../../app/session.tsx';
import { PageHeader, Panel } from '../../../ui/Page.tsx';
import { helpMessages } from '../help-messages.ts';

const ASKED = {
  learner: ['Sign', 'Resume', 'Closed', 'Certificate', 'Adjust'],
  trainer: ['Open', 'NoPhone', 'Mistake', 'Forgot'],
  companyManager: ['See', 'Late', 'Where'],
} as const;

/** The answers people look for with their phone in hand, and whom to call. */
export function HelpPage() {
  const t = useMessages(helpMessages);
  const me = useMe();
  const { name, phone, email } = useOrganisation();
  useCrumb({ label: t.title });
  return (
    <>
      <PageHeader title={t.title} facts={t.hint} />
      <div className="fp-columns">
        <Panel flush>
          {ASKED[me.role === 'trainer' || me.role === 'companyManager' ? me.role : 'learner'].map((name) => (
            <details key={name} className="fp-fold">
              <summary>{t[`ask${name}`]}</summary>
              <p>{t[`answer${name}`]}</p>
            </details>
          ))}
        </Panel>
        <aside className="fp-stack">
          <Panel title={t.contact}>
            <p className="fp-plain">{t.contactHint(name)}</p>
            <ul className="fp-links">
              {phone && (
                <li>
                  <a href={`tel:${phone.replace(/\s/g, '')}`}>
                    <IconPhone size={20} stroke={1.75} aria-hidden />
                    <span>{phone}</span>
                  </a>
                </li>
              )}
              {email && (
                <li>
                  <a href={`mailto:${email}`}>
                    <IconMail size={20} stroke={1.75} aria-hidden />
                    <span>{email}</span>
                  </a>
                </li>
              )}
            </ul>
          </Panel>
          <Link to="/signaler">{t.report}</Link>
          {me.role === 'learner' && <Link to="/signer">{t.sign}</Link>}
        </aside>
      </div>
    </>
  );
}
