import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { FactList } from '../../../ui/FactList.tsx';
import { count, instant } from '../../../ui/format.ts';
import { Loading, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { auditMessages } from '../audit-messages.ts';
import { useVerification, VerificationResult, VerifyButton } from './VerifyNow.tsx';

/** How far the journal is sealed, verified, anchored and stamped, and the button of whoever doubts it. */
export function ProofState() {
  const t = useMessages(auditMessages);
  const language = useContext(LanguageContext);
  const verification = useVerification();
  const { data: state, error } = useQuery({ queryKey: ['trail-state'], queryFn: () => api('GET /trail/state') });
  const stamp = state?.timeStamp;
  return (
    <Panel title={t.proof}>
      <div className="fp-stack">
        <RefusalAlert error={error} />
        {!state && !error && <Loading lines={4} />}
        {state && stamp && (
          <FactList
            facts={[
              [t.lines, t.linesOf(count(state.sealed, language), count(state.lines, language))],
              [
                t.verified,
                state.verified
                  ? (state.verified.holds ? t.held : t.broke)(instant(state.verified.at, language))
                  : t.never,
              ],
              [
                t.anchored,
                state.anchoredAt
                  ? t.anchoredAt(count(state.anchoredSeq, language), instant(state.anchoredAt, language))
                  : t.notYet,
              ],
              [
                t.stamped,
                stamp.at && stamp.seq !== null
                  ? t.anchoredAt(count(stamp.seq, language), instant(stamp.at, language))
                  : stamp.isOn
                    ? t.notYet
                    : t.noAuthority,
              ],
            ]}
          />
        )}
        <VerificationResult verification={verification} />
        <VerifyButton verification={verification} />
      </div>
    </Panel>
  );
}
