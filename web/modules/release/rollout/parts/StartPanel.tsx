import { Anchor, Button, MultiSelect, NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconRocket } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import type { Api } from '../../../../../contract/api.ts';
import { api } from '../../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../../app/i18n.ts';
import { EmptyState, Panel, RefusalAlert } from '../../../../ui/Page.tsx';
import { percent } from '../figures.ts';
import { messages } from '../messages.ts';

type Board = Api['GET /rollout']['answer'];
type Chosen = { companyId: string; name: string };

/** Chooses the version and the pilots, with what the choice really reaches, then starts. */
export function StartPanel({ board }: { board: Board }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const versions = board.versions.map(({ version }) => version).filter((version) => version !== board.stableVersion);
  const [wanted, setWanted] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const takenBack = board.rollout?.state === 'rolled-back' ? board.rollout.canaryVersion : null;
  const canaryVersion = wanted ?? versions.find((version) => version !== takenBack) ?? versions[0] ?? '';
  const standing = board.versions.find(({ version }) => version === canaryVersion)?.start;
  const mayStart = standing?.standing === 'promoted' || standing?.standing === 'drill';
  const ids = chosen.map(({ companyId }) => companyId);
  const query = ids.length > 0 ? { chosen: ids.join(',') } : {};
  const { data, error } = useQuery({
    queryKey: ['rollout', 'pilots', query],
    queryFn: () => api('GET /rollout/pilots', { query }),
    placeholderData: keepPreviousData,
  });
  const start = useMutation({
    mutationFn: () => api('POST /rollouts', { body: { canaryVersion, pilots: ids } }),
    onSuccess: async () => {
      notifications.show({ message: t.started, color: 'prairie' });
      await client.invalidateQueries({ queryKey: ['rollout'] });
    },
  });
  if (versions.length === 0)
    return (
      <Panel title={t.startTitle}>
        <EmptyState title={t.noCanary}>{t.noCanaryHint}</EmptyState>
      </Panel>
    );
  return (
    <Panel title={t.startTitle}>
      <div className="fp-stack" style={{ maxWidth: 680 }}>
        <NativeSelect
          label={t.newVersion}
          data={versions.map((value) => ({ value, label: value === takenBack ? t.takenBack(value) : value }))}
          value={canaryVersion}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        {standing && <Standing start={standing} />}
        <PilotChoice chosen={chosen} onChange={setChosen} />
        {data && (
          <>
            <span className="fp-quiet">{t.pilotsHint(percent(data.targetBp, language))}</span>
            {data.chosen && (
              <p role="status" style={{ margin: 0 }}>
                {t.choice} <b>{percent(data.chosen.users.bp, language)}</b> {t.ofUsers} (
                {percent(data.targetBp, language)} {t.target}).
              </p>
            )}
            <strong>{t.proposed}</strong>
            <div className="fp-pairs">
              {data.pairs.map((pair) => {
                const names = pair.companies.map(({ name, users }) => `${name} (${users})`).join(', ');
                const isChosen =
                  chosen.length === pair.companies.length &&
                  pair.companies.every(({ companyId }) => ids.includes(companyId));
                return (
                  <div key={names} className="fp-pair" data-chosen={isChosen || undefined}>
                    <span>
                      {names} <span className="fp-quiet">{t.pairReaches(percent(pair.reachedBp, language))}</span>
                    </span>
                    <Button
                      size="xs"
                      variant="default"
                      aria-pressed={isChosen}
                      aria-label={`${t.choose}, ${names}`}
                      onClick={() => setChosen(pair.companies.map(({ companyId, name }) => ({ companyId, name })))}
                    >
                      {t.choose}
                    </Button>
                  </div>
                );
              })}
            </div>
          </>
        )}
        <RefusalAlert error={error ?? start.error} />
        <Button
          leftSection={<IconRocket size={18} aria-hidden />}
          disabled={chosen.length === 0 || !mayStart}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t.startNow}
        </Button>
      </div>
    </Panel>
  );
}

/** Whether the chosen version may be given to companies, why not, and where one goes next. */
function Standing({ start }: { start: Board['versions'][number]['start'] }) {
  const t = useMessages(messages);
  const text = start.standing === 'closed' ? t.start_closed(start.left ?? 0) : t[`start_${start.standing}`];
  return (
    <p role="status" style={{ margin: 0 }}>
      {text}{' '}
      {start.artifactId && start.standing !== 'promoted' && (
        <Anchor component={Link} to={`/promotions/${start.artifactId}`} inherit>
          {t.openPromotion}
        </Anchor>
      )}
    </p>
  );
}

function PilotChoice({ chosen, onChange }: { chosen: readonly Chosen[]; onChange: (chosen: Chosen[]) => void }) {
  const t = useMessages(messages);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const query = { page: 1, ...(search ? { search } : {}) };
  const { data } = useQuery({
    queryKey: ['rollout', 'companies', query],
    queryFn: () => api('GET /rollout/companies', { query }),
    placeholderData: keepPreviousData,
  });
  const known = new Map([...chosen, ...(data?.rows ?? [])].map(({ companyId, name }) => [companyId, name]));
  return (
    <MultiSelect
      label={t.pilots}
      data={[...known].map(([value, label]) => ({ value, label }))}
      value={chosen.map(({ companyId }) => companyId)}
      onChange={(ids) => onChange(ids.map((companyId) => ({ companyId, name: known.get(companyId) ?? '' })))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      maxValues={10}
      hidePickedOptions
    />
  );
}
