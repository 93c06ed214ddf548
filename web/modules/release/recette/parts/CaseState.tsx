import { IconBan, IconCircleCheck, IconCircleDashed, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import { useMessages } from '../../../../app/i18n.ts';
import { messages } from '../messages.ts';

export type CaseStatus = 'ok' | 'ko' | 'blocked' | 'toRun' | 'excluded';
const LOOKS = {
  ok: ['ok', IconCircleCheck],
  ko: ['danger', IconCircleX],
  blocked: ['warn', IconBan],
  toRun: ['neutral', IconCircleDashed],
  excluded: ['neutral', IconCircleMinus],
} as const;

/** Where a case stands: icon, word and colour. */
export function CaseState({ status, children }: { status: CaseStatus; children?: string }) {
  const t = useMessages(messages);
  const [family, Icon] = LOOKS[status];
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {children ?? t[status]}
    </span>
  );
}
