import {
  IconCalendarCheck,
  IconCertificate,
  IconFileText,
  IconLock,
  IconMailForward,
  IconMailX,
  IconMapPin,
  type IconProps,
  IconUserQuestion,
  IconUsers,
  IconVideo,
  IconWritingSign,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Api } from '../../../../contract/api.ts';

export type Queue = Api['GET /work-queue']['answer'];
export type Item = Queue['items'][number];
export type Bucket = Item['bucket'];
export type Family = Queue['counts'][number]['family'];
/** Kinds that are done in one gesture for many sessions. */
export type BatchKind = 'SESSION_TO_CONFIRM' | 'CERTIFICATES_TO_ISSUE' | 'SESSION_TO_CLOSE';
export type BatchItem = Item & { kind: BatchKind };

export const BUCKETS: readonly Bucket[] = ['late', 'today', 'week', 'next'];
export const FAMILIES: readonly Family[] = [
  'sheets',
  'planning',
  'confirmations',
  'certificates',
  'closings',
  'documents',
];

export const ICONS: Readonly<Record<Item['kind'], ComponentType<IconProps>>> = {
  SHEET_TO_FINALISE: IconWritingSign,
  SHEET_NOT_OPENED: IconWritingSign,
  TRAINER_MISSING: IconUserQuestion,
  ROOM_MISSING: IconMapPin,
  LINK_MISSING: IconVideo,
  TOO_FEW_PEOPLE: IconUsers,
  SESSION_TO_CONFIRM: IconCalendarCheck,
  CERTIFICATES_TO_ISSUE: IconCertificate,
  SESSION_TO_CLOSE: IconLock,
  AGREEMENT_TO_SEND: IconFileText,
  CONVOCATION_TO_SEND: IconMailForward,
  DOCUMENT_NOT_DELIVERED: IconMailX,
};
export const FAMILY_ICONS: Readonly<Record<Family, ComponentType<IconProps>>> = {
  sheets: IconWritingSign,
  planning: IconMapPin,
  confirmations: IconCalendarCheck,
  certificates: IconCertificate,
  closings: IconLock,
  documents: IconFileText,
};

const BATCH_KINDS: readonly string[] = ['SESSION_TO_CONFIRM', 'CERTIFICATES_TO_ISSUE', 'SESSION_TO_CLOSE'];
export const isBatch = (item: Item): item is BatchItem => BATCH_KINDS.includes(item.kind);
export const keyOf = ({ kind, sessionId, slotId }: Item) => `${kind} ${sessionId} ${slotId ?? ''}`;

/** Kinds of which many become one line; those that are no batch lead to their list. */
export type FoldKind = BatchKind | 'AGREEMENT_TO_SEND' | 'CONVOCATION_TO_SEND';
const FOLD_KINDS: readonly string[] = [...BATCH_KINDS, 'AGREEMENT_TO_SEND', 'CONVOCATION_TO_SEND'];
const isFoldable = (item: Item): item is Item & { kind: FoldKind } => FOLD_KINDS.includes(item.kind);

/** Lines of one kind beyond this many are shown as one, so that no flood hides the rest. */
const FOLD_ABOVE = 3;

export type Line = { readonly single: Item } | { readonly kind: FoldKind; readonly items: readonly Item[] };

/** Lines of a section: many of one kind become one line, at the place of the first. */
export function foldLines(items: readonly Item[], { isFolding }: { isFolding: boolean }): Line[] {
  const lines: Line[] = [];
  const folded = new Set<string>();
  for (const item of items) {
    const alike = isFolding && isFoldable(item) ? items.filter(({ kind }) => kind === item.kind) : [];
    if (!isFoldable(item) || alike.length <= FOLD_ABOVE) lines.push({ single: item });
    else if (!folded.has(item.kind)) {
      folded.add(item.kind);
      lines.push({ kind: item.kind, items: alike });
    }
  }
  return lines;
}

export const sumOf = (counts: Queue['counts']) => counts.reduce((sum, { count }) => sum + count, 0);
