import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { useListState } from '../../../../app/list-state.ts';
import { showDone } from '../../../../ui/Feedback.tsx';
import { EmptyState, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import type { Action } from '../communication.ts';
import { communicationMessages } from '../messages.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { ActionRow } from './ActionRow.tsx';
import { SendDialog } from './SendDialog.tsx';

type Given = { actions: readonly Action[]; today: string; mayAct: boolean };
type Opened = { what: 'change' | 'send'; actionId: string } | { what: 'add' } | null;

const isOver = ({ next }: Action) => next === 'nothing' || next === 'dropped';

/** The actions in the margin of time: those that wait for somebody first, each with what is expected and of whom. */
export function ActionList({ actions, today, mayAct }: Given) {
  const t = useMessages(communicationMessages);
  const [list, setList] = useListState();
  const [opened, setOpened] = useState<Opened>(null);
  const side = list.cote === 'interne' ? 'internal' : list.cote === 'externe' ? 'external' : null;
  const shown = actions
    .filter((action) => side === null || action.side === side)
    .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
  const done = actions.filter(({ next }) => next === 'nothing').length;
  const chosen = opened && opened.what !== 'add' ? actions.find((one) => one.actionId === opened.actionId) : undefined;
  return (
    <div className="fp-stack">
      {actions.length > 0 && (
        <div className="fp-steering-tools">
          <SegmentedControl
            aria-label={t.side}
            value={String(list.cote ?? 'toutes')}
            onChange={(cote) => setList({ cote: cote === 'toutes' ? undefined : cote })}
            data={[
              { value: 'toutes', label: t.all },
              { value: 'interne', label: t.internal },
              { value: 'externe', label: t.external },
            ]}
          />
          {mayAct && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setOpened({ what: 'add' })}
            >
              {t.add}
            </Button>
          )}
        </div>
      )}
      <Panel
        title={t.actions}
        aside={actions.length > 0 && <span className="fp-quiet">{t.doneCount(done, actions.length)}</span>}
        flush
      >
        {actions.length === 0 && <NoAction mayAct={mayAct} onAdd={() => setOpened({ what: 'add' })} />}
        {actions.length > 0 && shown.length === 0 && <EmptyState title={t.noneOnThisSide} />}
        <ol className="fp-steering-stages">
          {shown.map((action) => (
            <ActionRow
              key={action.actionId}
              action={action}
              mayAct={mayAct}
              onChange={() => setOpened({ what: 'change', actionId: action.actionId })}
              onSend={() => setOpened({ what: 'send', actionId: action.actionId })}
            />
          ))}
        </ol>
      </Panel>
      {opened?.what === 'add' && <ActionDialog action={null} today={today} onClose={() => setOpened(null)} />}
      {opened?.what === 'change' && chosen && (
        <ActionDialog action={chosen} today={today} onClose={() => setOpened(null)} />
      )}
      {opened?.what === 'send' && chosen && (
        <SendDialog action={chosen} mayAct={mayAct} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}

function NoAction({ mayAct, onAdd }: { mayAct: boolean; onAdd: () => void }) {
  const t = useMessages(communicationMessages);
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => api('POST /communication/plan'),
    onSuccess: async ({ actions }) => {
      await client.invalidateQueries({ queryKey: ['steering'] });
      showDone(t.planTaken(actions));
    },
  });
  return (
    <EmptyState
      title={t.none}
      action={
        mayAct && (
          <div className="fp-actions">
            <Button loading={take.isPending} onClick={() => take.mutate()}>
              {t.takePlan}
            </Button>
            <Button variant="default" onClick={onAdd}>
              {t.add}
            </Button>
          </div>
        )
      }
    >
      {mayAct ? t.noneHint : t.noneReader}
      <RefusalAlert error={take.error} />
    </EmptyState>
  );
}
