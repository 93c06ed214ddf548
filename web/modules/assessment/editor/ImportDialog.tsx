import { Button, FileButton, Modal, Progress, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../editor-messages.ts';
import type { Question } from '../quiz-types.ts';
import '../quiz.css';
import { ReadingPreview } from './ReadingPreview.tsx';

type Given = {
  opened: boolean;
  onClose: () => void;
  /** The title is asked only when the questions make a new quiz. */
  asksTitle: boolean;
  isBusy?: boolean;
  error?: unknown;
  onTake: (questions: Question[], title: string) => void;
};

/** A file of questions: dropped, shown as it was understood, then taken. Nothing is added before. */
export function ImportDialog({ opened, onClose, ...rest }: Given) {
  const t = useMessages(messages);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.importTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <ImportSteps {...rest} />
    </Modal>
  );
}

function ImportSteps({ asksTitle, isBusy = false, error, onTake }: Omit<Given, 'opened' | 'onClose'>) {
  const t = useMessages(messages);
  const [title, setTitle] = useState('');
  const [leftIds, setLeftIds] = useState<ReadonlySet<string>>(new Set());
  const read = useMutation({
    mutationFn: (file: File) => api('POST /quiz-readings', { file }),
    onSuccess: (found) => {
      setTitle(found.category || found.fileName.replace(/\.[^.]{1,5}$/, ''));
      setLeftIds(new Set());
    },
  });
  const reading = read.data;
  if (!reading) return <DropZone isReading={read.isPending} error={read.error} onFile={(file) => read.mutate(file)} />;
  const taken = reading.questions.filter(({ id }) => !leftIds.has(id));
  const toggle = (id: string) => {
    const next = new Set(leftIds);
    if (!next.delete(id)) next.add(id);
    setLeftIds(next);
  };
  return (
    <div className="fp-stack fp-quiz-dialog">
      <RefusalAlert error={error} />
      <ReadingPreview reading={reading} leftIds={leftIds} onToggle={toggle} />
      {asksTitle && reading.questions.length > 0 && (
        <TextInput
          label={t.quizTitle}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      )}
      <div className="fp-actions fp-quiz-dialog-foot">
        {reading.questions.length > 0 && (
          <Button
            loading={isBusy}
            disabled={taken.length === 0 || (asksTitle && title.trim() === '')}
            onClick={() => onTake(taken, title.trim())}
          >
            {asksTitle ? t.createWith(taken.length) : t.add(taken.length)}
          </Button>
        )}
        <Button variant="default" onClick={() => read.reset()}>
          {t.otherFile}
        </Button>
      </div>
    </div>
  );
}

type ZoneGiven = { isReading: boolean; error: unknown; onFile: (file: File) => void };

function DropZone({ isReading, error, onFile }: ZoneGiven) {
  const t = useMessages(messages);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div className="fp-stack">
      <RefusalAlert error={error} />
      <section
        className="fp-quiz-drop"
        data-over={isOver || undefined}
        aria-label={t.drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={40} stroke={1.5} aria-hidden />
        <strong>{t.drop}</strong>
        <span className="fp-quiet">{t.dropHint}</span>
        <FileButton accept=".gift,.txt,.xml" onChange={(file) => file && onFile(file)}>
          {(button) => (
            <Button {...button} loading={isReading}>
              {t.chooseFile}
            </Button>
          )}
        </FileButton>
        {isReading && <Progress value={100} animated w={280} aria-label={t.reading} />}
      </section>
    </div>
  );
}
