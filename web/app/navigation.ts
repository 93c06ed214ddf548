import {
  IconBook2,
  IconBuilding,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconChartLine,
  IconClipboardCheck,
  IconFiles,
  IconHelp,
  IconHistory,
  IconHome,
  IconInbox,
  IconListCheck,
  IconMailForward,
  IconMessageReport,
  IconPackages,
  type IconProps,
  IconRocket,
  IconStairsUp,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Me } from './session.tsx';

type Label =
  | 'today'
  | 'sessions'
  | 'people'
  | 'companies'
  | 'organisation'
  | 'catalogue'
  | 'modules'
  | 'quizzes'
  | 'documents'
  | 'journal'
  | 'accounts'
  | 'mailBox'
  | 'myDay'
  | 'mySessions'
  | 'home'
  | 'recette'
  | 'steering'
  | 'promotions'
  | 'myCases'
  | 'packages'
  | 'help'
  | 'reports'
  | 'rollout';
export type Entry = {
  readonly to: string;
  readonly label: Label;
  readonly icon: ComponentType<IconProps>;
  /** Heading under which it stands in the rail; none for the everyday pages, which come first. */
  readonly section?: 'deployment';
};

const today: Entry = { to: '/', label: 'today', icon: IconInbox };
const sessions: Entry = { to: '/sessions', label: 'sessions', icon: IconCalendarEvent };
const people: Entry = { to: '/personnes', label: 'people', icon: IconUsers };
const companies: Entry = { to: '/entreprises', label: 'companies', icon: IconBuilding };
const organisation: Entry = { to: '/mon-organisme', label: 'organisation', icon: IconBuildingCommunity };
const catalogue: Entry = { to: '/catalogue', label: 'catalogue', icon: IconBook2 };
const modules: Entry = { to: '/modules', label: 'modules', icon: IconPackages };
const quizzes: Entry = { to: '/quiz', label: 'quizzes', icon: IconListCheck };
const documents: Entry = { to: '/documents', label: 'documents', icon: IconFiles };
const journal: Entry = { to: '/journal', label: 'journal', icon: IconHistory };
const accounts: Entry = { to: '/comptes', label: 'accounts', icon: IconUserShield };
const mailBox: Entry = { to: '/envois', label: 'mailBox', icon: IconMailForward };
const recette: Entry = { to: '/recette', label: 'recette', icon: IconClipboardCheck, section: 'deployment' };
const steering: Entry = { to: '/pilotage', label: 'steering', icon: IconChartLine, section: 'deployment' };
const promotions: Entry = { to: '/promotions', label: 'promotions', icon: IconStairsUp, section: 'deployment' };
/** For testers, while a campaign has cases for them. */
export const myCases: Entry = { to: '/mes-cas', label: 'myCases', icon: IconClipboardCheck };
const home: Entry = { to: '/', label: 'home', icon: IconHome };
const rollout: Entry = { to: '/mise-en-production', label: 'rollout', icon: IconRocket, section: 'deployment' };
const reports: Entry = { to: '/signalements', label: 'reports', icon: IconMessageReport };
const help: Entry = { to: '/aide', label: 'help', icon: IconHelp };

/** Separate homes, never one menu filtered by rights: each role has its own list, and only of pages that exist. */
export const NAVIGATION: Readonly<Record<Me['role'], readonly Entry[]>> = {
  trainingAdministrator: [
    today,
    sessions,
    people,
    companies,
    catalogue,
    modules,
    quizzes,
    documents,
    accounts,
    mailBox,
    reports,
    organisation,
    recette,
    promotions,
  ],
  qualityManager: [
    today,
    sessions,
    people,
    companies,
    catalogue,
    modules,
    quizzes,
    documents,
    journal,
    steering,
    recette,
    promotions,
  ],
  director: [
    today,
    sessions,
    people,
    companies,
    catalogue,
    modules,
    quizzes,
    documents,
    journal,
    accounts,
    mailBox,
    reports,
    organisation,
    steering,
    recette,
    promotions,
    rollout,
  ],
  trainer: [
    { ...home, label: 'myDay' },
    { ...sessions, label: 'mySessions' },
    { ...modules, label: 'packages' },
    quizzes,
    help,
  ],
  learner: [home, documents, help],
  companyManager: [home, documents, help],
  systemAdministrator: [
    { ...journal, to: '/', label: 'journal' },
    accounts,
    mailBox,
    reports,
    steering,
    recette,
    promotions,
    rollout,
  ],
  auditor: [home, journal, sessions, documents],
};
