import type { Context } from '../../../kernel/context.ts';
import { LETTERS, type LetterName } from '../domain/letters.ts';
import { SAMPLE_VALUES } from '../domain/sample-values.ts';
import { findOrganisationName } from '../store/organisation.read.ts';
import { renderMail } from './render-mail.ts';

/** Every letter in one language, signed as here and written to somebody who does not exist; its button goes nowhere. */
export async function showLetters(ctx: Context, language: 'fr' | 'en') {
  const values = { ...SAMPLE_VALUES, organisation: await findOrganisationName(ctx) };
  const names = Object.keys(LETTERS) as LetterName[];
  return {
    letters: names.map((letter) => ({ letter, ...renderMail(letter, language, values) })),
  };
}
