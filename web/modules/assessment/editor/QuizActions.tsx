import { ActionIcon, Button, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import {
  IconArchive,
  IconArchiveOff,
  IconDots,
  IconFileImport,
  IconPlayerPlay,
  IconPointFilled,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Quiz, useQuizDraft } from './draft.ts';
import { ImportDialog } from './ImportDialog.tsx';

type Given = { quiz: Quiz; mine: ReturnType<typeof useQuizDraft> };

/** What the office may do now: one filled button, the next step. */
export function QuizActions({ quiz, mine }: Given) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const params = { quizId: quiz.quizId };
  const startDraft = useMutation({
    mutationFn: () => api('POST /quizzes/:quizId/drafts', { params }),
    onSuccess: () => client.invalidateQueries(),
  });
  const isDraft = quiz.state === 'draft';
  const tryIt = async () => {
    if (isDraft) await mine.settle();
    await navigate({ to: '/quiz/$quizId/essai', params: params as never, ignoreBlocker: true });
  };
  return (
    <>
      {isDraft && <DraftActions mine={mine} />}
      <Button
        variant="default"
        disabled={mine.draft.questions.length === 0}
        leftSection={<IconPlayerPlay size={16} />}
        onClick={() => void tryIt().catch(() => undefined)}
      >
        {t.tryIt}
      </Button>
      {isDraft ? (
        <SaveAndPublish mine={mine} />
      ) : (
        <Button loading={startDraft.isPending} onClick={() => startDraft.mutate()}>
          {t.newDraft}
        </Button>
      )}
      <MoreActions quiz={quiz} />
      <RefusalAlert error={startDraft.error} />
    </>
  );
}

function DraftActions({ mine }: Pick<Given, 'mine'>) {
  const t = useMessages(messages);
  const [isImporting, setImporting] = useState(false);
  return (
    <>
      {mine.isDirty && (
        <span className="fp-quiz-unsaved" role="status">
          <IconPointFilled size={16} aria-hidden /> {t.unsaved}
        </span>
      )}
      <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => setImporting(true)}>
        {t.import}
      </Button>
      <ImportDialog
        opened={isImporting}
        onClose={() => setImporting(false)}
        asksTitle={false}
        onTake={(questions) => {
          mine.change({ questions: [...mine.draft.questions, ...questions] });
          setImporting(false);
        }}
      />
    </>
  );
}

function SaveAndPublish({ mine }: Pick<Given, 'mine'>) {
  const t = useMessages(messages);
  const { isDirty, save, publish, settle } = mine;
  const saveNow = async () => {
    if (!isDirty) return;
    await settle();
    notifications.show({ message: t.saved, color: 'prairie', closeButtonProps: { 'aria-label': t.hide } });
  };
  // A refusal is shown by the page; a rejected promise has nothing more to say.
  const quietly = (act: () => Promise<unknown>) => void act().catch(() => undefined);
  useHotkeys([['mod+S', () => quietly(saveNow)]], []);
  const publishNow = async () => {
    const kept = await settle();
    if (kept.faults.length > 0) return;
    await publish.mutateAsync(kept.revision);
    notifications.show({ message: t.published, color: 'prairie', closeButtonProps: { 'aria-label': t.hide } });
  };
  return (
    <>
      <Button
        variant={isDirty ? 'filled' : 'default'}
        disabled={!isDirty}
        loading={save.isPending}
        onClick={() => quietly(saveNow)}
      >
        {t.save}
      </Button>
      <Button variant={isDirty ? 'default' : 'filled'} loading={publish.isPending} onClick={() => quietly(publishNow)}>
        {t.publish}
      </Button>
    </>
  );
}

function MoreActions({ quiz }: Pick<Given, 'quiz'>) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const params = { quizId: quiz.quizId };
  const restore = useMutation({
    mutationFn: () => api('POST /quizzes/:quizId/restoration', { params }),
    onSuccess: () => client.invalidateQueries(),
  });
  const archive = useMutation({
    mutationFn: () => api('POST /quizzes/:quizId/archiving', { params }),
    onSuccess: async () => {
      await client.invalidateQueries();
      const id = notifications.show({
        color: 'gray',
        autoClose: 10_000,
        closeButtonProps: { 'aria-label': t.hide },
        message: (
          <span className="fp-quiz-undo">
            {t.archivedNow}
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                restore.mutate();
                notifications.hide(id);
              }}
            >
              {t.undo}
            </Button>
          </span>
        ),
      });
    },
  });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t.more}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {quiz.isArchived ? (
          <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={() => restore.mutate()}>
            {t.restore}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => archive.mutate()}>
            {t.archive}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
