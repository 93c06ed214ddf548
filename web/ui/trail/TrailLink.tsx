import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../contract/api.ts';
import { address } from '../../app/api.ts';
import { defineMessages, LanguageContext, useMessages } from '../../app/i18n.ts';
import { type Me, useMe } from '../../app/session.tsx';
import { shortDay } from '../format.ts';

type Line = Api['GET /trail']['answer']['lines'][number];
type Thing = NonNullable<Line['thing']>;

const OFFICE: readonly Me['role'][] = ['trainingAdministrator', 'qualityManager', 'director'];
/** Whose pages a reader has; the server refuses the others in any case. */
const READERS: Readonly<Record<Exclude<Thing['kind'], 'halfDay'> | 'session' | 'person', readonly Me['role'][]>> = {
  session: [...OFFICE, 'trainer', 'auditor'],
  document: [...OFFICE, 'trainer', 'auditor'],
  program: [...OFFICE, 'trainer', 'auditor'],
  quiz: [...OFFICE, 'trainer'],
  package: [...OFFICE, 'trainer'],
  company: OFFICE,
  person: OFFICE,
};

const messages = defineMessages({
  fr: { morning: 'matin', afternoon: 'après-midi', halfDay: (day: string, half: string) => `du ${day}, ${half}` },
  en: { morning: 'morning', afternoon: 'afternoon', halfDay: (day: string, half: string) => `of ${day}, ${half}` },
});

/** What was done something to, with its page when the reader has it. */
export function TrailThing({ thing: { kind, id, name } }: { thing: Thing }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { role } = useMe();
  if (kind === 'halfDay') {
    const [day = '', half] = name.split(' ');
    return <>{t.halfDay(shortDay(day, language), half === 'morning' ? t.morning : t.afternoon)}</>;
  }
  if (!READERS[kind].includes(role)) return <>{name}</>;
  if (kind === 'document')
    return (
      <a
        href={address('GET /documents/:documentId/file', { params: { documentId: id } })}
        target="_blank"
        rel="noreferrer"
      >
        {name}
      </a>
    );
  const pages = {
    program: { to: '/catalogue/$versionId', params: { versionId: id } },
    quiz: { to: '/quiz/$quizId', params: { quizId: id } },
    package: { to: '/modules/$packageVersionId', params: { packageVersionId: id } },
    company: { to: '/entreprises/$companyId', params: { companyId: id } },
  } as const;
  const { to, params } = pages[kind];
  return (
    <Link to={to} params={params as never}>
      {name}
    </Link>
  );
}

/** Whom else the line names. */
export function TrailPerson({ person: { personId, name, hasCard } }: { person: NonNullable<Line['concerns']> }) {
  const { role } = useMe();
  if (!hasCard || !READERS.person.includes(role)) return <>{name}</>;
  return (
    <Link to="/personnes/$personId" params={{ personId } as never}>
      {name}
    </Link>
  );
}

export function TrailSession({ session: { sessionId, code, title } }: { session: NonNullable<Line['session']> }) {
  const { role } = useMe();
  const name = `${title}, ${code}`;
  if (!READERS.session.includes(role)) return <>{name}</>;
  return (
    <Link to="/sessions/$sessionId" params={{ sessionId }}>
      {name}
    </Link>
  );
}
