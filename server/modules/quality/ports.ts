/** The head of the chain as it was at a moment, kept where the database's administrator cannot rewrite it unseen. */
export type Anchor = { readonly seq: number; readonly hash: string; readonly at: string };

/** Where heads are anchored outside the database. */
export type AnchorStore = {
  readonly kind: 'signed-file' | 'rfc3161';
  /** Adds an anchor durably; the answer is its proof. */
  add(anchor: Anchor): Promise<string>;
  /** Every anchor whose proof holds, and how many do not. */
  read(): Promise<{ anchors: Anchor[]; forged: number }>;
};

/** Anchors whose time an outside authority attests (RFC 3161). Kept ones are read and verified whether it is on or not. */
export type TimeStampStore = AnchorStore & {
  readonly kind: 'rfc3161';
  /** Whether an authority is configured. */
  readonly isOn: boolean;
  /** Whether tokens must come from authorities that were named; else anybody's certificate does. */
  readonly isPinned: boolean;
  /** What a proof kept in the database attests, or null when it does not hold. */
  judge(seq: number, proof: string): Anchor | null;
};

/** Why the authority's answer is not taken. */
export type TimeStampReason =
  | 'UNREACHABLE'
  | 'TOO_SLOW'
  | 'TOO_LARGE'
  | 'UNREADABLE'
  | 'NOT_GRANTED'
  | 'IMPRINT'
  | 'NONCE'
  | 'SIGNATURE'
  | 'CERTIFICATE'
  | 'EXPIRED'
  | 'NOT_A_TIME_STAMPER'
  | 'UNKNOWN_AUTHORITY'
  | 'CLOCK';

/** No time stamp this time. Nothing is lost: the head is anchored in the signed file, and the next try stamps a later one. */
export class TimeStampRefused extends Error {
  override readonly name = 'TimeStampRefused';
  readonly reason: TimeStampReason;

  constructor(reason: TimeStampReason) {
    super(reason);
    this.reason = reason;
  }
}
