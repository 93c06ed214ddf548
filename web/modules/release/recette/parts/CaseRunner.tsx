import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBan, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api, newKey } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { runMessages } from '../run-messages.ts';
import { useDraft } from './draft.ts';
import { ScreenshotFiles } from './ScreenshotFiles.tsx';
import { StepMarks } from './StepMarks.tsx';

export type ItemDetails = Api['GET /recette/items/:itemId']['answer'];
type Outcome = 'ok' | 'ko' | 'blocked';
type Severity = 'blocking' | 'major' | 'minor';
const SEVERITY_OF: Readonly<Record<string, Severity>> = { P1: 'blocking', P2: 'major', P3: 'minor' };

/** Running one case: its steps, what was seen, pictures, and one of three answers. What is typed stays on this device. */
export function CaseRunner({ item, onDone }: { item: ItemDetails; onDone: (next: string | null) => void }) {
  const t = useMessages(runMessages);
  const client = useQueryClient();
  const commentField = useRef<HTMLTextAreaElement>(null);
  const { draft, change, clear } = useDraft({
    itemId: item.itemId,
    iterationId: item.iteration.iterationId,
    steps: item.case.steps.length,
  });
  const byDefault = SEVERITY_OF[item.case.priority] ?? 'minor';
  const [severity, setSeverity] = useState<Severity>(byDefault);
  const [severityReason, setSeverityReason] = useState('');
  const [isRegrading, setRegrading] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // One key per intention: a lost answer sent again records the run once.
  const [key, setKey] = useState(newKey);
  const record = useMutation({
    mutationFn: (outcome: Outcome) =>
      api('POST /recette/items/:itemId/executions', {
        params: { itemId: item.itemId },
        key: `${key}-${outcome}`,
        body: {
          digest: item.iteration.digest,
          seen: item.seen,
          outcome,
          steps: draft.steps,
          comment: draft.comment.trim(),
          durationS: Math.min(86_400, Math.max(0, Math.round((Date.now() - draft.startedAt) / 1000))),
          screenshotIds: draft.screenshots.map(({ screenshotId }) => screenshotId),
          ...(outcome === 'ko' && severity !== byDefault ? { severity, severityReason: severityReason.trim() } : {}),
        },
      }),
    onSuccess: async ({ anomalyNumber, next }) => {
      clear();
      setKey(newKey());
      const { code } = item.case;
      notifications.show({
        message: anomalyNumber === null ? t.recorded(code) : t.recordedAnomaly(code, anomalyNumber),
        color: 'prairie',
      });
      await client.invalidateQueries({ queryKey: ['recette'] });
      onDone(next);
    },
  });
  const answer = (outcome: Outcome) => {
    const isMute = outcome !== 'ok' && draft.comment.trim() === '';
    setFault(isMute ? t.seenMissing : outcome === 'ok' && draft.steps.includes('ko') ? t.stepsFailed : null);
    if (isMute) return commentField.current?.focus();
    if (outcome === 'ok' && draft.steps.includes('ko')) return;
    record.mutate(outcome);
  };
  return (
    <>
      <section aria-label={t.steps}>
        <h3>{t.steps}</h3>
        <StepMarks
          steps={item.case.steps}
          marks={draft.steps}
          onMark={(index, mark) => change({ steps: draft.steps.map((one, at) => (at === index ? mark : one)) })}
        />
      </section>
      <section>
        <h3>{t.expected}</h3>
        <p className="fp-quiet">{item.case.expected}</p>
      </section>
      <Textarea
        ref={commentField}
        label={t.seen}
        description={t.seenHint}
        error={fault}
        autosize
        minRows={3}
        maxLength={4_000}
        value={draft.comment}
        onChange={(event) => {
          setFault(null);
          change({ comment: event.currentTarget.value });
        }}
      />
      <ScreenshotFiles
        itemId={item.itemId}
        files={draft.screenshots}
        onChange={(screenshots) => change({ screenshots })}
      />
      <RefusalAlert error={record.error} />
      <div className="fp-recette-answers">
        <Button
          loading={record.isPending}
          leftSection={<IconCircleCheck size={18} aria-hidden />}
          onClick={() => answer('ok')}
        >
          {t.ok}
        </Button>
        <Button
          variant="outline"
          color="brique"
          disabled={record.isPending}
          leftSection={<IconCircleX size={18} aria-hidden />}
          onClick={() => answer('ko')}
        >
          {t.ko}
        </Button>
        <Button
          variant="default"
          disabled={record.isPending}
          leftSection={<IconBan size={18} aria-hidden />}
          onClick={() => answer('blocked')}
        >
          {t.blocked}
        </Button>
      </div>
      <p className="fp-quiet">
        {t.koOpens(t[severity])}{' '}
        {!isRegrading && (
          <Button variant="subtle" size="compact-sm" onClick={() => setRegrading(true)}>
            {t.changeSeverity}
          </Button>
        )}
      </p>
      {isRegrading && (
        <div className="fp-stack">
          <Select
            label={t.severity}
            allowDeselect={false}
            value={severity}
            data={(['blocking', 'major', 'minor'] as const).map((value) => ({ value, label: t[value] }))}
            onChange={(value) => setSeverity((value as Severity | null) ?? byDefault)}
          />
          {severity !== byDefault && (
            <TextInput
              label={t.severityReason}
              required
              maxLength={500}
              value={severityReason}
              onChange={(event) => setSeverityReason(event.currentTarget.value)}
            />
          )}
        </div>
      )}
    </>
  );
}
