import type { Api } from '../../../../../contract/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { Panel } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Act = Api['GET /recette/campaigns/:campaignId']['answer']['expected'][number];
const SHOWN_PEOPLE = 4;

/** What is expected next and of whom: every state of a campaign says it. */
export function ExpectedActs({ acts }: { acts: readonly Act[] }) {
  const t = useMessages(messages);
  if (acts.length === 0) return null;
  return (
    <Panel title={t.expected} flush>
      <ul className="fp-recette-acts">
        {acts.map((act) => (
          <li key={act.act} className="fp-row">
            <div>
              <strong>{t[`act_${act.act}`](act.count)}</strong>
              <small>
                <Who act={act} />
              </small>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Who({ act }: { act: Act }) {
  const t = useMessages(messages);
  if (act.people.length > 0) {
    const shown = act.people.slice(0, SHOWN_PEOPLE).map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    const rest = act.people.length - shown.length;
    return `${shown.join(', ')}${rest > 0 ? ` ${t.more(rest)}` : ''}`;
  }
  if (act.act === 'sign' || act.act === 'decide') return t.who_signers;
  if (act.act === 'approveExclusion' || act.act === 'approveWaiver') return t.who_second;
  return act.act === 'release' ? t.who_release : t.who_project;
}
