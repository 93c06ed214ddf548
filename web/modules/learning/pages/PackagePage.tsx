import { Button, TextInput } from '@mantine/core';
import { IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import type { OutlineItem } from '../../../../contract/learning.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { fileSize } from '../../../ui/format.ts';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { PackageDrop } from '../parts/PackageDrop.tsx';
import { AUTHORS } from './PackageListPage.tsx';

type Version = Api['GET /package-versions/:packageVersionId']['answer'];

/** One version of a package: what was understood, a try, then its publication. */
export function PackagePage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const { packageVersionId } = useParams({ strict: false }) as { packageVersionId: string };
  const { data, error, refetch } = useQuery({
    queryKey: ['package', packageVersionId],
    queryFn: () => api('GET /package-versions/:packageVersionId', { params: { packageVersionId } }),
  });
  useCrumb({ label: t.modules, to: '/modules' }, { label: data?.title ?? '…' });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const mayWrite = AUTHORS.includes(me.role);
  return (
    <>
      <PageHeader
        title={data.title}
        badge={<StatusBadge state={data.state} box />}
        facts={
          <>
            <span>
              SCORM {data.edition}, {t.version(data.versionNumber)}
            </span>
            <span>{t.partsCount(data.items)}</span>
            <span>
              {t.files(data.fileCount)}, {fileSize(data.sizeBytes, language)}
            </span>
          </>
        }
        actions={<Try packageVersionId={packageVersionId} />}
      />
      <div className="fp-columns">
        <Panel title={t.outline}>
          <Outline items={data.outline} />
        </Panel>
        <div className="fp-stack">
          {mayWrite && data.state === 'preview' && <Publication version={data} />}
          <Panel title={t.remarks}>
            {data.remarks.length === 0 ? t.noRemark : <Sentences sentences={data.remarks} />}
            {data.dropped.length > 0 && <p className="fp-quiet">{t.dropped(data.dropped.length)}</p>}
          </Panel>
          {mayWrite && data.state === 'published' && <PackageDrop packageId={data.packageId} />}
        </div>
      </div>
    </>
  );
}

function Try({ packageVersionId }: { packageVersionId: string }) {
  const t = useMessages(messages);
  const preview = useMutation({
    mutationFn: () => api('POST /package-versions/:packageVersionId/preview', { params: { packageVersionId } }),
    onSuccess: ({ url }) => window.open(url, '_blank', 'noopener'),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={16} />}
        loading={preview.isPending}
        onClick={() => preview.mutate()}
        title={t.previewHint}
      >
        {t.preview}
      </Button>
      <RefusalAlert error={preview.error} />
    </>
  );
}

function Publication({ version }: { version: Version }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState(version.title);
  const params = { packageVersionId: version.versionId };
  const publish = useMutation({
    mutationFn: () => api('POST /package-versions/:packageVersionId/publication', { params, body: { title } }),
    onSuccess: () => client.invalidateQueries(),
  });
  const discard = useMutation({
    mutationFn: () => api('DELETE /package-versions/:packageVersionId', { params }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['packages'] });
      await navigate({ to: '/modules' });
    },
  });
  return (
    <Panel title={t.publish}>
      <div className="fp-stack">
        <RefusalAlert error={publish.error ?? discard.error} />
        <TextInput label={t.title} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        <div className="fp-actions">
          <Button loading={publish.isPending} disabled={!title.trim()} onClick={() => publish.mutate()}>
            {t.publish}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={16} />}
            loading={discard.isPending}
            onClick={() => discard.mutate()}
          >
            {t.discard}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Outline({ items }: { items: readonly OutlineItem[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: 20 }}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two parts of a package may bear the same title.
        <li key={index} style={{ padding: '3px 0', fontWeight: item.children.length > 0 ? 600 : 400 }}>
          {item.title}
          {item.children.length > 0 && <Outline items={item.children} />}
        </li>
      ))}
    </ul>
  );
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: 20 }}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
