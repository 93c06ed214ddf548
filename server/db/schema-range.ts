/** What of a database a build can serve on: from its own last step that adds, to the last step that removes it knows. */
export type SchemaRange = {
  /** Steps that add, up to this one, must have run. */
  readonly min: string;
  /** Steps that remove, up to this one, may have run; empty: none. What later versions only add is always accepted. */
  readonly max: string;
};

export type Step = { readonly name: string; readonly kind: 'expand' | 'data' | 'contract' };

export function schemaRange(own: readonly Step[]): SchemaRange {
  return { min: lastOf(own, false), max: lastOf(own, true) };
}

/** behind: a step that the build needs has not run; ahead: a later version removed something that it may still use. */
export type SchemaTrouble = { readonly why: 'behind' | 'ahead'; readonly step: string };

/**
 * Why a build must not serve on a database, or null when it may.
 *
 * @param ran names of the steps that have run there.
 */
export function schemaTrouble(own: readonly Step[], ran: readonly string[]): SchemaTrouble | null {
  const known = new Set(own.map(({ name }) => name));
  const removed = ran.find((name) => isContract(name) && !known.has(name));
  if (removed) return { why: 'ahead', step: removed };
  const done = new Set(ran);
  const missing = own.find(({ name, kind }) => kind !== 'contract' && !done.has(name));
  return missing ? { why: 'behind', step: missing.name } : null;
}

function isContract(name: string): boolean {
  return name.endsWith('.contract.sql');
}

function lastOf(own: readonly Step[], removes: boolean): string {
  return own.filter(({ kind }) => (kind === 'contract') === removes).at(-1)?.name ?? '';
}
