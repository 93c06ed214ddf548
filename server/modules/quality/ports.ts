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
