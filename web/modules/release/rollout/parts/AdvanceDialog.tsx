import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { count } from '../../../../ui/format.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { percent } from '../figures.ts';
import { messages } from '../messages.ts';
import { progressMessages } from '../progress-messages.ts';

type Rollout = NonNullable<Api['GET /rollout']['answer']['rollout']>;

/** Who moves at the next step, said before anybody does. */
export function AdvanceDialog({ rollout, onClose }: { rollout: Rollout; onClose: () => void }) {
  const t = useMessages(messages);
  const p = useMessages(progressMessages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const advance = useMutation({
    mutationFn: () =>
      api('POST /rollouts/:rolloutId/advance', {
        params: { rolloutId: rollout.rolloutId },
        body: { from: rollout.step },
      }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['rollout'] }),
  });
  const [now, next] = [rollout.steps[rollout.step - 1], rollout.steps[rollout.step]];
  const users = next?.reached.users.count ?? 0;
  const more = Math.max(0, users - (now?.reached.users.count ?? 0));
  const share = next ? percent(next.targetBp, language) : '';
  return (
    <Modal opened onClose={onClose} title={next ? p.advanceTitle(share) : p.completeTitle}>
      <div className="fp-stack">
        <p style={{ margin: 0 }}>
          {next
            ? p.advanceText(count(more, language), rollout.canaryVersion, count(users, language))
            : p.completeText(rollout.canaryVersion, rollout.stableVersion)}
        </p>
        <RefusalAlert error={advance.error} />
        <Button data-autofocus loading={advance.isPending} onClick={() => advance.mutate()}>
          {next ? t.advanceTo(share) : t.complete}
        </Button>
      </div>
    </Modal>
  );
}
