import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useContext, useState } from 'react';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { longDay } from '../../../ui/format.ts';
import { Loading, PageHeader, Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

const LOOKS = {
  valid: [IconCircleCheck, 'var(--fp-ok-icon)'],
  revoked: [IconCircleX, 'var(--fp-danger-icon)'],
  unknown: [IconHelpCircle, 'var(--fp-warn-icon)'],
} as const;

/** Open to whoever holds a printed document: valid, revoked or unknown, and nothing more. */
export function VerifyPage() {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const { code } = useParams({ strict: false }) as { code: string };
  const clean = code.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  const { data, error, isPending } = useQuery({
    queryKey: ['verification', clean],
    queryFn: () => api('GET /verifications/:code', { params: { code: clean } }),
    retry: false,
  });
  const [Icon, color] = LOOKS[data?.verdict ?? 'unknown'];
  return (
    <main className="fp-door">
      <div className="fp-stack" style={{ width: 'min(100%, 520px)' }}>
        <PageHeader title={t.verifyTitle} />
        <Panel>
          {isPending && <Loading lines={2} />}
          <RefusalAlert error={error} />
          {data && (
            <div role="status" style={{ display: 'flex', gap: 16 }}>
              <Icon size={48} color={color} stroke={1.5} style={{ flex: 'none' }} aria-hidden />
              <div>
                <h2 style={{ fontSize: 22 }}>{t[data.verdict]}</h2>
                <p style={{ margin: '4px 0' }}>{t[`${data.verdict}Hint`]}</p>
                {data.kind && data.number && data.issuedOn && (
                  <p style={{ margin: 0 }}>
                    {t[data.kind]} <span className="fp-code">{data.number}</span>,{' '}
                    {t.issuedAt(longDay(data.issuedOn, language))}
                  </p>
                )}
              </div>
            </div>
          )}
        </Panel>
        <AnotherCode />
        <p className="fp-quiet">{t.nothingMore}</p>
      </div>
    </main>
  );
}

function AnotherCode() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = typed.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
    if (code.length >= 4) void navigate({ to: '/v/$code', params: { code } as never });
  };
  return (
    <form onSubmit={submit} style={{ display: 'flex', gap: 8, alignItems: 'flex-end' }}>
      <TextInput
        label={t.checkAnother}
        description={t.code}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        style={{ flex: 1 }}
      />
      <Button type="submit" variant="default">
        {t.check}
      </Button>
    </form>
  );
}
