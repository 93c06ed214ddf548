import { Button, Code, MultiSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useContext, useState } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { instant } from '../../../ui/format.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Token = Api['GET /me/security']['answer']['tokens'][number];
const MODULES = [
  'people',
  'catalogue',
  'sessions',
  'enrolment',
  'attendance',
  'learning',
  'assessment',
  'documents',
  'reporting',
  'quality',
];
const SCOPES = MODULES.flatMap((name) => [`${name}:read`, `${name}:write`]);

/** Tokens that let a program act in one's place. */
export function TokensPanel({ tokens }: { tokens: readonly Token[] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState(90);
  const refresh = () => client.invalidateQueries({ queryKey: ['security'] });
  const make = useMutation({
    mutationFn: () => api('POST /me/tokens', { body: { name, scopes, days } }),
    onSuccess: async () => {
      setName('');
      setScopes([]);
      await refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (tokenId: string) => api('DELETE /me/tokens/:tokenId', { params: { tokenId } }),
    onSuccess: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Panel title={t.tokens}>
      <div className="fp-stack">
        <span className="fp-quiet">{t.tokensHint}</span>
        {tokens.map((token) => (
          <div key={token.tokenId} style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
            <div style={{ flex: 1 }}>
              <strong>{token.name}</strong>
              <div className="fp-quiet">
                {token.scopes.join(', ')}, {t.until(instant(token.expiresAt, language))}
              </div>
            </div>
            <Button size="xs" variant="subtle" onClick={() => revoke.mutate(token.tokenId)}>
              {t.revoke}
            </Button>
          </div>
        ))}
        {make.data && (
          <div role="status">
            {t.madeOnce}
            <Code block>{make.data.token}</Code>
          </div>
        )}
        <RefusalAlert error={make.error ?? revoke.error} />
        <form onSubmit={submit} className="fp-stack">
          <TextInput
            label={t.tokenName}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <MultiSelect label={t.scopes} data={SCOPES} value={scopes} onChange={setScopes} searchable />
          <NumberInput
            label={t.days}
            min={1}
            max={365}
            value={days}
            onChange={(value) => setDays(Number(value) || 1)}
          />
          <Button
            type="submit"
            variant="default"
            disabled={!name || scopes.length === 0}
            loading={make.isPending}
            style={{ alignSelf: 'flex-start' }}
          >
            {t.make}
          </Button>
        </form>
      </div>
    </Panel>
  );
}
