import { ActionIcon, Drawer, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconHelp,
  IconLanguage,
  IconLogout,
  IconMenu2,
  IconMessageReport,
  IconSunMoon,
  IconUserCog,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Fragment, type ReactNode, useContext, useState } from 'react';
import { Avatar } from '../ui/Page.tsx';
import { api } from './api.ts';
import { useCrumbs } from './crumbs.ts';
import { LanguageContext, useMessages } from './i18n.ts';
import { LanguageSwitch } from './language.ts';
import { messages } from './messages.ts';
import { type Entry, myCases, NAVIGATION } from './navigation.ts';
import { SearchButton } from './search/SearchButton.tsx';
import { type Me, useMe, useOrganisation, useSignOut } from './session.tsx';
import { VersionNotice } from './VersionNotice.tsx';

function Brand() {
  const { name } = useOrganisation();
  return (
    <Link to="/" className="fp-brand">
      <img src="/icon.svg" width={30} height={30} alt="" />
      <div>
        <b>FormaPro</b>
        <span>{name}</span>
      </div>
    </Link>
  );
}

function NavLinks({ entries, onGo }: { entries: readonly Entry[]; onGo?: () => void }) {
  const t = useMessages(messages);
  const waiting = { today: useWaiting(entries), reports: useReportsWaiting(entries) };
  const countOf = (label: Entry['label']) => (label === 'today' || label === 'reports' ? waiting[label] : 0);
  return entries.map(({ to, label, icon: Icon, section }, rank) => (
    <Fragment key={to}>
      {section && section !== entries[rank - 1]?.section && <p className="fp-nav-section">{t[section]}</p>}
      <Link to={to} className="fp-nav" activeOptions={{ exact: to === '/' }} {...(onGo ? { onClick: onGo } : {})}>
        <Icon size={18} stroke={1.75} aria-hidden />
        {t[label]}
        {countOf(label) > 0 && (
          <span className="fp-count" data-now>
            {countOf(label)}
            <span className="fp-sr"> {t.waiting}</span>
          </span>
        )}
      </Link>
    </Fragment>
  ));
}

/** How many things wait in the office's queue: the same count as the list behind it. */
function useWaiting(entries: readonly Entry[]): number {
  const { data } = useQuery({
    queryKey: ['work-queue', 'count'],
    queryFn: () => api('GET /work-queue/count'),
    enabled: entries.some(({ label }) => label === 'today'),
    refetchInterval: 60_000,
  });
  return data?.count ?? 0;
}

/** How many problems people reported that nobody has answered. */
function useReportsWaiting(entries: readonly Entry[]): number {
  const { data } = useQuery({
    queryKey: ['problem-reports', 'count'],
    queryFn: () => api('GET /problem-reports/count'),
    enabled: entries.some(({ label }) => label === 'reports'),
    refetchInterval: 60_000,
  });
  return data?.count ?? 0;
}

function Tools() {
  const t = useMessages(messages);
  const me = useMe();
  const signOut = useSignOut();
  const { toggleColorScheme } = useMantineColorScheme();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const language = useContext(LanguageContext);
  const switchLanguage = useContext(LanguageSwitch);
  const name = `${me.firstName} ${me.lastName}`;
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t.theme} onClick={toggleColorScheme}>
        <IconSunMoon size={18} stroke={1.75} />
      </ActionIcon>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <button
            type="button"
            className="fp-icon-button"
            aria-label={t.account(`${me.firstName.charAt(0)}${me.lastName.charAt(0)}`, name)}
          >
            <Avatar firstName={me.firstName} lastName={me.lastName} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{name}</Menu.Label>
          <Menu.Item
            leftSection={<IconLanguage size={16} />}
            lang={language === 'fr' ? 'en' : 'fr'}
            onClick={() => switchLanguage(language === 'fr' ? 'en' : 'fr')}
          >
            {t.language}
          </Menu.Item>
          <Menu.Item component={Link} to="/compte" leftSection={<IconUserCog size={16} />}>
            {t.myAccount}
          </Menu.Item>
          {me.role !== 'auditor' && (
            <Menu.Item
              leftSection={<IconMessageReport size={16} />}
              onClick={() => void navigate({ to: '/signaler', search: { depuis: pathname } })}
            >
              {t.reportProblem}
            </Menu.Item>
          )}
          <Menu.Item component={Link} to="/aide" leftSection={<IconHelp size={16} />}>
            {t.helpAndGuides}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
            {t.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Crumbs() {
  const t = useMessages(messages);
  const crumbs = useCrumbs();
  return (
    <nav aria-label={t.crumbs} style={{ flex: 1, minWidth: 0 }}>
      <ol className="fp-crumbs">
        {crumbs.map(({ label, to }, index) => (
          <li key={label}>
            {to && index < crumbs.length - 1 ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function SkipLink() {
  const t = useMessages(messages);
  return (
    <a className="fp-skip" href="#contenu">
      {t.skip}
    </a>
  );
}

/** Rail and top bar, for those who work with lists all day. */
export function OfficeFrame({ children }: { children?: ReactNode }) {
  const t = useMessages(messages);
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const entries = NAVIGATION[me.role];
  return (
    <div className="fp-office">
      <SkipLink />
      <aside className="fp-rail">
        <Brand />
        <nav aria-label={t.main}>
          <NavLinks entries={entries} />
        </nav>
      </aside>
      <div>
        <header className="fp-top">
          <button
            type="button"
            className="fp-icon-button fp-burger"
            aria-label={t.menu}
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          >
            <IconMenu2 size={20} />
          </button>
          <Crumbs />
          <SearchButton />
          <Tools />
        </header>
        <VersionNotice />
        <main id="contenu" className="fp-main">
          {children ?? <Outlet />}
        </main>
      </div>
      <Drawer opened={isOpen} onClose={() => setOpen(false)} size={260} title="FormaPro">
        <nav aria-label={t.main}>
          <NavLinks entries={entries} onGo={() => setOpen(false)} />
        </nav>
      </Drawer>
    </div>
  );
}

/** A trainer or a company's manager has an entry for the recette while they have cases to run or a report to sign. */
function useTesterEntries(role: Me['role']): readonly Entry[] {
  const { data } = useQuery({
    queryKey: ['recette', 'mine'],
    queryFn: () => api('GET /recette/my-cases'),
    enabled: role === 'trainer' || role === 'companyManager',
    staleTime: 60_000,
  });
  return data && data.rows.length + data.toSign.length > 0 ? [myCases] : [];
}

/** Top bar and bottom tabs on a phone, for those who come to learn, teach or follow. */
export function LightFrame({ children }: { children?: ReactNode }) {
  const t = useMessages(messages);
  const me = useMe();
  const entries = [...NAVIGATION[me.role], ...useTesterEntries(me.role)];
  return (
    <div className="fp-comfort">
      <SkipLink />
      <header className="fp-light-top">
        <Brand />
        <nav className="fp-light-nav" aria-label={t.main}>
          {entries.map(({ to, label, icon: Icon }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
              <Icon size={24} stroke={1.75} aria-hidden />
              {t[label]}
            </Link>
          ))}
        </nav>
        <span style={{ marginLeft: 'auto' }} />
        <SearchButton />
        <Tools />
      </header>
      <VersionNotice />
      <main id="contenu" className="fp-main" data-narrow data-wide={me.role === 'companyManager' || undefined}>
        {children ?? <Outlet />}
      </main>
    </div>
  );
}
