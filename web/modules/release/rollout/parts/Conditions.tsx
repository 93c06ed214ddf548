import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count } from '../../../../ui/format.ts';
import { percent, watchTime } from '../figures.ts';
import { progressMessages } from '../progress-messages.ts';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;
type Missing = Rollout['missing'][number];

/** What two people may do without; nobody goes on over a signal or past edges that are behind. */
const WAIVABLE: ReadonlySet<Missing> = new Set(['observation-too-short', 'no-business-day', 'too-few-measures']);

/** What still holds the next step, once a waiver is counted. */
export function stillMissing({ missing, waiver }: Rollout): Missing[] {
  return missing.filter((one) => waiver !== 'granted' || !WAIVABLE.has(one));
}

/** What the next step waits for, line by line, each met or not. */
export function Conditions({ rollout }: { rollout: Rollout }) {
  const p = useMessages(progressMessages);
  const language = useContext(LanguageContext);
  const { missing, waiver, measures } = rollout;
  const next = rollout.steps[rollout.step];
  const lines: { text: string; lacks: Missing[]; isShort?: boolean }[] = [
    {
      text: (rollout.needsBusinessDay ? p.observationDay : p.observation)(
        watchTime(Math.min(rollout.observedMinutes, rollout.observeMinutes)),
        watchTime(rollout.observeMinutes),
      ),
      lacks: ['observation-too-short', 'no-business-day'],
    },
    {
      text: p.enoughMeasures(count(measures.count, language), count(measures.needed, language)),
      lacks: ['too-few-measures'],
      isShort: measures.count < measures.needed,
    },
    { text: p.noSignal, lacks: ['signal-to-watch'] },
    { text: p.edgesFollow, lacks: ['edges-behind'] },
    { text: p.inProd, lacks: ['not-promoted'] },
  ];
  const title = next ? p.conditionsOf(percent(next.targetBp, language)) : p.conditionsOfEnd;
  return (
    <div className="fp-rollout-conditions">
      <h3>{title}</h3>
      <ul>
        {lines.map(({ text, lacks, isShort = false }) => {
          const isMet = !isShort && !lacks.some((one) => missing.includes(one));
          const isWaived = !isMet && waiver === 'granted' && lacks.every((one) => WAIVABLE.has(one));
          return (
            <li key={text}>
              {isMet || isWaived ? (
                <IconCircleCheck size={18} stroke={1.75} aria-hidden color="var(--fp-ok-icon)" />
              ) : (
                <IconCircleDashed size={18} stroke={1.75} aria-hidden color="var(--fp-warn-icon)" />
              )}
              <span>
                {text} <span className="fp-quiet">({isMet ? p.isMet : isWaived ? p.isWaived : p.isAwaited})</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
