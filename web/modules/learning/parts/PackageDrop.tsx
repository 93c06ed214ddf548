import { FileInput, Progress } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** Where a package is dropped: progress while it leaves, then its page; a refusal keeps the person here. */
export function PackageDrop({ packageId = null }: { packageId?: string | null }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const load = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      const sent = { file, body: {}, onProgress: setShare };
      return packageId
        ? api('POST /packages/:packageId/versions', { ...sent, params: { packageId } })
        : api('POST /packages', sent);
    },
    onSuccess: async ({ versionId }) => {
      await client.invalidateQueries({ queryKey: ['packages'] });
      await navigate({ to: '/modules/$packageVersionId', params: { packageVersionId: versionId } as never });
    },
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file && !load.isPending) load.mutate(file);
  };
  return (
    <div className="fp-stack">
      <RefusalAlert error={load.error} />
      <section className="fp-panel" aria-label={t.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <div className="fp-empty">
          <IconPackageImport size={36} stroke={1.5} aria-hidden />
          <strong>{packageId ? t.newVersion : t.drop}</strong>
          <span>{t.dropHint}</span>
          {load.isPending ? (
            <div style={{ width: 280 }} role="status">
              {share < 1 ? t.sending(Math.round(share * 100)) : t.reading}
              <Progress value={share * 100} animated={share >= 1} aria-label={t.reading} />
            </div>
          ) : (
            <FileInput
              aria-label={t.choose}
              placeholder={t.choose}
              accept=".zip,.pif"
              value={null}
              onChange={(file) => file && load.mutate(file)}
              w={280}
            />
          )}
        </div>
      </section>
    </div>
  );
}
