import { Button } from '@mantine/core';
import { IconFileText, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { address, api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Enrolment } from '../my-training.ts';

type Step = Enrolment['steps'][number];
type Given = { enrolmentId: string; step: Step; isMain?: boolean };

/** Opens a remote step: the player, the quiz, or the document with its confirmation. */
export function StepButton({ enrolmentId, step, isMain = false }: Given) {
  const t = useMessages(messages);
  if (step.state === 'locked' || step.slotId !== null) return null;
  if (step.kind === 'document') return <DocumentButtons enrolmentId={enrolmentId} step={step} isMain={isMain} />;
  const label = step.state === 'completed' ? t.again : step.state === 'ready' ? t.begin : t.resume;
  return (
    <Button
      component={Link}
      to={step.kind === 'quiz' ? '/evaluer/$enrolmentId/$stepId' : '/suivre/$enrolmentId/$stepId'}
      params={{ enrolmentId, stepId: step.stepId } as never}
      {...lookOf(isMain)}
      leftSection={<IconPlayerPlay size={18} aria-hidden />}
      aria-label={isMain ? undefined : `${label}, ${step.title}`}
    >
      {label}
    </Button>
  );
}

function DocumentButtons({ enrolmentId, step, isMain }: Required<Given>) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const params = { enrolmentId, stepId: step.stepId };
  const confirm = useMutation({
    mutationFn: () => api('POST /enrolments/:enrolmentId/steps/:stepId/reading', { params }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['my-training'] }),
  });
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <Button
        component="a"
        href={address('GET /enrolments/:enrolmentId/steps/:stepId/document', { params })}
        target="_blank"
        rel="noreferrer"
        {...lookOf(isMain)}
        leftSection={<IconFileText size={18} aria-hidden />}
        aria-label={isMain ? undefined : `${t.readDocument}, ${step.title}`}
      >
        {t.readDocument}
      </Button>
      {step.state !== 'completed' && (
        <Button
          variant="default"
          size={isMain ? 'lg' : 'sm'}
          loading={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {t.haveRead}
        </Button>
      )}
      <RefusalAlert error={confirm.error} />
    </div>
  );
}

const lookOf = (isMain: boolean) =>
  isMain ? ({ size: 'lg', color: 'mirabelle.4' } as const) : ({ size: 'sm', variant: 'default' } as const);
