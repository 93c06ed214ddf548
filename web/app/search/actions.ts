import { useMantineColorScheme } from '@mantine/core';
import {
  IconBuildingPlus,
  IconCalendarPlus,
  IconLanguage,
  IconLogout,
  IconPackageImport,
  type IconProps,
  IconSunMoon,
  IconUserCog,
  IconUserPlus,
  IconUserShield,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentType, useContext } from 'react';
import { LanguageContext, useMessages } from '../i18n.ts';
import { LanguageSwitch } from '../language.ts';
import { messages as frame } from '../messages.ts';
import { NAVIGATION } from '../navigation.ts';
import { type Me, useMe, useSignOut } from '../session.tsx';
import { messages } from './messages.ts';

export type Action = {
  readonly id: string;
  readonly label: string;
  /** Other words that people try. */
  readonly words?: string;
  readonly icon: ComponentType<IconProps>;
  readonly run: () => void;
  readonly stays?: true;
};

const OFFICE: readonly Me['role'][] = ['trainingAdministrator', 'director'];
const IMPORTERS: readonly Me['role'][] = [...OFFICE, 'trainer'];
const INVITERS: readonly Me['role'][] = [...OFFICE, 'systemAdministrator'];

/** What the caller's role opens, the acts first, then the pages. The server refuses the rest in any case. */
export function useActions(): readonly Action[] {
  const t = useMessages(messages);
  const words = useMessages(frame);
  const { role } = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const language = useContext(LanguageContext);
  const switchLanguage = useContext(LanguageSwitch);
  const { toggleColorScheme } = useMantineColorScheme();
  const go = (to: string, search: Record<string, string> = {}) => void navigate({ to, search: search as never });
  const only = (roles: readonly Me['role'][], ...actions: Action[]) => (roles.includes(role) ? actions : []);
  const added = { ajouter: 'oui' };
  return [
    ...only(OFFICE, {
      id: 'plan-session',
      label: t.planSession,
      words: t.wordsPlan,
      icon: IconCalendarPlus,
      run: () => go('/sessions/nouvelle'),
    }),
    ...only(
      OFFICE,
      {
        id: 'add-person',
        label: t.addPerson,
        words: t.wordsAdd,
        icon: IconUserPlus,
        run: () => go('/personnes', added),
      },
      {
        id: 'add-company',
        label: t.addCompany,
        words: t.wordsAdd,
        icon: IconBuildingPlus,
        run: () => go('/entreprises', added),
      },
    ),
    ...only(IMPORTERS, {
      id: 'import-module',
      label: t.importModule,
      words: t.wordsImport,
      icon: IconPackageImport,
      run: () => go('/modules'),
    }),
    ...only(INVITERS, {
      id: 'invite-person',
      label: t.invitePerson,
      words: t.wordsInvite,
      icon: IconUserShield,
      run: () => go('/comptes', { inviter: 'oui' }),
    }),
    ...NAVIGATION[role].map(({ to, label, icon }) => ({
      id: `page ${to}`,
      label: t.goTo(words[label]),
      icon,
      run: () => go(to),
    })),
    { id: 'account', label: t.goTo(words.myAccount), icon: IconUserCog, run: () => go('/compte') },
    { id: 'theme', label: t.changeTheme, words: t.wordsTheme, icon: IconSunMoon, run: toggleColorScheme, stays: true },
    {
      id: 'language',
      label: t.changeLanguage,
      words: t.wordsLanguage,
      icon: IconLanguage,
      run: () => switchLanguage(language === 'fr' ? 'en' : 'fr'),
      stays: true,
    },
    { id: 'sign-out', label: t.signOut, words: t.wordsSignOut, icon: IconLogout, run: () => void signOut() },
  ];
}
