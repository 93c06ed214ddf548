import { ActionIcon, FileInput, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDeviceLaptop,
  IconFileText,
  IconListCheck,
  IconSchool,
  IconTrash,
  IconVideo,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Step } from '../path-step.ts';

const UNLOCKS = ['free', 'after-previous', 'after-step', 'after-first-slot'] as const;
const ICONS = {
  package: IconDeviceLaptop,
  onSite: IconSchool,
  virtualClass: IconVideo,
  quiz: IconListCheck,
  document: IconFileText,
};

type Given = {
  versionId: string;
  step: Step;
  index: number;
  steps: readonly Step[];
  isEditable: boolean;
  onChange: (steps: Step[]) => void;
};

/** One step of a path, edited in place. */
export function StepForm({ versionId, step, index, steps, isEditable, onChange }: Given) {
  const t = useMessages(messages);
  const Icon = ICONS[step.kind];
  const change = (part: Partial<Step>) =>
    onChange(steps.map((one) => (one.stepId === step.stepId ? { ...one, ...part } : one)));
  const move = (by: number) => {
    const next = steps.filter((one) => one.stepId !== step.stepId);
    next.splice(index + by, 0, step);
    onChange(next);
  };
  const isRoom = step.kind === 'onSite' || step.kind === 'virtualClass';
  return (
    <li className="fp-panel">
      <header>
        <h2 style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
          <Icon size={20} aria-hidden /> {index + 1}. {t[step.kind]}
        </h2>
        {isEditable && (
          <div style={{ display: 'flex', gap: 4 }}>
            <ActionIcon variant="subtle" aria-label={t.up} disabled={index === 0} onClick={() => move(-1)}>
              <IconArrowUp size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t.down}
              disabled={index === steps.length - 1}
              onClick={() => move(1)}
            >
              <IconArrowDown size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.remove}
              onClick={() => onChange(steps.filter((one) => one.stepId !== step.stepId))}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </div>
        )}
      </header>
      <div
        className="fp-panel-body"
        style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', gap: 12 }}
      >
        <TextInput
          label={t.stepTitle}
          value={step.title}
          maxLength={200}
          disabled={!isEditable}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <NumberInput
          label={t.minutes}
          value={step.plannedMn}
          min={0}
          max={6000}
          step={5}
          disabled={!isEditable}
          onChange={(value) => change({ plannedMn: Number(value) || 0 })}
        />
        <ContentChoice versionId={versionId} step={step} isEditable={isEditable} onChange={change} />
        {!isRoom && (
          <NativeSelect
            label={t.unlock}
            disabled={!isEditable}
            data={UNLOCKS.map((unlock) => ({ value: unlock, label: t[unlock] }))}
            value={step.unlock}
            onChange={(event) => change({ unlock: event.currentTarget.value as Step['unlock'], unlockStepId: null })}
          />
        )}
        {step.unlock === 'after-step' && (
          <NativeSelect
            label={t.whichStep}
            disabled={!isEditable}
            data={[
              { value: '', label: t.pick },
              ...steps
                .slice(0, index)
                .map(({ stepId, title }, at) => ({ value: stepId, label: `${at + 1}. ${title}` })),
            ]}
            value={step.unlockStepId ?? ''}
            onChange={(event) => change({ unlockStepId: event.currentTarget.value || null })}
          />
        )}
      </div>
    </li>
  );
}

type ChoiceGiven = Pick<Given, 'versionId' | 'step' | 'isEditable'> & { onChange: (part: Partial<Step>) => void };

function ContentChoice({ versionId, step, isEditable, onChange }: ChoiceGiven) {
  if (step.kind === 'package') return <PackageChoice step={step} isEditable={isEditable} onChange={onChange} />;
  if (step.kind === 'quiz') return <QuizChoice step={step} isEditable={isEditable} onChange={onChange} />;
  if (step.kind === 'document')
    return <DocumentChoice versionId={versionId} step={step} isEditable={isEditable} onChange={onChange} />;
  return null;
}

function PackageChoice({ step, isEditable, onChange }: Omit<ChoiceGiven, 'versionId'>) {
  const t = useMessages(messages);
  const query = { page: 1, size: 200, sort: 'title' as const };
  const { data } = useQuery({ queryKey: ['packages', query], queryFn: () => api('GET /packages', { query }) });
  const rows = (data?.rows ?? []).filter(({ state }) => state !== 'preview');
  return (
    <NativeSelect
      label={t.content}
      disabled={!isEditable}
      data={[
        { value: '', label: t.pick },
        ...rows.map(({ versionId, title, versionNumber }) => ({
          value: versionId,
          label: `${title} (${t.version(versionNumber)})`,
        })),
      ]}
      value={step.packageVersionId ?? ''}
      onChange={(event) => {
        const chosen = rows.find(({ versionId }) => versionId === event.currentTarget.value);
        const isUntitled = step.title === t.package || step.title === '';
        onChange({
          packageVersionId: event.currentTarget.value || null,
          ...(chosen && isUntitled ? { title: chosen.title } : {}),
        });
      }}
    />
  );
}

function QuizChoice({ step, isEditable, onChange }: Omit<ChoiceGiven, 'versionId'>) {
  const t = useMessages(messages);
  const query = { page: 1, size: 200, sort: 'title' as const };
  const { data } = useQuery({ queryKey: ['quizzes', query], queryFn: () => api('GET /quizzes', { query }) });
  const rows = (data?.rows ?? []).filter(({ publishedNumber }) => publishedNumber !== null);
  return (
    <NativeSelect
      label={t.content}
      disabled={!isEditable}
      data={[{ value: '', label: t.pick }, ...rows.map(({ quizId, title }) => ({ value: quizId, label: title }))]}
      value={step.quizId ?? ''}
      onChange={(event) => {
        const chosen = rows.find(({ quizId }) => quizId === event.currentTarget.value);
        const isUntitled = step.title === t.quiz || step.title === '';
        onChange({
          quizId: event.currentTarget.value || null,
          ...(chosen && isUntitled ? { title: chosen.title } : {}),
        });
      }}
    />
  );
}

function DocumentChoice({ versionId, step, isEditable, onChange }: ChoiceGiven) {
  const t = useMessages(messages);
  const keep = useMutation({
    mutationFn: (file: File) =>
      api('POST /program-versions/:versionId/path-documents', { params: { versionId }, body: {}, file }),
    onSuccess: ({ fileId, name }) =>
      onChange({ fileId, ...(step.title === t.document ? { title: name.replace(/\.pdf$/i, '') } : {}) }),
  });
  return (
    <div>
      <FileInput
        label={t.pdf}
        description={step.fileId ? t.pdfKept : undefined}
        placeholder={t.pick}
        accept=".pdf"
        value={null}
        disabled={!isEditable || keep.isPending}
        onChange={(file) => file && keep.mutate(file)}
      />
      <RefusalAlert error={keep.error} />
    </div>
  );
}
