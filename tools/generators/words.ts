/** A name of the trade in the spellings that code needs, made from words joined by hyphens. */
export type Name = {
  /** `improvement-action`: files, addresses. */
  readonly kebab: string;
  /** `improvementAction` */
  readonly camel: string;
  /** `ImprovementAction` */
  readonly pascal: string;
  /** `improvement_action`: tables and columns. */
  readonly snake: string;
  /** `improvement action`: sentences. */
  readonly plain: string;
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Reads a name typed on the command line; anything but lower-case words is refused with an example. */
export function readName(typed: string | undefined, example: string): Name {
  const words = (typed ?? '').replaceAll('_', '-').split('-');
  if (!words.every((word) => /^[a-z]+$/.test(word)))
    throw new Error(`Donnez un nom en lettres minuscules, avec des tirets entre les mots. Exemple : ${example}`);
  const pascal = words.map(capital).join('');
  return {
    kebab: words.join('-'),
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    snake: words.join('_'),
    plain: words.join(' '),
  };
}

/** Reads `verb-noun`. */
export function readVerbNoun(typed: string | undefined): { verb: string; noun: Name; both: Name } {
  const both = readName(typed, 'close-complaint');
  const [verb = '', ...noun] = both.kebab.split('-');
  if (noun.length === 0) throw new Error('Un cas d’usage se nomme verbe-nom. Exemple : close-complaint');
  return { verb, noun: readName(noun.join('-'), 'complaint'), both };
}

const IRREGULAR: Readonly<Record<string, string>> = {
  find: 'found',
  give: 'given',
  hold: 'held',
  leave: 'left',
  make: 'made',
  pay: 'paid',
  read: 'read',
  send: 'sent',
  set: 'set',
  show: 'shown',
  take: 'taken',
  withdraw: 'withdrawn',
  write: 'written',
};
const DOUBLED = /^(cancel|drop|plan|stop|submit|ship|refer)$/;

/** What has been done: the action of the trail and the column that dates it. */
export function pastOf(verb: string): string {
  if (IRREGULAR[verb]) return IRREGULAR[verb];
  if (DOUBLED.test(verb)) return `${verb}${verb.slice(-1)}ed`;
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
