/** One line of the journal. `facts` hold nothing personal: they enter the hash chain and stay for ever. */
export type TrailEntry = {
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What else the line concerns, so that a session or a person finds it again: { session: id, person: id }. */
  readonly links?: Readonly<Record<string, string | null | undefined>>;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Personal facts (a name, a mail, a reason in words): kept beside the chain, erasable, only their hash is sealed. */
  readonly personal?: Readonly<Record<string, unknown>>;
};
