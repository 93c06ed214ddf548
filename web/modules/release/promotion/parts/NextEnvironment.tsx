import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowUpRight, IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { useMe } from '../../../../app/session.tsx';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { GateActs } from './GateActs.tsx';
import { type Environment, GateList, type Release } from './GateList.tsx';

type Target = Api['POST /releases/:artifactId/promotions']['body']['environment'];

const DECIDERS = ['director', 'systemAdministrator'];

/** The environment that comes now: its conditions, what to do about each, and the decision of a person. */
export function NextEnvironment({ release, environment }: { release: Release; environment: Environment }) {
  const t = useMessages(messages);
  const { role } = useMe();
  const left = environment.gates.filter(({ answer, isWaived }) => answer !== 'pass' && !isWaived);
  return (
    <section className="fp-panel">
      <header>
        <div>
          <h2>{t.enter(environment.name)}</h2>
          <span className="fp-quiet">{environment.purpose}</span>
        </div>
      </header>
      <GateList environment={environment} build={release.name}>
        {(gate) =>
          role === 'auditor' ? null : <GateActs release={release} environment={environment.environment} gate={gate} />
        }
      </GateList>
      <div className="fp-promote">
        <span id="fp-promote-why" className="fp-quiet">
          {left.length > 0 ? t.left(left.length) : t.mayPromote} {!DECIDERS.includes(role) && t.whoDecides}
        </span>
        {DECIDERS.includes(role) && <Decision release={release} environment={environment} />}
      </div>
    </section>
  );
}

function Decision({ release, environment }: { release: Release; environment: Environment }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const params = { artifactId: release.artifactId };
  const body = { environment: environment.environment as Target };
  const refresh = () => client.invalidateQueries({ queryKey: ['releases'] });
  const approve = useMutation({
    mutationFn: () => api('POST /releases/:artifactId/approvals', { params, body }),
    onSettled: refresh,
  });
  const promote = useMutation({
    mutationFn: () => api('POST /releases/:artifactId/promotions', { params, body }),
    onSuccess: () => notifications.show({ message: t.promoted(environment.name), color: 'prairie' }),
    onSettled: refresh,
  });
  const isApproved = environment.gates.some(({ gate, answer }) => gate === 'approval' && answer === 'pass');
  const { mayEnter } = environment;
  return (
    <>
      <div className="fp-actions">
        {!isApproved && (
          <Button
            variant="default"
            leftSection={<IconUserCheck size={18} aria-hidden />}
            loading={approve.isPending}
            onClick={() => approve.mutate()}
          >
            {t.approve}
          </Button>
        )}
        <Button
          leftSection={<IconArrowUpRight size={18} aria-hidden />}
          aria-disabled={!mayEnter || undefined}
          {...(mayEnter ? {} : { 'data-disabled': true })}
          aria-describedby="fp-promote-why"
          loading={promote.isPending}
          onClick={() => mayEnter && promote.mutate()}
        >
          {t.promote(environment.name)}
        </Button>
      </div>
      <RefusalAlert error={approve.error ?? promote.error} />
    </>
  );
}
