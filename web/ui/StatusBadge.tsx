import {
  IconCalendarCheck,
  IconCalendarRepeat,
  IconCalendarTime,
  IconCertificate,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDotted,
  IconCircleMinus,
  IconCircleOff,
  IconCircleX,
  IconClockCheck,
  IconDoor,
  IconDoorExit,
  IconEye,
  IconFileDiff,
  IconFlagCheck,
  IconLock,
  IconMailCheck,
  IconPencil,
  IconPlayerPlay,
  type IconProps,
  IconReplace,
  IconTarget,
  IconUserCheck,
  IconUserPlus,
  IconUserX,
  IconWritingSign,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { defineMessages, useMessages } from '../app/i18n.ts';

type Family = 'ok' | 'warn' | 'danger' | 'info' | 'wait' | 'now' | 'brand' | 'neutral';
type Look = readonly [Family, ComponentType<IconProps>];

const LOOKS = {
  DRAFT: ['neutral', IconPencil],
  OPEN: ['info', IconDoor],
  CONFIRMED: ['brand', IconCalendarCheck],
  IN_PROGRESS: ['brand', IconPlayerPlay],
  DELIVERED: ['ok', IconFlagCheck],
  CLOSED: ['neutral', IconLock],
  POSTPONED: ['warn', IconCalendarRepeat],
  CANCELLED: ['neutral', IconCircleOff],
  PROSPECTIVE: ['neutral', IconCircleDashed],
  REGISTERED: ['info', IconUserPlus],
  ENROLMENT_CONFIRMED: ['brand', IconUserCheck],
  CONVOKED: ['brand', IconMailCheck],
  POSITIONED: ['brand', IconTarget],
  IN_TRAINING: ['brand', IconPlayerPlay],
  COMPLETED: ['ok', IconCircleCheck],
  DROPPED_OUT: ['danger', IconDoorExit],
  NO_SHOW: ['danger', IconUserX],
  REPLACED: ['neutral', IconReplace],
  SHEET_PLANNED: ['neutral', IconCalendarTime],
  SHEET_OPEN: ['now', IconWritingSign],
  SHEET_CLOSED: ['warn', IconCircleDashed],
  SHEET_FINALIZED: ['ok', IconLock],
  SHEET_AMENDED: ['info', IconFileDiff],
  EXPECTED: ['neutral', IconCircleDotted],
  PRESENT: ['ok', IconCircleCheck],
  LATE: ['ok', IconClockCheck],
  LEFT_EARLY: ['warn', IconDoorExit],
  SIGNATURE_MISSING: ['warn', IconCircleDashed],
  ABSENT_JUSTIFIED: ['info', IconCircleMinus],
  ABSENT_UNJUSTIFIED: ['danger', IconCircleX],
  EXCUSED_BY_OF: ['neutral', IconCircleOff],
  CERTIFICATE_NEW: ['info', IconCertificate],
  CERTIFICATE_CHANGED: ['warn', IconFileDiff],
  CERTIFICATE_UNCHANGED: ['ok', IconCircleCheck],
  CERTIFICATE_REFUSED: ['neutral', IconCircleOff],
  issued: ['ok', IconCircleCheck],
  superseded: ['neutral', IconReplace],
  revoked: ['danger', IconCircleX],
  draft: ['neutral', IconPencil],
  preview: ['info', IconEye],
  published: ['ok', IconCircleCheck],
  retired: ['neutral', IconLock],
} satisfies Record<string, Look>;

export type StateName = keyof typeof LOOKS;

const messages = defineMessages({
  fr: {
    DRAFT: 'Brouillon',
    OPEN: 'Ouverte',
    CONFIRMED: 'Confirmée',
    IN_PROGRESS: 'En cours',
    DELIVERED: 'Réalisée',
    CLOSED: 'Close',
    POSTPONED: 'Reportée',
    CANCELLED: 'Annulée',
    PROSPECTIVE: 'Pressentie',
    REGISTERED: 'Inscrite',
    ENROLMENT_CONFIRMED: 'Confirmée',
    CONVOKED: 'Convoquée',
    POSITIONED: 'Positionnée',
    IN_TRAINING: 'En formation',
    COMPLETED: 'Terminée',
    DROPPED_OUT: 'Abandon',
    NO_SHOW: 'Non présenté',
    REPLACED: 'Remplacée',
    SHEET_PLANNED: 'À venir',
    SHEET_OPEN: 'Signature ouverte',
    SHEET_CLOSED: 'À finaliser',
    SHEET_FINALIZED: 'Finalisée',
    SHEET_AMENDED: 'Corrigée',
    EXPECTED: 'Attendu',
    PRESENT: 'Présent',
    LATE: 'Retard',
    LEFT_EARLY: 'Départ anticipé',
    SIGNATURE_MISSING: 'Signature manquante',
    ABSENT_JUSTIFIED: 'Absence justifiée',
    ABSENT_UNJUSTIFIED: 'Absence injustifiée',
    EXCUSED_BY_OF: 'Dispensé',
    CERTIFICATE_NEW: 'À émettre',
    CERTIFICATE_CHANGED: 'À corriger',
    CERTIFICATE_UNCHANGED: 'À jour',
    CERTIFICATE_REFUSED: 'Pas encore',
    issued: 'En vigueur',
    superseded: 'Remplacé',
    revoked: 'Révoqué',
    draft: 'Brouillon',
    preview: 'En essai',
    published: 'En vigueur',
    retired: 'Remplacée',
  },
  en: {
    DRAFT: 'Draft',
    OPEN: 'Open',
    CONFIRMED: 'Confirmed',
    IN_PROGRESS: 'In progress',
    DELIVERED: 'Delivered',
    CLOSED: 'Closed',
    POSTPONED: 'Postponed',
    CANCELLED: 'Cancelled',
    PROSPECTIVE: 'Prospective',
    REGISTERED: 'Registered',
    ENROLMENT_CONFIRMED: 'Confirmed',
    CONVOKED: 'Convoked',
    POSITIONED: 'Placed',
    IN_TRAINING: 'In training',
    COMPLETED: 'Completed',
    DROPPED_OUT: 'Dropped out',
    NO_SHOW: 'No show',
    REPLACED: 'Replaced',
    SHEET_PLANNED: 'To come',
    SHEET_OPEN: 'Signing open',
    SHEET_CLOSED: 'To finalise',
    SHEET_FINALIZED: 'Finalised',
    SHEET_AMENDED: 'Corrected',
    EXPECTED: 'Expected',
    PRESENT: 'Present',
    LATE: 'Late',
    LEFT_EARLY: 'Left early',
    SIGNATURE_MISSING: 'Signature missing',
    ABSENT_JUSTIFIED: 'Justified absence',
    ABSENT_UNJUSTIFIED: 'Unjustified absence',
    EXCUSED_BY_OF: 'Excused',
    CERTIFICATE_NEW: 'To issue',
    CERTIFICATE_CHANGED: 'To correct',
    CERTIFICATE_UNCHANGED: 'Up to date',
    CERTIFICATE_REFUSED: 'Not yet',
    issued: 'In force',
    superseded: 'Replaced',
    revoked: 'Revoked',
    draft: 'Draft',
    preview: 'On trial',
    published: 'In force',
    retired: 'Replaced',
  },
});

/** A state: icon, word and colour, never colour alone. `compact` keeps the word for screen readers only. */
export function StatusBadge({
  state,
  box = false,
  compact = false,
}: {
  state: StateName;
  box?: boolean;
  compact?: boolean;
}) {
  const label = useMessages(messages)[state];
  const [family, Icon] = LOOKS[state];
  const colour = `var(--fp-${family}-text)`;
  const boxStyle = box ? { background: `var(--fp-${family}-bg)`, borderColor: `var(--fp-${family}-border)` } : {};
  return (
    <span
      className="fp-state"
      data-box={box || undefined}
      style={{ color: colour, ...boxStyle }}
      title={compact ? label : undefined}
    >
      <Icon size={18} stroke={1.75} aria-hidden color={`var(--fp-${family}-icon)`} />
      {compact ? <span className="fp-sr">{label}</span> : label}
    </span>
  );
}
