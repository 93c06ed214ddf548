import { IconAlertTriangle, IconHexagon, IconPoint } from '@tabler/icons-react';
import { useMessages } from '../../../../app/i18n.ts';
import { decisionMessages } from '../decision-messages.ts';

const LOOKS = {
  blocking: ['danger', IconHexagon],
  major: ['warn', IconAlertTriangle],
  minor: ['neutral', IconPoint],
} as const;

export type Severity = keyof typeof LOOKS;

/** Gravity of an anomaly: icon, word and colour. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useMessages(decisionMessages);
  const [family, Icon] = LOOKS[severity];
  return (
    <span className="fp-state" style={{ color: `var(--fp-${family}-text)` }}>
      <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {t[severity]}
    </span>
  );
}
