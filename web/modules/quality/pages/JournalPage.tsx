import { Alert } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { address, api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { count, instant } from '../../../ui/format.ts';
import { EmptyList, ExportButton } from '../../../ui/ListTools.tsx';
import { PageHeader } from '../../../ui/Page.tsx';
import { TrailList } from '../../../ui/trail/TrailList.tsx';
import { messages } from '../messages.ts';
import { TrailFilters, useTrailFilter } from '../parts/TrailFilters.tsx';
import { useVerification, VerificationResult, VerifyButton } from '../parts/VerifyNow.tsx';

/** The whole journal: what an auditor and those who answer for the proof read, search, verify and take away. */
export function JournalPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  useCrumb({ label: t.title });
  const filter = useTrailFilter();
  const verification = useVerification();
  const { data: state } = useQuery({ queryKey: ['trail-state'], queryFn: () => api('GET /trail/state') });
  const query = useInfiniteQuery({
    queryKey: ['trail', filter],
    queryFn: ({ pageParam }) =>
      api('GET /trail', { query: { ...filter, ...(pageParam ? { before: pageParam } : {}) } }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const failure = state?.timeStamp.failure;
  return (
    <>
      <PageHeader
        title={t.title}
        over={me.accessEndsAt ? t.endsAt(instant(me.accessEndsAt, language)) : undefined}
        facts={state && <StateFacts state={state} />}
        actions={
          <>
            <ExportButton href={address('GET /trail/export', { query: filter })} />
            <VerifyButton verification={verification} />
          </>
        }
      />
      <VerificationResult verification={verification} />
      {failure && (
        <Alert color="ocre" variant="light" title={t.noStamp(instant(failure.since, language))} mb="md">
          {t[failure.reason]} {t.noStampHint}
        </Alert>
      )}
      <TrailFilters />
      <TrailList query={query} empty={<EmptyList title={t.empty} />} />
    </>
  );
}

/** How far the journal is sealed, verified, anchored and stamped. */
function StateFacts({ state }: { state: Api['GET /trail/state']['answer'] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { verified, timeStamp } = state;
  return (
    <>
      <span>{t.state(count(state.sealed, language), count(state.lines, language))}</span>
      <span>
        {verified ? (verified.holds ? t.verifiedFact : t.brokenFact)(instant(verified.at, language)) : t.neverVerified}
      </span>
      <span>
        {state.anchoredAt
          ? t.anchored(count(state.anchoredSeq, language), instant(state.anchoredAt, language))
          : t.notAnchored}
      </span>
      {timeStamp.isOn && (
        <span>
          {timeStamp.at && timeStamp.seq !== null
            ? t.stamped(count(timeStamp.seq, language), instant(timeStamp.at, language))
            : t.notStamped}
        </span>
      )}
    </>
  );
}
