import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useContext, useState } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { instant } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Page.tsx';
import { messages } from '../messages.ts';
import type { Passkey } from '../passkey.ts';
import { AddPasskeyDialog } from './AddPasskeyDialog.tsx';
import { ChangePasskeyDialog } from './ChangePasskeyDialog.tsx';
import { canUsePasskeys } from './passkey.ts';

/** One's passkeys: which, since when, last used when. */
export function PasskeysPanel({ passkeys, hasPassword }: { passkeys: readonly Passkey[]; hasPassword: boolean }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const [isAdding, setAdding] = useState(false);
  const [changed, setChanged] = useState<Passkey | null>(null);
  return (
    <Panel
      title={t.passkeys}
      aside={
        canUsePasskeys() && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFingerprint size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t.addPasskey}
          </Button>
        )
      }
      flush={passkeys.length > 0}
    >
      {passkeys.length === 0 && <span>{canUsePasskeys() ? t.passkeysHint : t.passkeysImpossible}</span>}
      {passkeys.map((passkey) => (
        <div key={passkey.passkeyId} className="fp-row" style={{ alignItems: 'center' }}>
          <div style={{ flex: 1, minWidth: 0 }}>
            <strong>{passkey.name}</strong>
            <small>
              {t.addedOn(instant(passkey.createdAt, language))},{' '}
              {passkey.lastUsedAt ? t.usedOn(instant(passkey.lastUsedAt, language)) : t.neverUsed}
            </small>
          </div>
          <Button
            size="xs"
            variant="subtle"
            aria-label={`${t.changePasskey}, ${passkey.name}`}
            onClick={() => setChanged(passkey)}
          >
            {t.changePasskey}
          </Button>
        </div>
      ))}
      {isAdding && <AddPasskeyDialog hasPassword={hasPassword} onClose={() => setAdding(false)} />}
      {changed && <ChangePasskeyDialog passkey={changed} hasPassword={hasPassword} onClose={() => setChanged(null)} />}
    </Panel>
  );
}
