import { Alert } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { defineMessages, LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { count, instant } from '../../../ui/format.ts';
import { PageHeader } from '../../../ui/Page.tsx';
import { TrailList } from '../../../ui/TrailList.tsx';

const messages = defineMessages({
  fr: {
    title: 'Journal',
    state: (sealed: string, lines: string) => `${sealed} lignes scellées sur ${lines}`,
    anchored: (seq: string, at: string) => `dernier ancrage : n° ${seq}, ${at}`,
    notAnchored: 'pas encore d’ancrage',
    stamped: (seq: string, at: string) => `dernier horodatage\u00a0: n°\u00a0${seq}, ${at}`,
    notStamped: 'pas encore d’horodatage',
    noStamp: (since: string) => `Pas d’horodatage depuis le ${since}`,
    noStampHint: 'Le journal reste scellé, et ancré par fichier signé. Un nouvel essai a lieu toutes les cinq minutes.',
    UNREACHABLE: 'L’autorité d’horodatage ne répond pas.',
    TOO_SLOW: 'L’autorité d’horodatage met trop de temps à répondre.',
    TOO_LARGE: 'La réponse de l’autorité est bien trop longue pour être un horodatage.',
    UNREADABLE: 'La réponse de l’autorité n’est pas un horodatage lisible.',
    NOT_GRANTED: 'L’autorité refuse d’horodater. Vérifiez votre contrat avec elle.',
    IMPRINT: 'L’autorité a horodaté autre chose que notre empreinte.',
    NONCE: 'L’autorité a renvoyé un horodatage qui répond à une autre demande.',
    SIGNATURE: 'La signature de l’horodatage ne tient pas.',
    CERTIFICATE: 'L’horodatage ne porte pas le certificat de son signataire.',
    EXPIRED: 'Le certificat de l’autorité n’est pas valable à cette date.',
    NOT_A_TIME_STAMPER: 'Le certificat du signataire n’est pas fait pour horodater.',
    UNKNOWN_AUTHORITY: 'L’horodatage ne vient pas d’une autorité de TSA_CA_FILE.',
    CLOCK: 'L’heure de l’autorité et celle de ce serveur diffèrent de plus de dix minutes.',
    endsAt: (at: string) => `Accès en lecture, ouvert jusqu’au ${at}`,
  },
  en: {
    title: 'Journal',
    state: (sealed: string, lines: string) => `${sealed} lines sealed of ${lines}`,
    anchored: (seq: string, at: string) => `last anchor: no ${seq}, ${at}`,
    notAnchored: 'not anchored yet',
    stamped: (seq: string, at: string) => `last time stamp: no ${seq}, ${at}`,
    notStamped: 'no time stamp yet',
    noStamp: (since: string) => `No time stamp since ${since}`,
    noStampHint: 'The journal is still sealed, and anchored in the signed file. A new try is made every five minutes.',
    UNREACHABLE: 'The time stamp authority does not answer.',
    TOO_SLOW: 'The time stamp authority takes too long to answer.',
    TOO_LARGE: 'The authority’s answer is far too long to be a time stamp.',
    UNREADABLE: 'The authority’s answer is not a time stamp that can be read.',
    NOT_GRANTED: 'The authority refuses to stamp. Check your contract with it.',
    IMPRINT: 'The authority stamped something else than our hash.',
    NONCE: 'The authority sent a time stamp that answers another query.',
    SIGNATURE: 'The signature of the time stamp does not hold.',
    CERTIFICATE: 'The time stamp does not carry its signer’s certificate.',
    EXPIRED: 'The authority’s certificate is not valid at that date.',
    NOT_A_TIME_STAMPER: 'The signer’s certificate is not made for time stamping.',
    UNKNOWN_AUTHORITY: 'The time stamp does not come from an authority of TSA_CA_FILE.',
    CLOCK: 'The authority’s clock and this server’s differ by more than ten minutes.',
    endsAt: (at: string) => `Read-only access, open until ${at}`,
  },
});

/** The whole journal: what an auditor and those who answer for the proof read. */
export function JournalPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  useCrumb({ label: t.title });
  const { data: state } = useQuery({ queryKey: ['trail-state'], queryFn: () => api('GET /trail/state') });
  const query = useInfiniteQuery({
    queryKey: ['trail'],
    queryFn: ({ pageParam }) => api('GET /trail', { query: pageParam ? { before: pageParam } : {} }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const anchor = state?.anchoredAt
    ? t.anchored(count(state.anchoredSeq, language), instant(state.anchoredAt, language))
    : t.notAnchored;
  const stamp = state?.timeStamp;
  return (
    <>
      <PageHeader
        title={t.title}
        over={me.accessEndsAt ? t.endsAt(instant(me.accessEndsAt, language)) : undefined}
        facts={
          state && (
            <>
              <span>{t.state(count(state.sealed, language), count(state.lines, language))}</span>
              <span>{anchor}</span>
              {stamp?.isOn && (
                <span>
                  {stamp.at && stamp.seq !== null
                    ? t.stamped(count(stamp.seq, language), instant(stamp.at, language))
                    : t.notStamped}
                </span>
              )}
            </>
          )
        }
      />
      {stamp?.failure && (
        <Alert color="ocre" variant="light" title={t.noStamp(instant(stamp.failure.since, language))} mb="md">
          {t[stamp.failure.reason]} {t.noStampHint}
        </Alert>
      )}
      <TrailList query={query} />
    </>
  );
}
