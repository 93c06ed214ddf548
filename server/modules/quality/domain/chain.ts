import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical-json.ts';

/** A line of the journal as it enters the chain. Personal facts enter by their salted hash alone. */
export type ChainLine = {
  readonly id: number;
  readonly at: Date;
  readonly action: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorRole: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly links: readonly string[];
  readonly facts: unknown;
  readonly personalHash: string | null;
  readonly requestId: string | null;
};

export const FIRST_HASH = '0'.repeat(64);

/** Hash of a sealed line: it covers the hash before it, so that no line can be changed, added or removed behind it. */
export function sealHash(before: string, line: ChainLine): string {
  return createHash('sha256')
    .update(`${before}\n${canonicalJson(line)}`)
    .digest('hex');
}

export type SealedLine = { readonly seq: number; readonly hash: string; readonly line: ChainLine | null };
export type ChainFault = { readonly seq: number; readonly fault: 'GAP' | 'LINE_REMOVED' | 'LINE_CHANGED' };

/**
 * Walks a piece of the chain from the hash before it. Stops at the first fault: everything after it is doubtful.
 *
 * @returns the last hash that holds, or the fault.
 */
export function walkChain(
  start: { seq: number; hash: string },
  sealed: readonly SealedLine[],
): { seq: number; hash: string } | ChainFault {
  let head = start;
  for (const { seq, hash, line } of sealed) {
    if (seq !== head.seq + 1) return { seq: head.seq + 1, fault: 'GAP' };
    if (!line) return { seq, fault: 'LINE_REMOVED' };
    if (sealHash(head.hash, line) !== hash) return { seq, fault: 'LINE_CHANGED' };
    head = { seq, hash };
  }
  return head;
}
