import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPaperclip, IconPhoto, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { RefusalAlert } from '../../../../ui/Page.tsx';
import { runMessages } from '../run-messages.ts';
import type { Draft } from './draft.ts';

type Files = Draft['screenshots'];
type Given = { itemId: string; files: Files; onChange: (files: Files) => void };

/** Pictures of what was seen, sent as soon as they are chosen. */
export function ScreenshotFiles({ itemId, files, onChange }: Given) {
  const t = useMessages(runMessages);
  const send = useMutation({
    mutationFn: (file: File) => api('POST /recette/items/:itemId/screenshots', { params: { itemId }, file, body: {} }),
    onSuccess: (sent) => onChange([...files, sent]),
  });
  return (
    <div className="fp-recette-files">
      {files.map(({ screenshotId, name }) => (
        <span key={screenshotId}>
          <IconPhoto size={16} aria-hidden />
          {name}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t.remove(name)}
            onClick={() => onChange(files.filter((one) => one.screenshotId !== screenshotId))}
          >
            <IconX size={14} />
          </ActionIcon>
        </span>
      ))}
      <FileButton accept="image/png,image/jpeg" onChange={(file) => file && send.mutate(file)}>
        {(button) => (
          <Button
            {...button}
            variant="subtle"
            size="sm"
            loading={send.isPending}
            leftSection={<IconPaperclip size={16} aria-hidden />}
          >
            {t.join}
          </Button>
        )}
      </FileButton>
      <RefusalAlert error={send.error} />
    </div>
  );
}
