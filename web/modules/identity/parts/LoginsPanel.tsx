import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { instant } from '../../../ui/format.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';

type Login = Api['GET /me/security']['answer']['logins'][number];

/** Where one is signed in, and how to leave from here. */
export function LoginsPanel({ logins }: { logins: readonly Login[] }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['security'] });
  const end = useMutation({
    mutationFn: (loginId: string) => api('DELETE /me/logins/:loginId', { params: { loginId } }),
    onSuccess: refresh,
  });
  const endOthers = useMutation({ mutationFn: () => api('POST /me/logins/end-others'), onSuccess: refresh });
  return (
    <Panel
      title={t.logins}
      aside={
        logins.length > 1 && (
          <Button size="xs" variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t.endOthers}
          </Button>
        )
      }
      flush
    >
      <RefusalAlert error={end.error ?? endOthers.error} />
      {logins.map((login) => (
        <div key={login.loginId} className="fp-row" style={{ alignItems: 'center' }}>
          <div style={{ flex: 1 }}>
            <strong>
              {t[login.role]} {login.isThisOne && `(${t.thisOne})`}
            </strong>
            <small>
              {[browserOf(login.userAgent), t.seen(instant(login.lastSeenAt, language))].filter(Boolean).join(', ')}
            </small>
          </div>
          {!login.isThisOne && (
            <Button size="xs" variant="subtle" onClick={() => end.mutate(login.loginId)}>
              {t.end}
            </Button>
          )}
        </div>
      ))}
    </Panel>
  );
}

/** The name of a browser and of its system, for a person to recognise; the order matters, each claims to be the others. */
function browserOf(userAgent: string): string {
  const browser = /Firefox/.test(userAgent)
    ? 'Firefox'
    : /Edg\//.test(userAgent)
      ? 'Edge'
      : /Chrome\//.test(userAgent)
        ? 'Chrome'
        : /Safari\//.test(userAgent)
          ? 'Safari'
          : '';
  const system = /Android/.test(userAgent)
    ? 'Android'
    : /iPhone|iPad/.test(userAgent)
      ? 'iOS'
      : /Windows/.test(userAgent)
        ? 'Windows'
        : /Mac OS/.test(userAgent)
          ? 'macOS'
          : /Linux/.test(userAgent)
            ? 'Linux'
            : '';
  return [browser, system].filter(Boolean).join(', ');
}
