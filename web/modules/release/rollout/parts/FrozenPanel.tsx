import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { shortDay } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/Page.tsx';
import { progressMessages } from '../progress-messages.ts';

type Frozen = Api['GET /rollout']['answer']['frozen'][number];

/** Companies that wait for a date on the stable version, and why. */
export function FrozenPanel({ frozen }: { frozen: readonly Frozen[] }) {
  const p = useMessages(progressMessages);
  const language = useContext(LanguageContext);
  return (
    <Panel title={p.frozen} flush>
      <ul className="fp-rollout-cards">
        {frozen.map(({ companyId, name, untilDay, reason }) => (
          <li key={companyId}>
            <strong>{name}</strong>
            <span className="fp-quiet">{p.until(shortDay(untilDay, language))}</span>
            <span className="fp-quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
