import { Alert, Button } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { count, instant } from '../../../ui/format.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Verdict = Api['POST /trail/verifications']['answer'];

/** Walks the journal for whoever doubts it; the page then reads again how far it is sealed. */
export function useVerification() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api('POST /trail/verifications'),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['trail-state'] }),
        client.invalidateQueries({ queryKey: ['trail'] }),
      ]),
  });
}

export function VerifyButton({ verification }: { verification: ReturnType<typeof useVerification> }) {
  const t = useMessages(messages);
  return (
    <Button
      leftSection={<IconShieldCheck size={16} stroke={1.75} aria-hidden />}
      loading={verification.isPending}
      onClick={() => verification.mutate()}
    >
      {t.verifyNow}
    </Button>
  );
}

/** What the walk found, in plain words. */
export function VerificationResult({ verification }: { verification: ReturnType<typeof useVerification> }) {
  const t = useMessages(messages);
  return (
    <>
      <RefusalAlert error={verification.error} />
      <div role="status">
        {verification.isPending && <p className="fp-flat fp-quiet">{t.verifying}</p>}
        {verification.data && <Outcome verdict={verification.data} />}
      </div>
    </>
  );
}

function Outcome({ verdict }: { verdict: Verdict }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const number = (value: number) => count(value, language);
  const Icon = verdict.holds ? IconShieldCheck : IconShieldX;
  return (
    <Alert
      color={verdict.holds ? 'prairie' : 'brique'}
      variant="light"
      mb="md"
      icon={<Icon size={20} stroke={1.75} aria-hidden />}
      title={verdict.holds ? t.holds : t.broken}
    >
      {verdict.holds ? (
        <p className="fp-flat">
          {t.holdsHint(number(verdict.sealed), number(verdict.anchors))}
          {verdict.since > 0 && ` ${t.since(number(verdict.since))}`}
          {verdict.timeStamps > 0 && ` ${t.stamps(number(verdict.timeStamps))}`}
        </p>
      ) : (
        <ul className="fp-plain-list">
          {verdict.faults.map((fault) => (
            <li key={fault} lang="fr">
              {fault}
            </li>
          ))}
        </ul>
      )}
      <p className="fp-flat fp-quiet">{t.verifiedAt(instant(verdict.verifiedAt, language))}</p>
    </Alert>
  );
}
