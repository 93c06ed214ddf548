import { Button } from '@mantine/core';
import { IconCalendarPlus, IconClock, IconCoinEuro, IconRoute } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { useMe } from '../../../app/session.tsx';
import { duration, instant, money } from '../../../ui/format.ts';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { messages } from '../messages.ts';
import { DraftForm } from '../parts/DraftForm.tsx';

type Version = Api['GET /program-versions/:versionId']['answer'];

const EDITORS = ['trainingAdministrator', 'qualityManager', 'director'];
const PLANNERS = ['trainingAdministrator', 'director'];

/** A version of a program as it was sold, with its sisters. */
export function ProgramPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const me = useMe();
  const { versionId } = useParams({ strict: false }) as { versionId: string };
  const {
    data: version,
    error,
    refetch,
  } = useQuery({
    queryKey: ['program', versionId],
    queryFn: () => api('GET /program-versions/:versionId', { params: { versionId } }),
  });
  useCrumb({ label: t.catalogue, to: '/catalogue' }, { label: version?.title ?? '…' });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!version) return <Loading />;
  const shares = [
    [version.onsiteMn, t.onsite],
    [version.virtualMn, t.virtual],
    [version.elearningMn, t.elearning],
  ] as const;
  return (
    <>
      <PageHeader
        title={version.title}
        badge={<StatusBadge state={version.state} box />}
        facts={
          <>
            <span className="fp-code">{version.code}</span>
            <span>
              {t.version(version.versionNumber)}
              {version.publishedAt && `, ${t.publishedOn(instant(version.publishedAt, language))}`}
            </span>
            <span>
              <IconClock size={16} aria-hidden />{' '}
              {shares
                .filter(([minutes]) => minutes > 0)
                .map(([minutes, where]) => `${duration(minutes)} ${where}`)
                .join(', ')}
            </span>
            <span>
              <IconCoinEuro size={16} aria-hidden /> {money(version.priceCents, language)} {t.perLearner}
            </span>
          </>
        }
        actions={<VersionActions version={version} />}
      />
      {version.state === 'draft' && EDITORS.includes(me.role) ? (
        <DraftForm key={version.versionId} version={version} />
      ) : (
        <VersionText version={version} />
      )}
    </>
  );
}

/** A version as it is read: what was sold does not change. */
function VersionText({ version }: { version: Version }) {
  const t = useMessages(messages);
  return (
    <div className="fp-columns">
      <div className="fp-stack">
        <Panel title={t.objectives}>
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {version.objectives?.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </Panel>
        <Panel title={t.content} flush>
          {version.content?.map((sequence) => (
            <div key={sequence.title} className="fp-row">
              <div>
                <strong>{sequence.title}</strong>
                <small>{sequence.text}</small>
              </div>
              <span className="fp-quiet">{duration(sequence.plannedMn)}</span>
            </div>
          ))}
        </Panel>
      </div>
      <div className="fp-stack">
        {(['audience', 'prerequisites', 'methods', 'assessment', 'accessibility', 'accessDelay'] as const)
          .filter((field) => version[field])
          .map((field) => (
            <Panel key={field} title={t[field]}>
              {version[field]}
            </Panel>
          ))}
        <Panel title={t.versions} flush>
          {version.versions.map((one) => (
            <div key={one.versionId} className="fp-row">
              <div>
                <Link to="/catalogue/$versionId" params={{ versionId: one.versionId } as never}>
                  {t.version(one.number)}
                </Link>
              </div>
              <StatusBadge state={one.state as Version['state']} />
            </div>
          ))}
        </Panel>
      </div>
    </div>
  );
}

function VersionActions({ version }: { version: Version }) {
  const t = useMessages(messages);
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const draft = useMutation({
    mutationFn: () => api('POST /programs/:programId/drafts', { params: { programId: version.programId } }),
    onSuccess: ({ versionId }) => navigate({ to: '/catalogue/$versionId', params: { versionId } as never }),
  });
  const publish = useMutation({
    mutationFn: () =>
      api('POST /program-versions/:versionId/publication', { params: { versionId: version.versionId } }),
    onSuccess: () => client.invalidateQueries(),
  });
  if (!EDITORS.includes(me.role)) return null;
  return (
    <>
      <Button
        component={Link}
        to="/catalogue/$versionId/parcours"
        params={{ versionId: version.versionId } as never}
        variant="default"
        leftSection={<IconRoute size={16} aria-hidden />}
      >
        {t.path}
      </Button>
      {version.state === 'draft' ? (
        <Button loading={publish.isPending} onClick={() => publish.mutate()}>
          {t.publish}
        </Button>
      ) : (
        <Button variant="default" loading={draft.isPending} onClick={() => draft.mutate()}>
          {t.newDraft}
        </Button>
      )}
      {version.state === 'published' && PLANNERS.includes(me.role) && (
        <Button
          component={Link}
          to="/sessions/nouvelle"
          search={{ formation: version.versionId } as never}
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
        >
          {t.plan}
        </Button>
      )}
      <RefusalAlert error={publish.error ?? draft.error} />
    </>
  );
}
