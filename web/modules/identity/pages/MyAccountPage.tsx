import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { useCrumb } from '../../../app/crumbs.ts';
import { useMessages } from '../../../app/i18n.ts';
import { Loading, PageHeader, RefusalAlert } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import { AuthenticatorPanel } from '../parts/AuthenticatorPanel.tsx';
import { LoginsPanel } from '../parts/LoginsPanel.tsx';
import { PasskeysPanel } from '../parts/PasskeysPanel.tsx';
import { PasswordPanel } from '../parts/PasswordPanel.tsx';
import { RecoveryPanel } from '../parts/RecoveryPanel.tsx';
import { TokensPanel } from '../parts/TokensPanel.tsx';

/** One's own doors: password, passkeys, authenticator, sign-ins, tokens. */
export function MyAccountPage() {
  const t = useMessages(messages);
  useCrumb({ label: t.account });
  const { data, error, refetch } = useQuery({ queryKey: ['security'], queryFn: () => api('GET /me/security') });
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHeader title={t.account} />
      <div className="fp-columns">
        <div className="fp-stack">
          <PasswordPanel />
          <PasskeysPanel passkeys={data.passkeys} hasPassword={data.hasPassword} />
          <AuthenticatorPanel hasTotp={data.hasTotp} hasPassword={data.hasPassword} />
          {(data.hasTotp || data.passkeys.length > 0) && (
            <RecoveryPanel left={data.recoveryCodesLeft} hasPassword={data.hasPassword} />
          )}
        </div>
        <div className="fp-stack">
          <LoginsPanel logins={data.logins} />
          <TokensPanel tokens={data.tokens} />
        </div>
      </div>
    </>
  );
}
