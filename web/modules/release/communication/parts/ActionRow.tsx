import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarTime,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleOff,
  IconMailForward,
  IconPencil,
  type IconProps,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useContext } from 'react';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { showDone } from '../../../../ui/Feedback.tsx';
import { count, longDay, time, tinyDay } from '../../../../ui/format.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import type { Action } from '../communication.ts';
import { communicationMessages } from '../messages.ts';
import { changeBody } from './ActionDialog.tsx';

type Given = { action: Action; mayAct: boolean; onChange: () => void; onSend: () => void };

/** One action: until when, to whom, by whom, what is expected next. */
export function ActionRow({ action, mayAct, onChange, onSend }: Given) {
  const t = useMessages(communicationMessages);
  const language = useContext(LanguageContext);
  const { title, audience, channel, owner, version, next, dueOn } = action;
  const facts = [t[audience], t[channel], version && t.announces(version)].filter(Boolean).join(', ');
  return (
    <li>
      <div className="fp-marge-when">{tinyDay(dueOn, language)}</div>
      <div className="fp-steering-stage">
        <div>
          <strong>{title}</strong>
          <span className="fp-quiet">{facts}</span>
          {next !== 'nothing' && next !== 'dropped' && (
            <span className="fp-quiet">{owner ? t.owns(owner) : t.nobodyOwns}</span>
          )}
          <Then action={action} />
        </div>
        <div>
          <ActionState action={action} />
          {channel === 'mail' && next !== 'dropped' && next !== 'write' && (
            <Button
              size="xs"
              variant={next === 'send' && mayAct ? 'filled' : 'default'}
              aria-label={next === 'send' ? t.openOf(title) : t.followOf(title)}
              onClick={onSend}
            >
              {next === 'send' ? t.open : t.follow}
            </Button>
          )}
          {mayAct && <Acts action={action} onChange={onChange} />}
        </div>
      </div>
    </li>
  );
}

function Acts({ action, onChange }: { action: Action; onChange: () => void }) {
  const t = useMessages(communicationMessages);
  const client = useQueryClient();
  const done = useMutation({
    mutationFn: () =>
      api('POST /communication/actions/:actionId/changes', {
        params: { actionId: action.actionId },
        body: { ...changeBody(action), state: 'done' },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.markedDone);
    },
  });
  return (
    <>
      {action.next === 'do' && (
        <Button
          size="xs"
          variant="default"
          loading={done.isPending}
          aria-label={t.markDoneOf(action.title)}
          onClick={() => done.mutate()}
        >
          {t.markDone}
        </Button>
      )}
      <Button size="xs" variant="subtle" aria-label={t.changeAction(action.title)} onClick={onChange}>
        {t.change}
      </Button>
      <RefusalAlert error={done.error} />
    </>
  );
}

/** What happens next, and what became of the mails. */
function Then({ action: { next, sendings, doneOn } }: { action: Action }) {
  const t = useMessages(communicationMessages);
  const language = useContext(LanguageContext);
  if (doneOn) return <span>{t.doneOn(longDay(doneOn, language))}</span>;
  const kept = sendings.filter(({ cancelledAt }) => cancelledAt === null);
  const sum = (name: 'sent' | 'waiting' | 'refused') => kept.reduce((total, one) => total + one[name], 0);
  const told = (['sent', 'waiting', 'refused'] as const)
    .filter((name) => sum(name) > 0)
    .map((name) => t[`${name}Count`](count(sum(name), language)));
  const last = kept.at(-1);
  const then = next === 'leaving' ? t.then_leaving(last ? time(last.leavesAt, language) : '') : t[`then_${next}`];
  return (
    <span>
      {told.length > 0 && next !== 'leaving' ? `${told.join(', ')}. ` : ''}
      {then}
    </span>
  );
}

const LOOKS: Readonly<Record<Action['next'], readonly [string, ComponentType<IconProps>]>> = {
  write: ['neutral', IconPencil],
  send: ['neutral', IconCalendarTime],
  do: ['neutral', IconCalendarTime],
  leaving: ['info', IconMailForward],
  underway: ['info', IconCircleDashed],
  mend: ['warn', IconAlertTriangle],
  nothing: ['ok', IconCircleCheck],
  dropped: ['neutral', IconCircleOff],
};

function ActionState({ action: { next, isLate } }: { action: Action }) {
  const t = useMessages(communicationMessages);
  const [family, Icon] = isLate ? (['warn', IconAlertTriangle] as const) : LOOKS[next];
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {isLate ? t.late : t[`next_${next}`]}
    </span>
  );
}
