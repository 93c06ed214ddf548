import { Alert, Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { duration } from '../../../ui/format.ts';
import { EmptyState, Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { StepForm } from '../parts/StepForm.tsx';
import { KINDS, type Step } from '../path-step.ts';

const HALF_DAY_MN = 210;

/** The blended path of a program: steps in order, what each holds, when it opens. */
export function PathPage() {
  const t = useMessages(messages);
  const client = useQueryClient();
  const { versionId } = useParams({ strict: false }) as { versionId: string };
  const [steps, setSteps] = useState<Step[] | null>(null);
  const program = useQuery({
    queryKey: ['program', versionId],
    queryFn: () => api('GET /program-versions/:versionId', { params: { versionId } }),
  });
  const path = useQuery({
    queryKey: ['path', versionId],
    queryFn: () => api('GET /program-versions/:versionId/path', { params: { versionId } }),
    refetchOnWindowFocus: false,
  });
  useCrumb(
    { label: t.catalogue, to: '/catalogue' },
    { label: program.data?.title ?? '…', to: `/catalogue/${versionId}` },
    { label: t.path },
  );
  useEffect(() => {
    if (path.data) setSteps((mine) => mine ?? path.data.steps);
  }, [path.data]);
  const save = useMutation({
    mutationFn: () =>
      api('PUT /program-versions/:versionId/path', {
        params: { versionId },
        body: { revision: path.data?.revision ?? 0, steps: steps ?? [] },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['path', versionId] });
      notifications.show({ message: t.saved, color: 'prairie' });
    },
  });
  if (path.error) return <RefusalAlert error={path.error} onRetry={() => void path.refetch()} />;
  if (!path.data || !steps) return <Loading />;
  const { isEditable } = path.data;
  const sum = (isRoom: boolean) =>
    steps
      .filter(({ kind }) => (kind === 'onSite' || kind === 'virtualClass') === isRoom)
      .reduce((total, step) => total + step.plannedMn, 0);
  const add = (kind: Step['kind']) => setSteps([...steps, newStep(kind, t[kind])]);
  return (
    <>
      <PageHeader
        title={t.pathOf}
        over={program.data?.title}
        facts={<span>{t.totals(duration(sum(false)), duration(sum(true)))}</span>}
        actions={
          isEditable && (
            <>
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button variant="default" leftSection={<IconPlus size={16} />}>
                    {t.addStep}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {KINDS.map((kind) => (
                    <Menu.Item key={kind} onClick={() => add(kind)}>
                      {t[kind]}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
              <Button loading={save.isPending} onClick={() => save.mutate()}>
                {t.save}
              </Button>
            </>
          )
        }
      />
      <div className="fp-stack">
        {!isEditable && (
          <Alert color="gray" variant="light" icon={<IconLock size={18} />}>
            {t.locked}
          </Alert>
        )}
        <RefusalAlert error={save.error} />
        {steps.length === 0 && <EmptyState title={t.noStep}>{t.noStepHint}</EmptyState>}
        <ol className="fp-stack" style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t.steps}>
          {steps.map((step, index) => (
            <StepForm
              key={step.stepId}
              versionId={versionId}
              step={step}
              index={index}
              steps={steps}
              isEditable={isEditable}
              onChange={setSteps}
            />
          ))}
        </ol>
      </div>
    </>
  );
}

function newStep(kind: Step['kind'], title: string): Step {
  const isRoom = kind === 'onSite' || kind === 'virtualClass';
  return {
    stepId: newUuid(),
    kind,
    title,
    plannedMn: isRoom ? HALF_DAY_MN : 30,
    packageVersionId: null,
    quizId: null,
    fileId: null,
    unlock: 'free',
    unlockStepId: null,
  };
}

/** `crypto.randomUUID` needs https, which a first try on a local network has not. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
