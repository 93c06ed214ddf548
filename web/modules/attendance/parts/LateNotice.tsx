import { Alert } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useContext } from 'react';
import { LanguageContext, useMessages } from '../../../app/i18n.ts';
import { duration, time } from '../../../ui/format.ts';
import { messages } from '../messages.ts';

const LATE_AFTER_MN = 15;

/** Says before the signature that a lateness will be noted. The server's clock has the last word. */
export function LateNotice({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const t = useMessages(messages);
  const language = useContext(LanguageContext);
  const now = Date.now();
  const lateMn = Math.floor((now - Date.parse(startsAt)) / 60_000);
  if (lateMn <= LATE_AFTER_MN || now > Date.parse(endsAt)) return null;
  return (
    <Alert
      color="ocre"
      variant="light"
      icon={<IconClock size={20} />}
      title={t.itIs(time(new Date(now).toISOString(), language))}
    >
      {t.willBeLate(time(startsAt, language), duration(lateMn))}
    </Alert>
  );
}
