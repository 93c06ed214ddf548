/**
 * What a column holds, so that a copy of the data can be made that names nobody.
 *
 * nothing       values of the product (identifiers, states, sums) or words of the organisation about nobody;
 * mixed-text    words of the organisation that may name a person or a company: known names are replaced inside;
 * free-text     what people write: replaced whole by as many characters;
 * secret        what opens a door: emptied, or drawn again where it must not be empty;
 * signature     the strokes of a hand: replaced by a placeholder;
 * erased        removed, because only a part beside it proves it (personal facts of the journal);
 * json          each string inside is replaced but identifiers, dates and sums: all but those under the keys to keep, or
 *               only those under some keys.
 *
 * The others are replaced by an invented value of the same kind, always the same for the same original.
 */
export type Holding =
  | 'nothing'
  | 'first-name'
  | 'last-name'
  | 'full-name'
  | 'email'
  | 'phone'
  | 'company-name'
  | 'siret'
  | 'street'
  | 'town'
  | 'postcode'
  | 'file-name'
  | 'mixed-text'
  | 'free-text'
  | 'secret'
  | 'signature'
  | 'erased'
  | { readonly json: 'all-but'; readonly keys: readonly string[] }
  | { readonly json: 'only'; readonly keys: readonly string[] };

/**
 * Table → its columns; 'removed' when a copy keeps no row of it (doors, answers kept for repeats); 'derived' when triggers
 * whose functions stand in its schema write it from other tables: it follows them as they are replaced.
 */
export type PersonalData = Readonly<Record<string, 'removed' | 'derived' | Readonly<Record<string, Holding>>>>;
