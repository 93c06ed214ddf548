import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../../app/api.ts';
import { useMessages } from '../../../../app/i18n.ts';
import { DayField } from '../../../../ui/DayField.tsx';
import { parisDay } from '../../../../ui/format.ts';
import { Loading, RefusalAlert } from '../../../../ui/Page.tsx';
import { messages } from '../messages.ts';

const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Two weeks and a half, the middle of what a recette takes. */
const LENGTH_MS = 18 * 86_400_000;

/** A build's fingerprint, as the delivery gives it. */
export function DigestField({ value, onChange }: { value: string; onChange: (digest: string) => void }) {
  const t = useMessages(messages);
  return (
    <TextInput
      label={t.digest}
      description={t.digestHint}
      required
      spellCheck={false}
      error={value !== '' && !DIGEST.test(value) ? t.digestWrong : null}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim().toLowerCase())}
    />
  );
}

export const isDigest = (text: string) => DIGEST.test(text);

/** Opens the campaign of a version: which build, when, with whom. */
export function OpenCampaignDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [version, setVersion] = useState('');
  const [environment, setEnvironment] = useState<'RECETTE' | 'PRÉ-PROD'>('RECETTE');
  const [startsOn, setStartsOn] = useState(parisDay(new Date()));
  const [endsOn, setEndsOn] = useState(parisDay(new Date(Date.now() + LENGTH_MS)));
  const [digest, setDigest] = useState('');
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const candidates = useQuery({
    queryKey: ['recette', 'candidates'],
    queryFn: () => api('GET /recette/tester-candidates'),
  });
  const people = candidates.data?.people ?? [];
  const testerIds = chosen ?? people.map(({ personId }) => personId);
  const open = useMutation({
    mutationFn: () =>
      api('POST /recette/campaigns', {
        body: { version, environment, startsOn, endsOn, digest, testerIds: [...testerIds] },
      }),
    onSuccess: async ({ campaignId }) => {
      await client.invalidateQueries({ queryKey: ['recette'] });
      await navigate({ to: '/recette/$campaignId', params: { campaignId } as never });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t.openCampaign} size="lg">
      <div className="fp-stack">
        <TextInput
          label={t.version}
          description={t.versionHint}
          required
          data-autofocus
          maxLength={40}
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value.trim())}
        />
        <DigestField value={digest} onChange={setDigest} />
        <div className="fp-actions">
          <Select
            label={t.environment}
            allowDeselect={false}
            value={environment}
            data={['RECETTE', 'PRÉ-PROD']}
            onChange={(value) => setEnvironment(value === 'PRÉ-PROD' ? 'PRÉ-PROD' : 'RECETTE')}
          />
          <DayField label={t.startsOn} required value={startsOn} onChange={setStartsOn} />
          <DayField label={t.endsOn} required value={endsOn} onChange={setEndsOn} />
        </div>
        <p className="fp-quiet" style={{ margin: 0 }}>
          {t.testersHint}
        </p>
        {candidates.isPending && <Loading lines={3} />}
        <Checkbox.Group label={t.testers} value={[...testerIds]} onChange={(values) => setChosen(values)}>
          {(['trainer', 'staff', 'company'] as const).map((kind) => (
            <div key={kind}>
              <h3 className="fp-quiet" style={{ margin: '10px 0 6px' }}>
                {t[kind]}
              </h3>
              <div className="fp-recette-testers">
                {people
                  .filter((person) => person.kind === kind)
                  .map(({ personId, firstName, lastName }) => (
                    <Checkbox key={personId} value={personId} label={`${firstName} ${lastName}`} />
                  ))}
              </div>
            </div>
          ))}
        </Checkbox.Group>
        <RefusalAlert error={open.error ?? candidates.error} />
        <Button
          loading={open.isPending}
          disabled={version === '' || startsOn === '' || endsOn === '' || !isDigest(digest) || testerIds.length === 0}
          onClick={() => open.mutate()}
        >
          {t.open}
        </Button>
      </div>
    </Modal>
  );
}
