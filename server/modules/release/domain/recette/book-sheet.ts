import type { z } from 'zod';
import type { BookFile, CaseText } from '../../../../../contract/recette.ts';

export type Book = z.output<typeof BookFile>;
export type Case = z.output<typeof CaseText>;
type Cell = string | number;

/** Columns of the book as a sheet, in order. Lists stand one per line inside their cell. */
export const BOOK_COLUMNS = [
  'Cas',
  'Domaine',
  'Intitulé',
  'Acteur',
  'Préconditions',
  'Étapes',
  'Résultat attendu',
  'Priorité',
  'Bloquant',
  'Indicateurs Qualiopi',
  'Exigences',
  'Automatisable',
  'Moyen',
  'Environnement',
  'Référentiel',
] as const;

const lines = (list: readonly string[]) => list.join('\n');
const yes = (value: boolean) => (value ? 'oui' : 'non');

/** The book as rows of a sheet; requirements carry their title after their code. */
export function bookRows({ cases, requirements, framework }: Book): Cell[][] {
  const titles = new Map(requirements.map(({ code, title }) => [code, title]));
  return cases.map((one) => [
    one.code,
    one.domain,
    one.title,
    one.actor,
    lines(one.preconditions),
    lines(one.steps),
    one.expected,
    one.priority,
    yes(one.isBlocking),
    one.indicators.join(', '),
    lines(one.requirements.map((code) => `${code} ${titles.get(code) ?? ''}`.trim())),
    yes(one.isAutomatable),
    one.automation,
    one.environment,
    framework,
  ]);
}

export type SheetLine = { readonly line: number; readonly cells: readonly string[] };

/** A sheet read as a book, not checked yet; null when a column is missing. Lines keep their number for the refusal. */
export function bookOfSheet(
  columns: readonly string[],
  rows: readonly SheetLine[],
): { book: unknown; lineOf: readonly number[] } | null {
  const place = BOOK_COLUMNS.map((name) => columns.findIndex((column) => same(column, name)));
  if (place.some((index) => index < 0)) return null;
  const titles = new Map<string, string>();
  const cases = rows.map(({ cells }) => {
    const cell = (name: (typeof BOOK_COLUMNS)[number]) =>
      unquoted(cells[place[BOOK_COLUMNS.indexOf(name)] ?? -1] ?? '');
    const list = (name: (typeof BOOK_COLUMNS)[number]) =>
      cell(name)
        .split('\n')
        .map((text) => text.trim())
        .filter((text) => text !== '');
    const requirements = list('Exigences').map((text) => {
      const [code = '', ...title] = text.split(' ');
      titles.set(code, title.join(' ') || titles.get(code) || code);
      return code;
    });
    return {
      code: cell('Cas'),
      domain: cell('Domaine'),
      title: cell('Intitulé'),
      actor: cell('Acteur'),
      preconditions: list('Préconditions'),
      steps: list('Étapes'),
      expected: cell('Résultat attendu'),
      priority: cell('Priorité').toUpperCase(),
      isBlocking: same(cell('Bloquant'), 'oui'),
      indicators: cell('Indicateurs Qualiopi')
        .split(/[,;\s]+/)
        .filter((text) => text !== '')
        .map(Number),
      requirements,
      isAutomatable: same(cell('Automatisable'), 'oui'),
      automation: cell('Moyen'),
      environment: cell('Environnement').toUpperCase(),
    };
  });
  const frameworkAt = place[BOOK_COLUMNS.indexOf('Référentiel')] ?? -1;
  return {
    book: {
      format: 'formapro-recette/1',
      framework: unquoted(rows[0]?.cells[frameworkAt] ?? ''),
      requirements: [...titles].map(([code, title]) => ({ code, title })),
      cases,
    },
    lineOf: rows.map(({ line }) => line),
  };
}

/** An export puts an apostrophe before what a spreadsheet would run; it is not part of the text. */
const unquoted = (text: string) => (/^'\s*[=+\-@]/.test(text) ? text.slice(1) : text);
const same = (a: string, b: string) => a.trim().toLowerCase() === b.toLowerCase();
