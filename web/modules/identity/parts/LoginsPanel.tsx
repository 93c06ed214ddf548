import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Api } from '../../../../contract/api.ts';
import { api } from '../../../app/api.ts';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { instant } from '../../../ui/format.ts';
import { Panel, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { browserName } from './browser-name.ts';

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
              {[browserName(login.userAgent), t.seen(instant(login.lastSeenAt, language))].filter(Boolean).join(', ')}
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
