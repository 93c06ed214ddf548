/** What a column of a client's file may hold. */
export type RosterField =
  | 'ignore'
  | 'lastName'
  | 'firstName'
  | 'fullName'
  | 'email'
  | 'companyName'
  | 'siret'
  | 'phone'
  | 'jobTitle'
  | 'birthDate'
  | 'employeeNumber';

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Words of a title, tried in this order: the more precise first, so that « nom de l’entreprise » is not a person. */
const TITLES: readonly [RosterField, RegExp][] = [
  ['siret', /\bsire[nt]\b/],
  ['email', /\b(e ?mail|mail|courriel|adresse electronique|participant email)\b/],
  ['birthDate', /\b(naissance|ne e? le|ne le|nee le|birth|ddn)\b/],
  ['employeeNumber', /\b(matricule|employee number|n salarie)\b/],
  ['phone', /\b(tel|telephone|portable|mobile|phone|gsm)\b/],
  ['companyName', /\b(entreprise|societe|raison sociale|employeur|client|company|structure|organisme|etablissement)\b/],
  ['jobTitle', /\b(fonction|poste|emploi|metier|job|intitule du poste)\b/],
  [
    'fullName',
    /\b(nom prenom|nom et prenom|prenom nom|prenom et nom|nom complet|full name)\b|^(stagiaires?|apprenants?|participants?|personnes?)$/,
  ],
  ['firstName', /\b(prenom|first ?name|given name|participant prenom)\b/],
  ['lastName', /\b(nom|last ?name|surname|nom de famille|participant nom|name)\b/],
];
const NOT_PEOPLE = /\b(formateur|representant|contact|opco|financeur|numero complet|intitule)\b/;

/**
 * Guesses what each column holds from its title, then from its cells; each field is given once, to the best column.
 *
 * A file with one column for first and last names gives `fullName`. A column that nothing recognises is ignored and shown
 * as such: a person decides.
 */
export function guessColumns(titles: readonly string[], cells: (column: number) => readonly string[]): RosterField[] {
  const taken = new Set<RosterField>();
  const take = (field: RosterField | null): RosterField => {
    if (!field || taken.has(field)) return 'ignore';
    taken.add(field);
    return field;
  };
  const byTitle = titles.map((title) => take(fromTitle(title)));
  const fields = byTitle.map((field, column) =>
    field === 'ignore' && !fromTitle(titles[column] ?? '') ? take(fromCells(cells(column))) : field,
  );
  const hasBoth = fields.includes('lastName') && fields.includes('firstName');
  return fields.map((field) => (field === 'fullName' && hasBoth ? 'ignore' : field));
}

function fromTitle(title: string): RosterField | null {
  const words = fold(title.replaceAll('_', ' '));
  if (NOT_PEOPLE.test(words)) return null;
  const first = fold(title.replaceAll('_', ' '));
  if (/\bprenom\b/.test(first) && !/\bnom\b/.test(first.replace(/\bprenom\b/, ''))) return 'firstName';
  return TITLES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const SHAPES: readonly [RosterField, RegExp][] = [
  ['email', /^[^\s@]+@[^\s@]+$/],
  ['siret', /^\d{13,14}$/],
  ['phone', /^(\+33|0033|0)\s?[1-9]([\s.-]?\d{2}){4}$/],
];

/** A column whose filled cells nearly all (80 %) have one shape. Names are never guessed from cells: too easily wrong. */
function fromCells(cells: readonly string[]): RosterField | null {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return null;
  return (
    SHAPES.find(([, shape]) => filled.filter((cell) => shape.test(cell)).length >= filled.length * 0.8)?.[0] ?? null
  );
}
