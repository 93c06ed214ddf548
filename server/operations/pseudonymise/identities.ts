/**
 * Known names (people, companies, addresses, numbers) and what each becomes, found inside any text whatever its case,
 * accents or punctuation: « ZOE-DELMAS.pdf » holds « Zoé Delmas ».
 */
export type Identities = {
  add(original: string, replacement: string): void;
  /** The text with every known name replaced. */
  replaceIn(text: string): string;
  /** Known names that the text holds. */
  findIn(text: string): string[];
  /** Whether the whole text is a known name: an invented one must not be somebody's. */
  has(text: string): boolean;
  readonly count: number;
};

type Node = { readonly next: Map<string, Node>; original?: string; replacement?: string };
type Token = { readonly word: string; readonly from: number; readonly to: number };

const WORD = /[\p{L}\p{N}]+/gu;

/** A name of one short word (a company called « Conseil ») would be found in ordinary sentences. */
const SHORTEST_SINGLE_WORD = 6;

export function knownIdentities(): Identities {
  const root: Node = { next: new Map() };
  let count = 0;
  const longestAt = (tokens: readonly Token[], at: number) => {
    let node: Node | undefined = root;
    let found: { node: Node; end: number } | null = null;
    for (let index = at; node && index < tokens.length; index++) {
      node = node.next.get(tokens[index]?.word ?? '');
      if (node?.original !== undefined) found = { node, end: index };
    }
    return found;
  };
  return {
    add(original, replacement) {
      const tokens = tokensOf(original);
      const only = tokens.length === 1 ? tokens[0] : undefined;
      if (tokens.length === 0 || (only && only.word.length < SHORTEST_SINGLE_WORD)) return;
      let node = root;
      for (const { word } of tokens) {
        const next: Node = node.next.get(word) ?? { next: new Map() };
        node.next.set(word, next);
        node = next;
      }
      if (node.original === undefined) count++;
      node.original ??= original;
      node.replacement ??= replacement;
    },
    replaceIn(text) {
      const tokens = tokensOf(text);
      let written = '';
      let upTo = 0;
      for (let index = 0; index < tokens.length; index++) {
        const found = longestAt(tokens, index);
        if (!found) continue;
        written += text.slice(upTo, tokens[index]?.from) + found.node.replacement;
        upTo = tokens[found.end]?.to ?? upTo;
        index = found.end;
      }
      return written + text.slice(upTo);
    },
    findIn(text) {
      const tokens = tokensOf(text);
      const found = tokens.flatMap((_, index) => longestAt(tokens, index)?.node.original ?? []);
      return [...new Set(found)];
    },
    has(text) {
      const tokens = tokensOf(text);
      return longestAt(tokens, 0)?.end === tokens.length - 1;
    },
    get count() {
      return count;
    },
  };
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}
