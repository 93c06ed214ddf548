import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, newKey } from '../../../app/api.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Loading, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

/** A package of one's path, on the whole window. The player runs on the content origin and says when the learner leaves. */
export function FollowStepPage() {
  const t = useMessages(messages);
  const { enrolmentId, stepId } = useParams({ strict: false }) as { enrolmentId: string; stepId: string };
  const [key] = useState(newKey);
  const navigate = useNavigate();
  const client = useQueryClient();
  const launch = useQuery({
    queryKey: ['launch', enrolmentId, stepId, key],
    queryFn: () =>
      api('POST /enrolments/:enrolmentId/steps/:stepId/launches', { params: { enrolmentId, stepId }, key }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  const url = launch.data?.url;
  useEffect(() => {
    if (!url) return;
    const hear = ({ origin, data }: MessageEvent) => {
      if (origin !== new URL(url).origin || data?.source !== 'formapro-player') return;
      void client.invalidateQueries({ queryKey: ['my-training'] });
      if (data.kind === 'left') void navigate({ to: '/' });
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [url, navigate, client]);
  useEffect(() => {
    if (launch.data) document.title = `${launch.data.title} · FormaPro`;
  }, [launch.data]);
  if (launch.error)
    return (
      <main style={{ maxWidth: 560, margin: '48px auto', padding: 16 }} className="fp-stack">
        <RefusalAlert error={launch.error} onRetry={() => void launch.refetch()} />
        <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => void navigate({ to: '/' })}>
          {t.back}
        </Button>
      </main>
    );
  if (!url) return <Loading />;
  return (
    <iframe
      src={url}
      title={t.player}
      // The content may do what a course does, and never take the window of the application.
      sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads"
      allow="fullscreen; autoplay; clipboard-write; unload"
      style={{ position: 'fixed', inset: 0, width: '100%', height: '100%', border: 0 }}
    />
  );
}
