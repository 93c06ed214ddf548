import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useContext } from 'react';
import type { Api } from '../../../contract/api.ts';
import { api } from '../../app/api.ts';
import { defineMessages, LanguageContext, useMessages } from '../../app/i18n.ts';
import { parisDay, shortDay, time } from '../format.ts';
import { sentenceOf, whoOf } from './sentences.ts';
import { TrailPerson, TrailSession, TrailThing } from './TrailLink.tsx';

export type Page = Api['GET /trail']['answer'];
export type Line = Page['lines'][number];

const messages = defineMessages({
  fr: {
    system: 'FormaPro',
    nobody: 'Une personne sans compte ouvert',
    sealed: (seq: number) => `scellé, n°\u00a0${seq}`,
    waiting: 'scellement en cours',
  },
  en: {
    system: 'FormaPro',
    nobody: 'Somebody not signed in',
    sealed: (seq: number) => `sealed, no\u00a0${seq}`,
    waiting: 'being sealed',
  },
});

/** Names of the actions, for those that have no sentence. */
export function useWords(): Api['GET /actions']['answer'] {
  const { data } = useQuery({
    queryKey: ['actions'],
    queryFn: () => api('GET /actions'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? {};
}

/** One line as a sentence: « Nadia Benhamou a émis le document CR-2026-00132 », then for whom and in which session. */
export function TrailRow({ line, words }: { line: Line; words: ReturnType<typeof useWords> }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { who, other } = whoOf(line);
  const sentence = sentenceOf(line, language) ?? `– ${words[line.action]?.[language] ?? line.action}`;
  const around = [
    other && <TrailPerson key="person" person={other} />,
    line.session && <TrailSession key="session" session={line.session} />,
  ].filter((one) => one !== null);
  return (
    <div className="fp-marge-row">
      <div className="fp-marge-when">
        {shortDay(parisDay(new Date(line.at)), language)}
        <small>{time(line.at, language)}</small>
      </div>
      <div className="fp-marge-what">
        <div>
          <p>
            <b>{who ?? (line.actorKind === 'anonymous' ? t.nobody : t.system)}</b> {sentence}
            {line.thing && (
              <>
                {' '}
                <TrailThing thing={line.thing} />
              </>
            )}
          </p>
          {around.length > 0 && (
            <p className="fp-quiet">
              {around.map((one, index) => (
                <Fragment key={one.key}>
                  {index > 0 && ' · '}
                  {one}
                </Fragment>
              ))}
            </p>
          )}
        </div>
        <span className="fp-quiet fp-state">
          {line.seq ? <IconLock size={14} aria-hidden /> : <IconLockOpen size={14} aria-hidden />}
          {line.seq ? t.sealed(line.seq) : t.waiting}
        </span>
      </div>
    </div>
  );
}
