import { IconBook2, IconMail, IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { useMe, useOrganisation } from '../../../app/session.tsx';
import { PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
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
  const asked = me.role in ASKED ? ASKED[me.role as keyof typeof ASKED] : null;
  useCrumb({ label: t.title });
  return (
    <>
      <PageHeader title={t.title} facts={t.hint} />
      <div className="fp-columns">
        <div className="fp-stack">
          <Guides />
          {asked && (
            <Panel flush>
              {asked.map((name) => (
                <details key={name} className="fp-fold">
                  <summary>{t[`ask${name}`]}</summary>
                  <p>{t[`answer${name}`]}</p>
                </details>
              ))}
            </Panel>
          )}
        </div>
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

function Guides() {
  const t = useMessages(helpMessages);
  const { data, error, refetch } = useQuery({ queryKey: ['guides'], queryFn: () => api('GET /guides') });
  return (
    <Panel title={t.guides} aside={<span className="fp-quiet">{t.guidesHint}</span>}>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      <ul className="fp-links">
        {data?.guides.map(({ name, title }) => (
          <li key={name}>
            <Link to="/aide/$guide" params={{ guide: name } as never}>
              <IconBook2 size={20} stroke={1.75} aria-hidden />
              <span>{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
