/** A list that a name goes through, and where in it. */
export type Level = { readonly list: string; readonly index: number };
export type ElementPath = {
  readonly name: string;
  /** Name with "n" for each index. */
  readonly pattern: string;
  readonly levels: readonly Level[];
  /** Item in braces at the end of an adl.nav.request_valid name, and the way it would be gone to. */
  readonly target: { readonly id: string; readonly by: 'choice' | 'jump' } | null;
};

const TARGET = /^(adl\.nav\.request_valid\.(choice|jump)\.)\{target=([^}]*)\}$/;

/** Reads an element name; null when it cannot be one. */
export function readElementPath(name: string): ElementPath | null {
  const aimed = TARGET.exec(name);
  if (aimed) {
    const by = aimed[2] === 'jump' ? 'jump' : 'choice';
    return { name, pattern: `${aimed[1]}target`, levels: [], target: { id: aimed[3] ?? '', by } };
  }
  const parts = name.split('.');
  if (parts.length < 2 || parts.some((part) => part === '' || part === 'n')) return null;
  const levels: Level[] = [];
  const pattern = parts.map((part, position) => {
    if (!/^(0|[1-9]\d*)$/.test(part)) return part;
    levels.push({ list: parts.slice(0, position).join('.'), index: Number(part) });
    return 'n';
  });
  return { name, pattern: pattern.join('.'), levels, target: null };
}

/** Puts indexes back into a pattern, in order. */
export function nameAt(pattern: string, levels: readonly Level[]): string {
  let rank = 0;
  return pattern.replace(/(?<=\.)n(?=\.|$)/g, () => String(levels[rank++]?.index ?? 0));
}
